import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AlicloudClusterDatabase } from "../../../infra/database/alicloud-cluster-database.ts";
import type { DatabaseArgs } from "../../../infra/database/database.ts";
import { alicloudNetwork } from "../cell-networks.ts";
import type { Registered } from "../registered-resources.ts";
import { registeredBy, secret, theOnly } from "../registered-resources.ts";

const zones = ["cn-hongkong-b", "cn-hongkong-c"];

function build(args: Partial<DatabaseArgs>): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const base = { network: alicloudNetwork(), nodes: 2, zones, instanceClass: "polar.mysql.x4.large" };
    new AlicloudClusterDatabase("db", { ...base, ...args }, {});
  });
}

async function cluster(args: Partial<DatabaseArgs>): Promise<Readonly<Record<string, unknown>>> {
  return theOnly(await build(args), "alicloud:polardb/cluster:Cluster").inputs;
}

test("nodes stand in the first zone, their hot standby in the second, and nothing counts before both have it", async () => {
  expect(await cluster({})).toMatchObject({
    dbNodeCount: 2,
    zoneId: "cn-hongkong-b",
    vswitchId: "Switch/network-cn-hongkong-b",
    hotStandbyCluster: "ON",
    standbyAz: "cn-hongkong-c",
    strictConsistency: "ON",
    dbClusterIpArrays: [{ securityIps: ["10.10.0.0/16", "10.20.0.0/16"] }],
  });
});

test("in one zone there is no hot standby", async () => {
  const inputs = await cluster({ zones: ["cn-hongkong-c"] });
  expect(inputs).toMatchObject({ zoneId: "cn-hongkong-c", hotStandbyCluster: "OFF" });
  expect(inputs).not.toHaveProperty("standbyAz");
});

test("an account is made where a password is set, which stays a secret", async () => {
  const registered = await build({ password: pulumi.secret("correct horse") });
  expect(theOnly(registered, "alicloud:polardb/account:Account").inputs).toMatchObject({
    dbClusterId: "Cluster/db",
    accountName: "trading",
    accountPassword: secret("correct horse"),
  });
});

test.each([
  { in: zones, survives: "zone" },
  { in: ["cn-hongkong-c"], survives: "instance" },
])("it registers the cluster; in $in it claims $survives", async ({ in: given, survives }) => {
  const component = theOnly(await build({ zones: given }), "trading:database:ClusterDatabase");
  expect(component.outputs).toEqual({ database: "-> alicloud:polardb/cluster:Cluster db", survives });
});
