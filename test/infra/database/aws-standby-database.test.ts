import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AwsStandbyDatabase } from "../../../infra/database/aws-standby-database.ts";
import type { StandbyDatabaseArgs } from "../../../infra/database/standby-database.ts";
import { awsNetwork } from "../cell-networks.ts";
import type { Registered } from "../registered-resources.ts";
import { registeredBy, secret, theOnly } from "../registered-resources.ts";

const zones = ["ap-east-1a", "ap-east-1b"];

function build(args: Partial<StandbyDatabaseArgs>): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const base = { network: awsNetwork(), nodes: 2, zones, instanceClass: "db.m6g.large", storage: 100 };
    new AwsStandbyDatabase("db", { ...base, ...args }, {});
  });
}

async function instance(args: Partial<StandbyDatabaseArgs>): Promise<Readonly<Record<string, unknown>>> {
  return theOnly(await build(args), "aws:rds/instance:Instance").inputs;
}

test("with a standby the two stand in the subnet group's two zones, and AWS is not told which is the primary's", async () => {
  const registered = await build({});
  const database = theOnly(registered, "aws:rds/instance:Instance").inputs;
  expect(database).toMatchObject({
    multiAz: true,
    instanceClass: "db.m6g.large",
    allocatedStorage: 100,
    dbSubnetGroupName: "name of db",
    vpcSecurityGroupIds: ["SecurityGroup/network-inside"],
    publiclyAccessible: false,
  });
  expect(database).not.toHaveProperty("availabilityZone");
  expect(theOnly(registered, "aws:rds/subnetGroup:SubnetGroup").inputs.subnetIds).toEqual([
    "Subnet/network-ap-east-1a",
    "Subnet/network-ap-east-1b",
  ]);
});

test("a single node stands in its zone, and its subnet group has the second zone that AWS asks for", async () => {
  const registered = await build({ nodes: 1, zones: ["ap-east-1b"] });
  expect(theOnly(registered, "aws:rds/instance:Instance").inputs).toMatchObject({
    multiAz: false,
    availabilityZone: "ap-east-1b",
  });
  expect(theOnly(registered, "aws:rds/subnetGroup:SubnetGroup").inputs.subnetIds).toEqual([
    "Subnet/network-ap-east-1b",
    "Subnet/network-ap-east-1a",
  ]);
});

test("two nodes in one zone are refused: AWS has no such pair", async () => {
  await expect(build({ zones: ["ap-east-1a"] })).rejects.toThrow("no standby beside its primary");
});

test("a third node is refused", async () => {
  await expect(build({ nodes: 3 })).rejects.toThrow("one or two nodes for db, read 3");
});

test("a password that is set stays a secret; without one AWS keeps its own", async () => {
  const given = await instance({ password: pulumi.secret("correct horse battery") });
  expect(given).toMatchObject({ password: secret("correct horse battery") });
  expect(given).not.toHaveProperty("manageMasterUserPassword");
  const own = await instance({});
  expect(own).toMatchObject({ manageMasterUserPassword: true });
  expect(own).not.toHaveProperty("password");
});

test.each([
  { nodes: 2, survives: "zone" },
  { nodes: 1, survives: "none" },
])("it registers the instance; with $nodes nodes it claims $survives", async ({ nodes, survives }) => {
  const component = theOnly(await build({ nodes }), "trading:database:StandbyDatabase");
  expect(component.outputs).toEqual({ database: "-> aws:rds/instance:Instance db", survives });
});
