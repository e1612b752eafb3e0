import { expect, test } from "vitest";
import { AlicloudChainNodes } from "../../../infra/wallets/alicloud-chain-nodes.ts";
import { alicloudNetwork } from "../cell-networks.ts";
import { ofType, registeredBy, theOnly } from "../registered-resources.ts";
import { settingsOf } from "../server-settings.ts";

const zones = ["cn-hongkong-b", "cn-hongkong-c"];

const build = (where: readonly string[] = zones) =>
  registeredBy(() => {
    const machine = { image: "m-chain", instanceType: "ecs.g8i.2xlarge", storage: 2000 };
    new AlicloudChainNodes("chain", { network: alicloudNetwork(), seat: 7, nodes: 2, zones: where, ...machine }, {});
  });

test("each node stands in a zone of its own, at a fixed address", async () => {
  const nodes = ofType(await build(), "alicloud:ecs/instance:Instance");
  expect(nodes.map((node) => node.inputs)).toMatchObject([
    { vswitchId: "Switch/chain-cn-hongkong-b", privateIp: "10.10.8.234" },
    { vswitchId: "Switch/chain-cn-hongkong-c", privateIp: "10.10.24.235" },
  ]);
});

test("each node keeps its chains on a disk in its own zone", async () => {
  const registered = await build();
  expect(ofType(registered, "alicloud:ecs/ecsDisk:EcsDisk").map((disk) => disk.inputs)).toMatchObject([
    { zoneId: zones[0], size: 2000, encrypted: true },
    { zoneId: zones[1], size: 2000, encrypted: true },
  ]);
  expect(
    ofType(registered, "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment").map((link) => link.inputs),
  ).toMatchObject([
    { diskId: "EcsDisk/chain-node-1", instanceId: "Instance/chain-node-1" },
    { diskId: "EcsDisk/chain-node-2", instanceId: "Instance/chain-node-2" },
  ]);
});

test("a node is told who it is and where it listens, and of nobody else", async () => {
  const [first] = ofType(await build(), "alicloud:ecs/instance:Instance");
  expect(settingsOf(first?.inputs.userData)).toEqual({ node: 1, listen: "10.10.8.234:8332", disk: "/dev/vdb" });
});

test.each([
  { where: zones, survives: "zone" },
  { where: zones.slice(0, 1), survives: "instance" },
])("it registers its nodes; in $where it claims $survives", async ({ where, survives }) => {
  expect(theOnly(await build(where), "trading:wallets:ChainNodes").outputs).toEqual({
    nodes: [1, 2].map((number) => `-> alicloud:ecs/instance:Instance chain-node-${number}`),
    survives,
  });
});
