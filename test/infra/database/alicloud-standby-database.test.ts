import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AlicloudStandbyDatabase } from "../../../infra/database/alicloud-standby-database.ts";
import type { StandbyDatabaseArgs } from "../../../infra/database/standby-database.ts";
import { alicloudNetwork } from "../cell-networks.ts";
import type { Registered } from "../registered-resources.ts";
import { ofType, registeredBy, secret, theOnly } from "../registered-resources.ts";

const zones = ["cn-hongkong-b", "cn-hongkong-c"];

function build(args: Partial<StandbyDatabaseArgs>): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const base = { network: alicloudNetwork(), nodes: 2, zones, instanceClass: "mysql.x4.large.2c", storage: 100 };
    new AlicloudStandbyDatabase("db", { ...base, ...args }, {});
  });
}

async function instance(args: Partial<StandbyDatabaseArgs>): Promise<Readonly<Record<string, unknown>>> {
  return theOnly(await build(args), "alicloud:rds/instance:Instance").inputs;
}

test("the primary stands in the first zone and its vSwitch, the standby in the second zone", async () => {
  expect(await instance({})).toMatchObject({
    category: "HighAvailability",
    zoneId: "cn-hongkong-b",
    vswitchId: "Switch/network-cn-hongkong-b",
    zoneIdSlaveA: "cn-hongkong-c",
    haConfig: "Auto",
    securityIps: ["10.10.0.0/16", "10.20.0.0/16"],
  });
});

test("with one zone the standby stands beside its primary", async () => {
  expect(await instance({ zones: ["cn-hongkong-c"] })).toMatchObject({
    category: "HighAvailability",
    zoneId: "cn-hongkong-c",
    zoneIdSlaveA: "cn-hongkong-c",
  });
});

test("a single node is of the edition without a standby", async () => {
  const inputs = await instance({ nodes: 1 });
  expect(inputs).toMatchObject({ category: "Basic", zoneId: "cn-hongkong-b" });
  expect(inputs).not.toHaveProperty("zoneIdSlaveA");
});

test("an account is made where a password is set, which stays a secret", async () => {
  const accounts = ofType(await build({ password: pulumi.secret("correct horse") }), "alicloud:rds/account:Account");
  expect(accounts.map((account) => account.inputs)).toMatchObject([
    { dbInstanceId: "Instance/db", accountName: "trading", accountPassword: secret("correct horse") },
  ]);
  const open = await build({});
  expect(open.filter((resource) => resource.type.includes("account"))).toEqual([]);
});

test.each([
  { nodes: 2, in: zones, survives: "zone" },
  { nodes: 2, in: ["cn-hongkong-c"], survives: "instance" },
  { nodes: 1, in: zones, survives: "none" },
])(
  "it registers the instance; with $nodes nodes in $in it claims $survives",
  async ({ nodes, in: given, survives }) => {
    const component = theOnly(await build({ nodes, zones: given }), "trading:database:StandbyDatabase");
    expect(component.outputs).toEqual({ database: "-> alicloud:rds/instance:Instance db", survives });
  },
);
