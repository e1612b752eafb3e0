import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AwsCacheTier } from "../../../infra/cache/aws-cache-tier.ts";
import type { CacheTierArgs } from "../../../infra/cache/cache-tier.ts";
import { AwsNetwork } from "../../../infra/network/aws-network.ts";
import type { Registered } from "../registered-resources.ts";
import { registeredBy, secret, theOnly } from "../registered-resources.ts";

const zones = ["ap-east-1a", "ap-east-1b"];

function build(args: Partial<CacheTierArgs>): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const network = new AwsNetwork("network", { cidr: "10.20.0.0/16", zones }, {});
    new AwsCacheTier("cache", { network, nodes: 3, zones, nodeClass: "cache.r6g.large", ...args }, {});
  });
}

async function group(args: Partial<CacheTierArgs>): Promise<Readonly<Record<string, unknown>>> {
  return theOnly(await build(args), "aws:elasticache/replicationGroup:ReplicationGroup").inputs;
}

test("nodes go round the zones, and a standby takes over by itself", async () => {
  expect(await group({})).toMatchObject({
    nodeType: "cache.r6g.large",
    numCacheClusters: 3,
    preferredCacheClusterAzs: ["ap-east-1a", "ap-east-1b", "ap-east-1a"],
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    subnetGroupName: "name of cache",
    securityGroupIds: ["SecurityGroup/network-inside"],
  });
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
