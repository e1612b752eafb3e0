import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AlicloudClusterDatabase } from "../../../infra/database/alicloud-cluster-database.ts";
import { AwsClusterDatabase } from "../../../infra/database/aws-cluster-database.ts";
import { AwsDatabaseReplication } from "../../../infra/replication/aws-database-replication.ts";
import { alicloudNetwork, awsNetwork, east, hongKong } from "../cell-networks.ts";
import { named, registeredBy, secret, theOnly } from "../registered-resources.ts";

function build(zones: readonly string[] = east, password?: pulumi.Output<string>) {
  return registeredBy(() => {
    const network = awsNetwork();
    const from = {
      network: alicloudNetwork(),
      nodes: 2,
      zones: hongKong.slice(0, 2),
      instanceClass: "polar.mysql.x4.large",
    };
    const to = { network, nodes: 3, zones: east, instanceClass: "db.r6g.large" };
    const source = new AlicloudClusterDatabase("there", { ...from, password }, {});
    const target = new AwsClusterDatabase("here", { ...to, password }, {});
    new AwsDatabaseReplication("copy", { network, zones, source, target, instanceClass: "dms.r6i.large" }, {});
  });
}

test("it reads from the one database and writes to the other, every change for good", async () => {
  const registered = await build();
  expect(named(registered, "aws:dms/endpoint:Endpoint", "copy-source").inputs).toMatchObject({
    endpointType: "source",
    engineName: "mysql",
    serverName: "there.mysql.test",
    port: 3306,
  });
  expect(named(registered, "aws:dms/endpoint:Endpoint", "copy-target").inputs).toMatchObject({
    endpointType: "target",
    engineName: "aurora",
    serverName: "here.aurora.test",
  });
  expect(theOnly(registered, "aws:dms/replicationTask:ReplicationTask").inputs).toMatchObject({
    migrationType: "full-load-and-cdc",
    replicationInstanceArn: "arn of instance copy",
    sourceEndpointArn: "arn of endpoint copy-source",
    targetEndpointArn: "arn of endpoint copy-target",
    startReplicationTask: true,
  });
});

test("in several zones it has a standby, and AWS chooses which zone is whose", async () => {
  const registered = await build();
  const instance = theOnly(registered, "aws:dms/replicationInstance:ReplicationInstance").inputs;
  expect(instance).toMatchObject({ multiAz: true, publiclyAccessible: false });
  expect(instance).not.toHaveProperty("availabilityZone");
  expect(theOnly(registered, "aws:dms/replicationSubnetGroup:ReplicationSubnetGroup").inputs).toMatchObject({
    subnetIds: east.map((zone) => `Subnet/network-${zone}`),
  });
});

test("in one zone it has none and stands there", async () => {
  const registered = await build(["ap-east-1b"]);
  expect(theOnly(registered, "aws:dms/replicationInstance:ReplicationInstance").inputs).toMatchObject({
    multiAz: false,
    availabilityZone: "ap-east-1b",
  });
  expect(theOnly(registered, "trading:replication:DatabaseReplication").outputs).toMatchObject({ survives: "none" });
});

test("the databases' password stays a secret", async () => {
  const registered = await build(east, pulumi.secret("correct horse"));
  for (const name of ["copy-source", "copy-target"]) {
    expect(named(registered, "aws:dms/endpoint:Endpoint", name).inputs).toMatchObject({
      password: secret("correct horse"),
    });
  }
});

test("it registers its task and claims to survive a zone", async () => {
  expect(theOnly(await build(), "trading:replication:DatabaseReplication").outputs).toEqual({
    task: "-> aws:dms/replicationTask:ReplicationTask copy",
    survives: "zone",
  });
});
