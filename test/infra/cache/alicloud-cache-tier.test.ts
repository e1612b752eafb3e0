import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AlicloudCacheTier } from "../../../infra/cache/alicloud-cache-tier.ts";
import type { CacheTierArgs } from "../../../infra/cache/cache-tier.ts";
import { alicloudNetwork } from "../cell-networks.ts";
import type { Registered } from "../registered-resources.ts";
import { registeredBy, secret, theOnly } from "../registered-resources.ts";

const zones = ["cn-hongkong-b", "cn-hongkong-c"];

function build(args: Partial<CacheTierArgs>): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const network = alicloudNetwork();
    new AlicloudCacheTier("cache", { network, shards: 1, nodes: 2, zones, nodeClass: "tair.rdb.4g", ...args }, {});
  });
}

async function tair(args: Partial<CacheTierArgs>): Promise<Readonly<Record<string, unknown>>> {
  return theOnly(await build(args), "alicloud:redis/tairInstance:TairInstance").inputs;
}

test("the primary stands in the first zone and its vSwitch, the standby in the second zone", async () => {
  expect(await tair({})).toMatchObject({
    instanceClass: "tair.rdb.4g",
    nodeType: "MASTER_SLAVE",
    shardCount: 1,
    zoneId: "cn-hongkong-b",
    vswitchId: "Switch/network-cn-hongkong-b",
    secondaryZoneId: "cn-hongkong-c",
    securityIps: "10.10.0.0/16,10.20.0.0/16",
  });
});

test("several shards stand in the same two zones", async () => {
  expect(await tair({ shards: 4 })).toMatchObject({
    shardCount: 4,
    nodeType: "MASTER_SLAVE",
    zoneId: "cn-hongkong-b",
    secondaryZoneId: "cn-hongkong-c",
  });
});

test("with one zone the standby stands beside its primary: no secondary zone is named", async () => {
  const inputs = await tair({ zones: ["cn-hongkong-c"] });
  expect(inputs).toMatchObject({ nodeType: "MASTER_SLAVE", zoneId: "cn-hongkong-c" });
  expect(inputs).not.toHaveProperty("secondaryZoneId");
});

test("a single node has no standby", async () => {
  const inputs = await tair({ nodes: 1 });
  expect(inputs).toMatchObject({ nodeType: "STAND_ALONE", zoneId: "cn-hongkong-b" });
  expect(inputs).not.toHaveProperty("secondaryZoneId");
});

test("a third node is refused", async () => {
  await expect(build({ nodes: 3 })).rejects.toThrow("one or two nodes in each shard of a Tair instance, read 3");
});

test("a password is asked for where one is set, and stays a secret", async () => {
  expect(await tair({ password: pulumi.secret("correct horse") })).toMatchObject({
    vpcAuthMode: "Open",
    password: secret("correct horse"),
  });
  const open = await tair({});
  expect(open).toMatchObject({ vpcAuthMode: "Close" });
  expect(open).not.toHaveProperty("password");
});

test.each([
  { nodes: 2, in: zones, survives: "zone" },
  { nodes: 2, in: ["cn-hongkong-c"], survives: "instance" },
  { nodes: 1, in: zones, survives: "none" },
])(
  "it registers the instance; with $nodes nodes in $in it claims $survives",
  async ({ nodes, in: given, survives }) => {
    const component = theOnly(await build({ nodes, zones: given }), "trading:cache:CacheTier");
    expect(component.outputs).toEqual({ cache: "-> alicloud:redis/tairInstance:TairInstance cache", survives });
  },
);
