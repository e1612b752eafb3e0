import type { CatalogueEntry } from "../../model/catalogue.ts";

export const elasticache: readonly CatalogueEntry[] = [
  {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    noun: "cache",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [], group: "subnetGroupName" },
      // The first element is the primary's zone.
      placedBy: "preferredCacheClusterAzs",
      // Neither stated is one node, or as many as nodeGroupConfigurations says.
      count: {
        property: "numCacheClusters",
        or: { property: "replicasPerNodeGroup", plus: 1, unset: "unknown" },
        unset: "unknown",
      },
      parts: { property: "numNodeGroups", unset: 1 },
      // Multi-AZ permits takeover across zones; where nodes stand without a list of zones, no documentation promises.
      spreading: "none",
      failover: { property: "automaticFailoverEnabled", yes: [true], unset: "no" },
    },
    uses: {
      subnetGroupName: "none",
      preferredCacheClusterAzs: "none",
      securityGroupIds: "none",
      securityGroupNames: "none",
      parameterGroupName: "none",
      userGroupIds: "none",
      authToken: "none",
      authTokenWo: "none",
      kmsKeyId: "boots-from",
      snapshotArns: "boots-from",
      snapshotName: "boots-from",
      globalReplicationGroupId: "copies-from",
      logDeliveryConfigurations: "observed-by",
      notificationTopicArn: "observed-by",
      tags: "none",
    },
    prints: [
      "preferredCacheClusterAzs",
      "numCacheClusters",
      "numNodeGroups",
      "replicasPerNodeGroup",
      "automaticFailoverEnabled",
      "multiAzEnabled",
      "clusterMode",
    ],
    sources: [
      "preferredCacheClusterAzs: one zone for each node, the primary's first: @pulumi/aws 7.48 elasticache/replicationGroup.d.ts; left out, the system chooses: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
      "numCacheClusters: 1 by default unless shards are stated; replicasPerNodeGroup counts replicas beside each shard's primary and has no documented default: @pulumi/aws 7.48 elasticache/replicationGroup.d.ts",
      "numNodeGroups: 1 by default: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
      "automaticFailoverEnabled: false by default; without it no replica is promoted: @pulumi/aws 7.48 elasticache/replicationGroup.d.ts",
    ],
  },
  {
    type: "aws:elasticache/subnetGroup:SubnetGroup",
    noun: "cache subnet group",
    role: "network",
    stands: { kind: "nowhere" },
    uses: { subnetIds: "none", tags: "none" },
    joins: { kind: "subnet-group", over: { lists: [{ within: "subnetIds" }] } },
  },
  {
    type: "aws:elasticache/parameterGroup:ParameterGroup",
    noun: "cache parameter group",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { tags: "none" },
  },
];
