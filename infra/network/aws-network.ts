import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { survivedLoss } from "../placement/survived-loss.ts";
import type { AddressBlock } from "./address-block.ts";
import { formatBlock } from "./address-block.ts";
import type { NetworkArgs, Place, ZoneOfNetwork } from "./network.ts";
import { Network } from "./network.ts";
import type { NetworkPlan } from "./network-plan.ts";
import { planNetwork } from "./network-plan.ts";

/** The gateway endpoints are named after their region. */
export interface AwsNetworkArgs extends NetworkArgs {
  readonly region: string;
}

/** A VPC on AWS with a public and a private subnet in each zone, and the way out that the zone was given. */
export class AwsNetwork extends Network {
  readonly plan: NetworkPlan;
  readonly networkId: pulumi.Output<string>;
  readonly insideGroupId: pulumi.Output<string>;
  protected readonly zones: ReadonlyMap<string, ZoneOfNetwork>;

  constructor(name: string, args: AwsNetworkArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    this.plan = planNetwork(args);

    const vpc = new aws.ec2.Vpc(
      name,
      { cidrBlock: this.plan.cidr, enableDnsSupport: true, enableDnsHostnames: true },
      { parent: this },
    );
    this.networkId = vpc.id;

    const internet = new aws.ec2.InternetGateway(name, { vpcId: vpc.id }, { parent: this });
    const publicRoutes = new aws.ec2.RouteTable(`${name}-public`, { vpcId: vpc.id }, { parent: this });
    new aws.ec2.Route(
      `${name}-public`,
      { routeTableId: publicRoutes.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: internet.id },
      { parent: this },
    );
    const entrances = new Map(
      this.plan.places.map(({ zone, entrance }) => [
        zone,
        this.subnet(`${name}-public-${zone}`, zone, entrance, publicRoutes),
      ]),
    );

    const gateways = new Map(
      this.plan.nat.map((zone) => [zone, this.natGateway(`${name}-${zone}`, entrances.get(zone), internet)]),
    );
    this.zones = new Map(
      this.plan.places.map(({ zone, shared, natZone }) => {
        const routes = new aws.ec2.RouteTable(`${name}-${zone}`, { vpcId: vpc.id }, { parent: this });
        const gateway = natZone === undefined ? undefined : gateways.get(natZone);
        if (gateway !== undefined) {
          new aws.ec2.Route(
            `${name}-${zone}`,
            { routeTableId: routes.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: gateway.id },
            { parent: this },
          );
        }
        const place = this.subnet(`${name}-${zone}`, zone, shared, routes);
        return [zone, { place, entrance: entrances.get(zone) ?? place, routeTableId: routes.id }];
      }),
    );

    // What is kept in these stores does not pass the NAT gateways, and costs nothing on the way.
    for (const store of ["s3", "dynamodb"]) {
      new aws.ec2.VpcEndpoint(
        `${name}-${store}`,
        {
          vpcId: vpc.id,
          vpcEndpointType: "Gateway",
          serviceName: `com.amazonaws.${args.region}.${store}`,
          routeTableIds: [...this.zones.values()].map((zone) => zone.routeTableId),
        },
        { parent: this },
      );
    }

    const inside = new aws.ec2.SecurityGroup(
      `${name}-inside`,
      {
        vpcId: vpc.id,
        description: "Reachable from inside the network and its peers only",
        ingress: [{ protocol: "tcp", fromPort: 1, toPort: 65535, cidrBlocks: [...this.plan.admits] }],
        egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
      },
      { parent: this },
    );

    this.insideGroupId = inside.id;
    this.registerOutputs({ vpc: vpc.urn, survives: survivedLoss(args.zones, 1) });
  }

  private subnet(name: string, zone: string, block: AddressBlock, routes: aws.ec2.RouteTable): Place {
    const subnet = new aws.ec2.Subnet(
      name,
      { vpcId: this.networkId, availabilityZone: zone, cidrBlock: formatBlock(block) },
      { parent: this },
    );
    new aws.ec2.RouteTableAssociation(name, { routeTableId: routes.id, subnetId: subnet.id }, { parent: this });
    return { subnetId: subnet.id, zone: subnet.availabilityZone };
  }

  private natGateway(name: string, entrance: Place | undefined, internet: aws.ec2.InternetGateway): aws.ec2.NatGateway {
    if (entrance === undefined)
      throw new RangeError(`Expected a public subnet for the NAT gateway ${name}, found none.`);
    const address = new aws.ec2.Eip(name, { domain: "vpc" }, { parent: this, dependsOn: [internet] });
    return new aws.ec2.NatGateway(
      name,
      { subnetId: entrance.subnetId, allocationId: address.allocationId, connectivityType: "public" },
      // AWS: a NAT gateway made before the VPC has its internet gateway fails.
      { parent: this, dependsOn: [internet] },
    );
  }
}
