import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AwsCacheTier } from "../../../infra/cache/aws-cache-tier.ts";
import type { CacheTierArgs } from "../../../infra/cache/cache-tier.ts";
import { awsNetwork } from "../cell-networks.ts";
import type { Registered } from "../registered-resources.ts";
import { registeredBy, resolved, secret, theOnly } from "../registered-resources.ts";

const zones = ["ap-east-1a", "ap-east-1b"];

function build(args: Partial<CacheTierArgs>): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const network = awsNetwork();
    new AwsCacheTier("cache", { network, shards: 1, nodes: 3, zones, nodeClass: "cache.r6g.large", ...args }, {});
  });
}

async function group(args: Partial<CacheTierArgs>): Promise<Readonly<Record<string, unknown>>> {
  return theOnly(await build(args), "aws:elasticache/replicationGroup:ReplicationGroup").inputs;
}

test("one shard's nodes go round the zones, and a standby takes over by itself", async () => {
  const inputs = await group({});
  expect(inputs).toMatchObject({
    nodeType: "cache.r6g.large",
    numCacheClusters: 3,
    preferredCacheClusterAzs: ["ap-east-1a", "ap-east-1b", "ap-east-1a"],
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    subnetGroupName: "name of cache",
    securityGroupIds: ["SecurityGroup/network-inside"],
  });
  expect(inputs).not.toHaveProperty("numNodeGroups");
});

test("of several shards each has its primary in the next zone and its standbys in the others", async () => {
  const inputs = await group({ shards: 2, nodes: 2 });
  expect(inputs).toMatchObject({
    numNodeGroups: 2,
    replicasPerNodeGroup: 1,
    nodeGroupConfigurations: [
      { primaryAvailabilityZone: "ap-east-1a", replicaAvailabilityZones: ["ap-east-1b"], replicaCount: 1 },
      { primaryAvailabilityZone: "ap-east-1b", replicaAvailabilityZones: ["ap-east-1a"], replicaCount: 1 },
    ],
    parameterGroupName: "default.valkey8.cluster.on",
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
  });
  // AWS takes the one or the other.
  expect(inputs).not.toHaveProperty("numCacheClusters");
  expect(inputs).not.toHaveProperty("preferredCacheClusterAzs");
});

test("clients of one shard find its primary, those of several find the cluster", async () => {
  for (const [shards, expected] of [
    [1, "cache.elasticache.test"],
    [2, "cache.cluster.elasticache.test"],
  ] as const) {
    const caches: AwsCacheTier[] = [];
    await registeredBy(() => {
      const args = { network: awsNetwork(), shards, nodes: 2, zones, nodeClass: "cache.r6g.large" };
      caches.push(new AwsCacheTier("cache", args, {}));
    });
    expect(await Promise.all(caches.map((cache) => resolved(cache.host)))).toEqual([expected]);
  }
});

test("shards without standbys are refused, as AWS refuses them", async () => {
  await expect(build({ shards: 2, nodes: 1 })).rejects.toThrow("two or more nodes in each shard of cache, read 1");
});

test("the subnet group is the subnets of the zones in use, each once", async () => {
  const registered = await build({});
  expect(theOnly(registered, "aws:elasticache/subnetGroup:SubnetGroup").inputs).toMatchObject({
    subnetIds: ["Subnet/network-ap-east-1a", "Subnet/network-ap-east-1b"],
  });
});

test("in one zone a standby takes over, and nothing is called multi-zone", async () => {
  expect(await group({ nodes: 2, zones: ["ap-east-1b"] })).toMatchObject({
    preferredCacheClusterAzs: ["ap-east-1b", "ap-east-1b"],
    automaticFailoverEnabled: true,
    multiAzEnabled: false,
  });
});

test("a single node has nobody to take over", async () => {
  expect(await group({ nodes: 1 })).toMatchObject({
    numCacheClusters: 1,
    automaticFailoverEnabled: false,
    multiAzEnabled: false,
  });
});

test("a password is asked for where one is set, and stays a secret", async () => {
  expect(await group({ password: pulumi.secret("correct horse battery") })).toMatchObject({
    transitEncryptionEnabled: true,
    authToken: secret("correct horse battery"),
  });
  expect(await group({})).not.toHaveProperty("authToken");
});

test.each([
  { nodes: 3, in: zones, survives: "zone" },
  { nodes: 2, in: ["ap-east-1a"], survives: "instance" },
  { nodes: 1, in: zones, survives: "none" },
])("it registers the group; with $nodes nodes in $in it claims $survives", async ({ nodes, in: given, survives }) => {
  const component = theOnly(await build({ nodes, zones: given }), "trading:cache:CacheTier");
  expect(component.outputs).toEqual({ cache: "-> aws:elasticache/replicationGroup:ReplicationGroup cache", survives });
});
