import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { formatBlock } from "../network/address-block.ts";
import type { AwsNetwork } from "../network/aws-network.ts";
import type { ChainNodesArgs } from "./chain-nodes.ts";
import { ChainNodes, chainUserData } from "./chain-nodes.ts";
import { planChainNodes } from "./chain-nodes-plan.ts";

const chainDisk = "/dev/xvdf";

/** EC2 instances in subnets of their own, each with a volume. */
export class AwsChainNodes extends ChainNodes {
  readonly addresses: readonly pulumi.Output<string>[];

  constructor(
    name: string,
    args: ChainNodesArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const plan = planChainNodes(args, args.network.plan);

    const subnets = new Map(
      plan.places.map(({ zone, block }) => {
        const subnet = new aws.ec2.Subnet(
          `${name}-${zone}`,
          { vpcId: args.network.networkId, availabilityZone: zone, cidrBlock: formatBlock(block) },
          { parent: this },
        );
        // The zone's table leads to the other nodes of the chains, out in the internet, and to the other cloud.
        new aws.ec2.RouteTableAssociation(
          `${name}-${zone}`,
          { subnetId: subnet.id, routeTableId: args.network.routeTableId(zone) },
          { parent: this },
        );
        return [zone, subnet];
      }),
    );

    const nodes = plan.nodes.map((node) => {
      const subnet = subnets.get(node.zone);
      if (subnet === undefined) throw new RangeError(`Expected a subnet in ${node.zone}, found none.`);
      const nodeName = `${name}-node-${node.number}`;
      const instance = new aws.ec2.Instance(
        nodeName,
        {
          ami: args.image,
          instanceType: args.instanceType,
          subnetId: subnet.id,
          privateIp: node.address,
          vpcSecurityGroupIds: [args.network.insideGroupId],
          metadataOptions: { httpTokens: "required" },
          rootBlockDevice: { volumeType: "gp3", volumeSize: 40, encrypted: true },
          userData: chainUserData(node, chainDisk),
          userDataReplaceOnChange: true,
        },
        { parent: this, deleteBeforeReplace: true },
      );
      const volume = new aws.ebs.Volume(
        nodeName,
        { availabilityZone: subnet.availabilityZone, size: args.storage, type: "gp3", encrypted: true },
        { parent: this },
      );
      new aws.ec2.VolumeAttachment(
        nodeName,
        { deviceName: chainDisk, volumeId: volume.id, instanceId: instance.id },
        { parent: this, deleteBeforeReplace: true },
      );
      return instance;
    });

    this.addresses = nodes.map((node) => node.privateIp);
    this.registerOutputs({ nodes: nodes.map((node) => node.urn), survives: plan.survives });
  }
}
