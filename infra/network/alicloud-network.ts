import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { survivedLoss } from "../placement/survived-loss.ts";
import { formatBlock } from "./address-block.ts";
import type { NetworkArgs, Place } from "./network.ts";
import { Network } from "./network.ts";
import type { NetworkPlan } from "./network-plan.ts";
import { planNetwork } from "./network-plan.ts";

/** A VPC on Alibaba Cloud with a vSwitch in each zone. */
export class AlicloudNetwork extends Network {
  readonly plan: NetworkPlan;
  readonly networkId: pulumi.Output<string>;
  readonly insideGroupId: pulumi.Output<string>;
  protected readonly places: ReadonlyMap<string, Place>;

  constructor(name: string, args: NetworkArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    this.plan = planNetwork(args);

    const vpc = new alicloud.vpc.Network(name, { vpcName: name, cidrBlock: this.plan.cidr }, { parent: this });

    this.places = new Map(
      this.plan.places.map((place) => {
        const vswitch = new alicloud.vpc.Switch(
          `${name}-${place.zone}`,
          {
            vpcId: vpc.id,
            zoneId: place.zone,
            cidrBlock: formatBlock(place.shared),
            vswitchName: `${name}-${place.zone}`,
          },
          { parent: this },
        );
        return [place.zone, { subnetId: vswitch.id, zone: vswitch.zoneId }];
      }),
    );

    const inside = new alicloud.ecs.SecurityGroup(
      `${name}-inside`,
      { vpcId: vpc.id, securityGroupName: `${name}-inside`, description: "Reachable from inside the network only" },
      { parent: this },
    );
    new alicloud.ecs.SecurityGroupRule(
      `${name}-inside`,
      {
        securityGroupId: inside.id,
        type: "ingress",
        ipProtocol: "tcp",
        portRange: "1/65535",
        policy: "accept",
        nicType: "intranet",
        cidrIp: this.plan.cidr,
      },
      { parent: this },
    );

    this.networkId = vpc.id;
    this.insideGroupId = inside.id;
    this.registerOutputs({ vpc: vpc.urn, survives: survivedLoss(args.zones, 1) });
  }
}
