import { expect, test } from "vitest";
import { AwsBroker } from "../../../infra/market-data/aws-broker.ts";
import { awsNetwork, east } from "../cell-networks.ts";
import { ofType, registeredBy, theOnly } from "../registered-resources.ts";

const build = () =>
  registeredBy(() => {
    new AwsBroker(
      "broker",
      { network: awsNetwork(), brokers: 3, zones: east, brokerClass: "kafka.m5.large", storage: 500 },
      {},
    );
  });

test("brokers stand in the subnets of every zone that was given", async () => {
  expect(theOnly(await build(), "aws:msk/cluster:Cluster").inputs).toMatchObject({
    numberOfBrokerNodes: 3,
    brokerNodeGroupInfo: {
      clientSubnets: east.map((zone) => `Subnet/network-${zone}`),
      instanceType: "kafka.m5.large",
      securityGroups: ["SecurityGroup/network-inside"],
      storageInfo: { ebsStorageInfo: { volumeSize: 500 } },
    },
    configurationInfo: { arn: "arn of broker", revision: 3 },
  });
});

test("each topic has a copy in every zone, and two of them must have a message for it to count", async () => {
  const registered = await build();
  expect(
    ofType(registered, "aws:msk/topic:Topic").map(({ inputs }) => [inputs.name, inputs.replicationFactor]),
  ).toEqual([
    ["depth", 3],
    ["tickers", 3],
    ["trades", 3],
  ]);
  const { serverProperties } = theOnly(registered, "aws:msk/configuration:Configuration").inputs;
  expect(String(serverProperties).split("\n")).toEqual(
    expect.arrayContaining([
      "default.replication.factor=3",
      "min.insync.replicas=2",
      "unclean.leader.election.enable=false",
    ]),
  );
});

test("it registers the cluster and claims to survive a zone", async () => {
  expect(theOnly(await build(), "trading:market-data:Broker").outputs).toEqual({
    cluster: "-> aws:msk/cluster:Cluster broker",
    survives: "zone",
  });
});
