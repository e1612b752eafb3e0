import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { formatBlock } from "../network/address-block.ts";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import type { MatchingEngineArgs } from "./matching-engine.ts";
import { MatchingEngine } from "./matching-engine.ts";
import type { MatchingPlan } from "./matching-plan.ts";
import { planMatching } from "./matching-plan.ts";
import { matchingUserData } from "./matching-user-data.ts";

/** ECS instances in vSwitches of their own. */
export class AlicloudMatchingEngine extends MatchingEngine {
  readonly addresses: readonly pulumi.Output<string>[];
  readonly plan: MatchingPlan;

  constructor(
    name: string,
    args: MatchingEngineArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    const plan = planMatching(args, args.network.plan);
    this.plan = plan;

    const switches = new Map(
      plan.places.map(({ zone, block }) => {
        const vswitch = new alicloud.vpc.Switch(
          `${name}-${zone}`,
          {
            vpcId: args.network.networkId,
            zoneId: zone,
            cidrBlock: formatBlock(block),
            vswitchName: `${name}-${zone}`,
          },
          { parent: this },
        );
        // Without the zone's table the engine of the other cloud would not find its way here.
        new alicloud.vpc.RouteTableAttachment(
          `${name}-${zone}`,
          { vswitchId: vswitch.id, routeTableId: args.network.routeTableId(zone) },
          { parent: this },
        );
        return [zone, vswitch];
      }),
    );

    const nodes = plan.nodes.map((node) => {
      const vswitch = switches.get(node.zone);
      if (vswitch === undefined) throw new RangeError(`Expected a vSwitch in ${node.zone}, found none.`);
      return new alicloud.ecs.Instance(
        `${name}-node-${node.number}`,
        {
          instanceName: `${name}-node-${node.number}`,
          hostName: `${name}-node-${node.number}`,
          imageId: args.image,
          instanceType: args.instanceType,
          vswitchId: vswitch.id,
          privateIp: node.address,
          securityGroups: [args.network.insideGroupId],
          systemDiskCategory: "cloud_essd",
          systemDiskSize: 100,
          userData: matchingUserData(plan, node, args),
        },
        // The address is fixed: the next node can't start while the last one holds it.
        { parent: this, deleteBeforeReplace: true },
      );
    });

    this.addresses = nodes.map((node) => node.privateIp);
    this.registerOutputs({ nodes: nodes.map((node) => node.urn), survives: plan.survives });
  }
}
