import { expect, test } from "vitest";
import { AlicloudClusterDatabase } from "../../../infra/database/alicloud-cluster-database.ts";
import { AwsClusterDatabase } from "../../../infra/database/aws-cluster-database.ts";
import { AlicloudDatabaseReplication } from "../../../infra/replication/alicloud-database-replication.ts";
import { alicloudNetwork, awsNetwork, east, hongKong } from "../cell-networks.ts";
import { registeredBy, theOnly } from "../registered-resources.ts";

const build = () =>
  registeredBy(() => {
    const network = alicloudNetwork();
    const from = { network: awsNetwork(), nodes: 3, zones: east, instanceClass: "db.r6g.large" };
    const to = { network, nodes: 2, zones: hongKong.slice(0, 2), instanceClass: "polar.mysql.x4.large" };
    const source = new AwsClusterDatabase("there", from, {});
    const target = new AlicloudClusterDatabase("here", to, {});
    const where = { network, region: "cn-hongkong" };
    new AlicloudDatabaseReplication("copy", { ...where, source, target, instanceClass: "large" }, {});
  });

test("it reads from the other cloud's database through the VPC and writes to our own, every change for good", async () => {
  expect(theOnly(await build(), "alicloud:dts/synchronizationJob:SynchronizationJob").inputs).toMatchObject({
    dtsInstanceId: "SynchronizationInstance/copy",
    sourceEndpointInstanceType: "EXPRESS",
    sourceEndpointInstanceId: "Network/network",
    sourceEndpointIp: "there.aurora.test",
    sourceEndpointPort: "3306",
    destinationEndpointInstanceType: "POLARDB",
    destinationEndpointInstanceId: "Cluster/here",
    structureInitialization: true,
    dataInitialization: true,
    dataSynchronization: true,
    status: "Synchronizing",
  });
});

test("it registers its job and claims to survive a zone", async () => {
  expect(theOnly(await build(), "trading:replication:DatabaseReplication").outputs).toEqual({
    job: "-> alicloud:dts/synchronizationJob:SynchronizationJob copy",
    survives: "zone",
  });
});
