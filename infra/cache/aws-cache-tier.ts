import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import type { CachePlan } from "./cache-plan.ts";
import { planCache, zonesOfCache } from "./cache-plan.ts";
import type { CacheTierArgs } from "./cache-tier.ts";
import { CacheTier } from "./cache-tier.ts";

/** An ElastiCache replication group: one shard, or several in cluster mode; each a primary with any number of standbys. */
export class AwsCacheTier extends CacheTier {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: CacheTierArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    const plan = planCache(args);
    const zones = zonesOfCache(plan);
    if (args.shards > 1 && args.nodes < 2) {
      throw new RangeError(`Expected two or more nodes in each shard of ${name}, read ${args.nodes}: AWS refuses one.`);
    }

    const subnets = new aws.elasticache.SubnetGroup(
      name,
      { description: `Subnets of ${name}`, subnetIds: zones.map((zone) => args.network.place(zone).subnetId) },
      { parent: this },
    );
    const cache = new aws.elasticache.ReplicationGroup(
      name,
      {
        description: `Cache tier ${name}`,
        engine: "valkey",
        engineVersion: "8.0",
        nodeType: args.nodeClass,
        port: this.port,
        ...members(plan, args),
        automaticFailoverEnabled: args.nodes > 1,
        multiAzEnabled: args.nodes > 1 && zones.length > 1,
        subnetGroupName: subnets.name,
        securityGroupIds: [args.network.insideGroupId],
        atRestEncryptionEnabled: true,
        transitEncryptionEnabled: true,
        ...(args.password === undefined ? {} : { authToken: args.password }),
      },
      { parent: this },
    );

    this.host = args.shards > 1 ? cache.configurationEndpointAddress : cache.primaryEndpointAddress;
    this.registerOutputs({ cache: cache.urn, survives: plan.survives });
  }
}

type MemberArgs = Pick<
  aws.elasticache.ReplicationGroupArgs,
  | "numCacheClusters"
  | "preferredCacheClusterAzs"
  | "numNodeGroups"
  | "replicasPerNodeGroup"
  | "nodeGroupConfigurations"
  | "parameterGroupName"
>;

function members(plan: CachePlan, args: CacheTierArgs & { readonly network: AwsNetwork }): MemberArgs {
  const zoneIn = (zone: string): pulumi.Output<string> => args.network.place(zone).zone;
  const [first, ...others] = plan.shards;
  if (first !== undefined && others.length === 0) {
    const zones = [first.primaryZone, ...first.standbyZones];
    return { numCacheClusters: zones.length, preferredCacheClusterAzs: zones.map(zoneIn) };
  }
  return {
    // A group without this family's cluster mode takes no more than one shard.
    parameterGroupName: "default.valkey8.cluster.on",
    numNodeGroups: plan.shards.length,
    replicasPerNodeGroup: args.nodes - 1,
    nodeGroupConfigurations: plan.shards.map((shard) => ({
      primaryAvailabilityZone: zoneIn(shard.primaryZone),
      replicaAvailabilityZones: shard.standbyZones.map(zoneIn),
      replicaCount: shard.standbyZones.length,
    })),
  };
}
