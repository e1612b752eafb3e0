import { expect, test } from "vitest";
import { AwsChainNodes } from "../../../infra/wallets/aws-chain-nodes.ts";
import { awsNetwork } from "../cell-networks.ts";
import { ofType, registeredBy, theOnly } from "../registered-resources.ts";
import { settingsOf } from "../server-settings.ts";

const zones = ["ap-east-1a", "ap-east-1b"];

const build = (where: readonly string[] = zones) =>
  registeredBy(() => {
    const machine = { image: "ami-chain", instanceType: "m6i.2xlarge", storage: 2000 };
    new AwsChainNodes("chain", { network: awsNetwork(), seat: 7, nodes: 2, zones: where, ...machine }, {});
  });

test("each node stands in a zone of its own, at a fixed address", async () => {
  const nodes = ofType(await build(), "aws:ec2/instance:Instance");
  expect(nodes.map((node) => node.inputs)).toMatchObject([
    { subnetId: "Subnet/chain-ap-east-1a", privateIp: "10.20.8.234" },
    { subnetId: "Subnet/chain-ap-east-1b", privateIp: "10.20.24.235" },
  ]);
});

test("each node keeps its chains on a disk in its own zone", async () => {
  const registered = await build();
  expect(ofType(registered, "aws:ebs/volume:Volume").map((disk) => disk.inputs)).toMatchObject([
    { availabilityZone: zones[0], size: 2000, encrypted: true },
    { availabilityZone: zones[1], size: 2000, encrypted: true },
  ]);
  expect(ofType(registered, "aws:ec2/volumeAttachment:VolumeAttachment").map((link) => link.inputs)).toMatchObject([
    { volumeId: "Volume/chain-node-1", instanceId: "Instance/chain-node-1" },
    { volumeId: "Volume/chain-node-2", instanceId: "Instance/chain-node-2" },
  ]);
});

test("a node is told who it is and where it listens, and of nobody else", async () => {
  const [first] = ofType(await build(), "aws:ec2/instance:Instance");
  expect(settingsOf(first?.inputs.userData)).toEqual({ node: 1, listen: "10.20.8.234:8332", disk: "/dev/xvdf" });
});

test.each([
  { where: zones, survives: "zone" },
  { where: zones.slice(0, 1), survives: "instance" },
])("it registers its nodes; in $where it claims $survives", async ({ where, survives }) => {
  expect(theOnly(await build(where), "trading:wallets:ChainNodes").outputs).toEqual({
    nodes: [1, 2].map((number) => `-> aws:ec2/instance:Instance chain-node-${number}`),
    survives,
  });
});
