import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { survivedLoss } from "../placement/survived-loss.ts";
import { formatBlock } from "./address-block.ts";
import type { NetworkArgs, Place } from "./network.ts";
import { Network } from "./network.ts";
import type { NetworkPlan } from "./network-plan.ts";
import { planNetwork } from "./network-plan.ts";

/** A VPC on AWS with a subnet in each zone, all of them with a way to the internet for the balancers that stand there. */
export class AwsNetwork extends Network {
  readonly plan: NetworkPlan;
  readonly networkId: pulumi.Output<string>;
  readonly insideGroupId: pulumi.Output<string>;
  protected readonly places: ReadonlyMap<string, Place>;

  constructor(name: string, args: NetworkArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    this.plan = planNetwork(args);

    const vpc = new aws.ec2.Vpc(
      name,
      { cidrBlock: this.plan.cidr, enableDnsSupport: true, enableDnsHostnames: true },
      { parent: this },
    );
    const internet = new aws.ec2.InternetGateway(name, { vpcId: vpc.id }, { parent: this });
    const routes = new aws.ec2.RouteTable(name, { vpcId: vpc.id }, { parent: this });
    new aws.ec2.Route(
      `${name}-internet`,
      { routeTableId: routes.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: internet.id },
      { parent: this },
    );

    this.places = new Map(
      this.plan.places.map((place) => {
        const subnet = new aws.ec2.Subnet(
          `${name}-${place.zone}`,
          { vpcId: vpc.id, availabilityZone: place.zone, cidrBlock: formatBlock(place.shared) },
          { parent: this },
        );
        new aws.ec2.RouteTableAssociation(
          `${name}-${place.zone}`,
          { routeTableId: routes.id, subnetId: subnet.id },
          { parent: this },
        );
        return [place.zone, { subnetId: subnet.id, zone: subnet.availabilityZone }];
      }),
    );

    const inside = new aws.ec2.SecurityGroup(
      `${name}-inside`,
      {
        vpcId: vpc.id,
        description: "Reachable from inside the network only",
        ingress: [{ protocol: "tcp", fromPort: 1, toPort: 65535, cidrBlocks: [this.plan.cidr] }],
        egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [this.plan.cidr] }],
      },
      { parent: this },
    );

    this.networkId = vpc.id;
    this.insideGroupId = inside.id;
    this.registerOutputs({ vpc: vpc.urn, survives: survivedLoss(args.zones, 1) });
  }
}
