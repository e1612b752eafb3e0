import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { planCache } from "./cache-plan.ts";
import type { CacheTierArgs } from "./cache-tier.ts";
import { CacheTier } from "./cache-tier.ts";

/** An ElastiCache replication group without shards: a primary with any number of standbys. */
export class AwsCacheTier extends CacheTier {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: CacheTierArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    const plan = planCache(args);
    const memberZones = [plan.primaryZone, ...plan.standbyZones];
    const zones = [...new Set(memberZones)];

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
        numCacheClusters: memberZones.length,
        preferredCacheClusterAzs: memberZones.map((zone) => args.network.place(zone).zone),
        automaticFailoverEnabled: plan.standbyZones.length > 0,
        multiAzEnabled: zones.length > 1,
        subnetGroupName: subnets.name,
        securityGroupIds: [args.network.insideGroupId],
        atRestEncryptionEnabled: true,
        transitEncryptionEnabled: true,
        ...(args.password === undefined ? {} : { authToken: args.password }),
      },
      { parent: this },
    );

    this.host = cache.primaryEndpointAddress;
    this.registerOutputs({ cache: cache.urn, survives: plan.survives });
  }
}
