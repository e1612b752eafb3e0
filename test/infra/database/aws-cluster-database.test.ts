import { expect, test } from "vitest";
import { AwsClusterDatabase } from "../../../infra/database/aws-cluster-database.ts";
import { awsNetwork, east } from "../cell-networks.ts";
import type { Registered } from "../registered-resources.ts";
import { ofType, registeredBy, theOnly } from "../registered-resources.ts";

function build(nodes: number, zones: readonly string[]): Promise<readonly Registered[]> {
  return registeredBy(() => {
    new AwsClusterDatabase("db", { network: awsNetwork(), nodes, zones, instanceClass: "db.r6g.large" }, {});
  });
}

test("each node stands in a zone of its own, the writing one first in line and the others after it", async () => {
  const nodes = ofType(await build(3, east), "aws:rds/clusterInstance:ClusterInstance");
  expect(nodes.map((node) => node.inputs)).toMatchObject([
    { availabilityZone: "ap-east-1a", promotionTier: 0, clusterIdentifier: "Cluster/db" },
    { availabilityZone: "ap-east-1b", promotionTier: 1, clusterIdentifier: "Cluster/db" },
    { availabilityZone: "ap-east-1c", promotionTier: 2, clusterIdentifier: "Cluster/db" },
  ]);
});

test("the cluster stands in the subnets of its nodes' zones and writes a log that can be copied from", async () => {
  const registered = await build(3, east);
  expect(theOnly(registered, "aws:rds/cluster:Cluster").inputs).toMatchObject({
    dbSubnetGroupName: "name of db",
    dbClusterParameterGroupName: "name of db",
    manageMasterUserPassword: true,
    vpcSecurityGroupIds: ["SecurityGroup/network-inside"],
  });
  expect(theOnly(registered, "aws:rds/subnetGroup:SubnetGroup").inputs.subnetIds).toEqual(
    east.map((zone) => `Subnet/network-${zone}`),
  );
  expect(theOnly(registered, "aws:rds/clusterParameterGroup:ClusterParameterGroup").inputs).toMatchObject({
    parameters: [{ name: "binlog_format", value: "ROW" }],
  });
});

test.each([
  { nodes: 3, zones: east, survives: "zone" },
  { nodes: 2, zones: ["ap-east-1a"], survives: "instance" },
  { nodes: 1, zones: east, survives: "none" },
])(
  "it registers cluster and nodes; with $nodes nodes in $zones it claims $survives",
  async ({ nodes, zones, survives }) => {
    const { outputs } = theOnly(await build(nodes, zones), "trading:database:ClusterDatabase");
    expect(outputs).toEqual({
      database: "-> aws:rds/cluster:Cluster db",
      nodes: Array.from({ length: nodes }, (_, index) => `-> aws:rds/clusterInstance:ClusterInstance db-${index + 1}`),
      survives,
    });
  },
);
