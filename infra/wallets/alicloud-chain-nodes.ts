import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { formatBlock } from "../network/address-block.ts";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import type { ChainNodesArgs } from "./chain-nodes.ts";
import { ChainNodes, chainUserData } from "./chain-nodes.ts";
import { planChainNodes } from "./chain-nodes-plan.ts";

/** Alibaba Cloud names data disks itself, in the order in which they come. */
const firstDataDisk = "/dev/vdb";

/** ECS instances in vSwitches of their own, each with a disk. */
export class AlicloudChainNodes extends ChainNodes {
  readonly addresses: readonly pulumi.Output<string>[];

  constructor(
    name: string,
    args: ChainNodesArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const plan = planChainNodes(args, args.network.plan);

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
        // The zone's table leads to the other nodes of the chains, out in the internet, and to the other cloud.
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
      const nodeName = `${name}-node-${node.number}`;
      const instance = new alicloud.ecs.Instance(
        nodeName,
        {
          instanceName: nodeName,
          hostName: nodeName,
          imageId: args.image,
          instanceType: args.instanceType,
          vswitchId: vswitch.id,
          privateIp: node.address,
          securityGroups: [args.network.insideGroupId],
          systemDiskCategory: "cloud_essd",
          systemDiskSize: 40,
          userData: chainUserData(node, firstDataDisk),
        },
        { parent: this, deleteBeforeReplace: true },
      );
      const disk = new alicloud.ecs.EcsDisk(
        nodeName,
        {
          diskName: nodeName,
          zoneId: vswitch.zoneId,
          category: "cloud_essd",
          size: args.storage,
          encrypted: true,
          paymentType: "PayAsYouGo",
        },
        { parent: this },
      );
      new alicloud.ecs.EcsDiskAttachment(
        nodeName,
        { diskId: disk.id, instanceId: instance.id },
        { parent: this, deleteBeforeReplace: true },
      );
      return instance;
    });

    this.addresses = nodes.map((node) => node.privateIp);
    this.registerOutputs({ nodes: nodes.map((node) => node.urn), survives: plan.survives });
  }
}
