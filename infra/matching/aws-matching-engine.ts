import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { formatBlock } from "../network/address-block.ts";
import type { AwsNetwork } from "../network/aws-network.ts";
import type { MatchingEngineArgs } from "./matching-engine.ts";
import { MatchingEngine } from "./matching-engine.ts";
import type { MatchingPlan } from "./matching-plan.ts";
import { planMatching } from "./matching-plan.ts";
import { matchingUserData } from "./matching-user-data.ts";

/** EC2 instances in subnets of their own. */
export class AwsMatchingEngine extends MatchingEngine {
  readonly addresses: readonly pulumi.Output<string>[];
  readonly plan: MatchingPlan;

  constructor(
    name: string,
    args: MatchingEngineArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    const plan = planMatching(args, args.network.plan);
    this.plan = plan;
    const profile = args.metadata.readerProfile;

    const subnets = new Map(
      plan.places.map(({ zone, block }) => {
        const subnet = new aws.ec2.Subnet(
          `${name}-${zone}`,
          { vpcId: args.network.networkId, availabilityZone: zone, cidrBlock: formatBlock(block) },
          { parent: this },
        );
        // Without the zone's table the engine of the other cloud would not find its way here.
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
      return new aws.ec2.Instance(
        `${name}-node-${node.number}`,
        {
          ami: args.image,
          instanceType: args.instanceType,
          subnetId: subnet.id,
          privateIp: node.address,
          vpcSecurityGroupIds: [args.network.insideGroupId],
          ...(profile === undefined ? {} : { iamInstanceProfile: profile }),
          metadataOptions: { httpTokens: "required" },
          rootBlockDevice: { volumeType: "gp3", volumeSize: 100, encrypted: true },
          userData: matchingUserData(plan, node, args),
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
