import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { survivedLoss } from "../placement/survived-loss.ts";
import { formatBlock } from "./address-block.ts";
import type { NetworkArgs, ZoneOfNetwork } from "./network.ts";
import { Network } from "./network.ts";
import type { NetworkPlan, PlacePlan } from "./network-plan.ts";
import { planNetwork } from "./network-plan.ts";

/** A VPC on Alibaba Cloud with a vSwitch in each zone, which serves as entrance as well, and the way out it was given. */
export class AlicloudNetwork extends Network {
  readonly plan: NetworkPlan;
  readonly networkId: pulumi.Output<string>;
  readonly insideGroupId: pulumi.Output<string>;
  protected readonly zones: ReadonlyMap<string, ZoneOfNetwork>;

  constructor(name: string, args: NetworkArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    this.plan = planNetwork(args);

    const vpc = new alicloud.vpc.Network(name, { vpcName: name, cidrBlock: this.plan.cidr }, { parent: this });
    this.networkId = vpc.id;

    const switches = new Map(this.plan.places.map((place) => [place.zone, this.vswitch(name, place)]));
    const gateways = new Map(
      this.plan.nat.map((zone) => [zone, this.natGateway(`${name}-${zone}`, switches.get(zone))]),
    );
    this.zones = new Map(
      this.plan.places.map((planned) => {
        const { zone, natZone } = planned;
        const vswitch = switches.get(zone);
        if (vswitch === undefined) throw new RangeError(`Expected a vSwitch in ${zone}, found none.`);
        const routes = this.routes(`${name}-${zone}`, vswitch);
        const gateway = natZone === undefined ? undefined : gateways.get(natZone);
        if (gateway !== undefined) this.wayOut(`${name}-${zone}`, planned, routes, gateway);
        const place = { subnetId: vswitch.id, zone: vswitch.zoneId };
        return [zone, { place, entrance: place, routeTableId: routes.id }];
      }),
    );

    const inside = new alicloud.ecs.SecurityGroup(
      `${name}-inside`,
      {
        vpcId: vpc.id,
        securityGroupName: `${name}-inside`,
        description: "Reachable from inside the network and its peers only",
      },
      { parent: this },
    );
    for (const [index, cidr] of this.plan.admits.entries()) {
      new alicloud.ecs.SecurityGroupRule(
        index === 0 ? `${name}-inside` : `${name}-inside-peer-${index}`,
        {
          securityGroupId: inside.id,
          type: "ingress",
          ipProtocol: "tcp",
          portRange: "1/65535",
          policy: "accept",
          nicType: "intranet",
          cidrIp: cidr,
        },
        { parent: this },
      );
    }

    this.insideGroupId = inside.id;
    this.registerOutputs({ vpc: vpc.urn, survives: survivedLoss(args.zones, 1) });
  }

  private vswitch(name: string, place: PlacePlan): alicloud.vpc.Switch {
    return new alicloud.vpc.Switch(
      `${name}-${place.zone}`,
      {
        vpcId: this.networkId,
        zoneId: place.zone,
        cidrBlock: formatBlock(place.shared),
        vswitchName: `${name}-${place.zone}`,
      },
      { parent: this },
    );
  }

  /** A table for each zone: the VPC's own table has room for one way out only. */
  private routes(name: string, vswitch: alicloud.vpc.Switch): alicloud.vpc.RouteTable {
    const routes = new alicloud.vpc.RouteTable(
      name,
      { vpcId: this.networkId, routeTableName: name, associateType: "VSwitch" },
      { parent: this },
    );
    new alicloud.vpc.RouteTableAttachment(name, { routeTableId: routes.id, vswitchId: vswitch.id }, { parent: this });
    return routes;
  }

  private natGateway(name: string, vswitch: alicloud.vpc.Switch | undefined): WayOut {
    if (vswitch === undefined) throw new RangeError(`Expected a vSwitch for the NAT gateway ${name}, found none.`);
    const address = new alicloud.ecs.EipAddress(
      name,
      { addressName: name, bandwidth: "200", internetChargeType: "PayByTraffic", paymentType: "PayAsYouGo" },
      { parent: this },
    );
    const gateway = new alicloud.vpc.NatGateway(
      name,
      {
        natGatewayName: name,
        vpcId: this.networkId,
        vswitchId: vswitch.id,
        natType: "Enhanced",
        networkType: "internet",
        paymentType: "PayAsYouGo",
        internetChargeType: "PayByLcu",
        // Each zone has its own, so that a zone that is lost takes no other zone's way out along.
        availabilityMode: "SingleAZ",
      },
      { parent: this },
    );
    const bound = new alicloud.ecs.EipAssociation(
      name,
      { allocationId: address.id, instanceId: gateway.id, instanceType: "Nat" },
      { parent: this },
    );
    return { gateway, address, bound };
  }

  private wayOut(
    name: string,
    { whole }: PlacePlan,
    routes: alicloud.vpc.RouteTable,
    { gateway, address, bound }: WayOut,
  ): void {
    new alicloud.vpc.SnatEntry(
      name,
      {
        snatTableId: gateway.snatTableIds,
        // The whole zone: vSwitches that others make there leave the same way.
        sourceCidr: formatBlock(whole),
        snatIp: address.ipAddress,
        snatEntryName: name,
      },
      // An address that is not bound yet is refused.
      { parent: this, dependsOn: [bound] },
    );
    new alicloud.vpc.RouteEntry(
      `${name}-out`,
      {
        routeTableId: routes.id,
        destinationCidrblock: "0.0.0.0/0",
        nexthopType: "NatGateway",
        nexthopId: gateway.id,
        name: `${name}-out`,
      },
      { parent: this },
    );
  }
}

interface WayOut {
  readonly gateway: alicloud.vpc.NatGateway;
  readonly address: alicloud.ecs.EipAddress;
  readonly bound: alicloud.ecs.EipAssociation;
}
