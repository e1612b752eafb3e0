import { expect, test } from "vitest";
import { AlicloudMatchingEngine } from "../../../infra/matching/alicloud-matching-engine.ts";
import { AlicloudNetwork } from "../../../infra/network/alicloud-network.ts";
import type { Registered } from "../registered-resources.ts";
import { ofType, registeredBy, shapeOf, theOnly } from "../registered-resources.ts";
import { settingsOf } from "../server-settings.ts";

const everywhere = ["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"];

function build(zones: readonly string[]): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const network = new AlicloudNetwork("network", { cidr: "10.10.0.0/16", zones: everywhere }, {});
    const args = { network, nodes: 3, zones, image: "m-matching", instanceType: "ecs.g8i.4xlarge" };
    new AlicloudMatchingEngine("matching", args, {});
  });
}

test("it is three instances, with vSwitches of their own where they stand", async () => {
  const own = (await build(everywhere)).filter((resource) => resource.name.startsWith("matching"));
  expect(shapeOf(own)).toEqual([
    "alicloud:ecs/instance:Instance matching-node-1",
    "alicloud:ecs/instance:Instance matching-node-2",
    "alicloud:ecs/instance:Instance matching-node-3",
    "alicloud:vpc/switch:Switch matching-cn-hongkong-b",
    "alicloud:vpc/switch:Switch matching-cn-hongkong-c",
    "alicloud:vpc/switch:Switch matching-cn-hongkong-d",
    "trading:matching:MatchingEngine matching",
  ]);
});

test("each node has a zone to itself, an address of that zone and the image that was given", async () => {
  const nodes = ofType(await build(everywhere), "alicloud:ecs/instance:Instance");
  const expected = { imageId: "m-matching", instanceType: "ecs.g8i.4xlarge" };
  expect(nodes.map((node) => node.inputs)).toMatchObject([
    { vswitchId: "Switch/matching-cn-hongkong-b", privateIp: "10.10.8.10", ...expected },
    { vswitchId: "Switch/matching-cn-hongkong-c", privateIp: "10.10.24.11", ...expected },
    { vswitchId: "Switch/matching-cn-hongkong-d", privateIp: "10.10.40.12", ...expected },
  ]);
});

test("each node is told who it is, where the others are and how many make a majority", async () => {
  const nodes = ofType(await build(everywhere), "alicloud:ecs/instance:Instance");
  expect(nodes.map((node) => settingsOf(node.inputs.userData))).toEqual([
    { node: 1, listen: "10.10.8.10:7400", peers: ["10.10.24.11:7400", "10.10.40.12:7400"], quorum: 2 },
    { node: 2, listen: "10.10.24.11:7400", peers: ["10.10.8.10:7400", "10.10.40.12:7400"], quorum: 2 },
    { node: 3, listen: "10.10.40.12:7400", peers: ["10.10.8.10:7400", "10.10.24.11:7400"], quorum: 2 },
  ]);
});

test("with one zone all stand there, in one vSwitch", async () => {
  const registered = await build(["cn-hongkong-c"]);
  const nodes = ofType(registered, "alicloud:ecs/instance:Instance");
  expect(new Set(nodes.map((node) => node.inputs.vswitchId))).toEqual(new Set(["Switch/matching-cn-hongkong-c"]));
  const own = ofType(registered, "alicloud:vpc/switch:Switch").filter(({ name }) => name.startsWith("matching"));
  expect(own.map((vswitch) => vswitch.inputs.zoneId)).toEqual(["cn-hongkong-c"]);
});

test.each([
  { zones: everywhere, survives: "zone" },
  { zones: ["cn-hongkong-b", "cn-hongkong-c"], survives: "instance" },
  { zones: ["cn-hongkong-c"], survives: "instance" },
])("it registers its nodes; in $zones it claims $survives", async ({ zones, survives }) => {
  expect(theOnly(await build(zones), "trading:matching:MatchingEngine").outputs).toEqual({
    nodes: [1, 2, 3].map((number) => `-> alicloud:ecs/instance:Instance matching-node-${number}`),
    survives,
  });
});
