import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { formatBlock } from "../network/address-block.ts";
import type { AwsNetwork } from "../network/aws-network.ts";
import type { MatchingEngineArgs } from "./matching-engine.ts";
import { MatchingEngine } from "./matching-engine.ts";
import { planMatching } from "./matching-plan.ts";
import { matchingUserData } from "./matching-user-data.ts";

/** EC2 instances in subnets of their own, which have no way to the internet. */
export class AwsMatchingEngine extends MatchingEngine {
  readonly addresses: readonly pulumi.Output<string>[];

  constructor(
    name: string,
    args: MatchingEngineArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const plan = planMatching(args, args.network.plan);

    const subnets = new Map(
      plan.places.map((place) => [
        place.zone,
        new aws.ec2.Subnet(
          `${name}-${place.zone}`,
          { vpcId: args.network.networkId, availabilityZone: place.zone, cidrBlock: formatBlock(place.fixed) },
          { parent: this },
        ),
      ]),
    );

    const nodes = plan.nodes.map((node) => {
      const subnet = subnets.get(node.zone);
      if (subnet === undefined) throw new RangeError(`Expected a subnet in ${node.zone}, found none.`);
      return new aws.ec2.Instance(
        `${name}-node-${node.number}`,
        {
          ami: args.image,
          instanceType: args.instanceType,
          subnetId: subnet.id,
          privateIp: node.address,
          vpcSecurityGroupIds: [args.network.insideGroupId],
          metadataOptions: { httpTokens: "required" },
          rootBlockDevice: { volumeType: "gp3", volumeSize: 100, encrypted: true },
          userData: matchingUserData(plan, node),
          userDataReplaceOnChange: true,
        },
        // The address is fixed: the next node can't start while the last one holds it.
        { parent: this, deleteBeforeReplace: true },
      );
    });

    this.addresses = nodes.map((node) => node.privateIp);
    this.registerOutputs({ nodes: nodes.map((node) => node.urn), survives: plan.survives });
  }
}
