import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { formatBlock } from "../network/address-block.ts";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import type { MatchingEngineArgs } from "./matching-engine.ts";
import { MatchingEngine } from "./matching-engine.ts";
import { planMatching } from "./matching-plan.ts";
import { matchingUserData } from "./matching-user-data.ts";

/** ECS instances in vSwitches of their own. */
export class AlicloudMatchingEngine extends MatchingEngine {
  readonly addresses: readonly pulumi.Output<string>[];

  constructor(
    name: string,
    args: MatchingEngineArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const plan = planMatching(args, args.network.plan);

    const switches = new Map(
      plan.places.map((place) => [
        place.zone,
        new alicloud.vpc.Switch(
          `${name}-${place.zone}`,
          {
            vpcId: args.network.networkId,
            zoneId: place.zone,
            cidrBlock: formatBlock(place.fixed),
            vswitchName: `${name}-${place.zone}`,
          },
          { parent: this },
        ),
      ]),
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
          userData: matchingUserData(plan, node),
        },
        // The address is fixed: the next node can't start while the last one holds it.
        { parent: this, deleteBeforeReplace: true },
      );
    });

    this.addresses = nodes.map((node) => node.privateIp);
    this.registerOutputs({ nodes: nodes.map((node) => node.urn), survives: plan.survives });
  }
}
