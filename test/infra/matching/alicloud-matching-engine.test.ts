import { expect, test } from "vitest";
import { AlicloudMatchingEngine } from "../../../infra/matching/alicloud-matching-engine.ts";
import { alicloudNetwork, hongKong } from "../cell-networks.ts";
import type { Registered } from "../registered-resources.ts";
import { ofType, registeredBy, shapeOf, theOnly } from "../registered-resources.ts";
import { settingsOf } from "../server-settings.ts";
import { alicloudMetadata, alicloudMetadataAddress } from "../stores.ts";

const machine = { image: "m-matching", instanceType: "ecs.g8i.4xlarge" };

function build(zones: readonly string[], nodes = 3): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const network = alicloudNetwork();
    const metadata = alicloudMetadata(network);
    const products = ["spot", "margin"] as const;
    new AlicloudMatchingEngine("matching", { network, metadata, products, seat: 0, nodes, zones, ...machine }, {});
  });
}

test("it is instances with vSwitches of their own where they stand, which follow their zone's routes", async () => {
  const own = (await build(hongKong)).filter((resource) => resource.name.startsWith("matching"));
  expect(shapeOf(own)).toEqual([
    "alicloud:ecs/instance:Instance matching-node-1",
    "alicloud:ecs/instance:Instance matching-node-2",
    "alicloud:ecs/instance:Instance matching-node-3",
    "alicloud:vpc/routeTableAttachment:RouteTableAttachment matching-cn-hongkong-b",
    "alicloud:vpc/routeTableAttachment:RouteTableAttachment matching-cn-hongkong-c",
    "alicloud:vpc/routeTableAttachment:RouteTableAttachment matching-cn-hongkong-d",
    "alicloud:vpc/switch:Switch matching-cn-hongkong-b",
    "alicloud:vpc/switch:Switch matching-cn-hongkong-c",
    "alicloud:vpc/switch:Switch matching-cn-hongkong-d",
    "trading:matching:MatchingEngine matching",
  ]);
});

test("in one zone there is one vSwitch, and every node in it", async () => {
  const nodes = ofType(await build(["cn-hongkong-c"]), "alicloud:ecs/instance:Instance");
  expect(nodes.map((node) => node.inputs)).toMatchObject([
    { vswitchId: "Switch/matching-cn-hongkong-c", privateIp: "10.10.24.10", imageId: "m-matching" },
    { vswitchId: "Switch/matching-cn-hongkong-c", privateIp: "10.10.24.11", imageId: "m-matching" },
    { vswitchId: "Switch/matching-cn-hongkong-c", privateIp: "10.10.24.12", imageId: "m-matching" },
  ]);
});

test("a lone node for two products is told both, and that it is its own majority", async () => {
  const node = theOnly(await build(["cn-hongkong-c"], 1), "alicloud:ecs/instance:Instance");
  expect(settingsOf(node.inputs.userData)).toEqual({
    products: ["spot", "margin"],
    node: 1,
    listen: "10.10.24.10:7400",
    peers: [],
    quorum: 1,
    metadata: alicloudMetadataAddress,
    role: "primary",
  });
});

test.each([
  { zones: hongKong, nodes: 3, survives: "zone" },
  { zones: ["cn-hongkong-c"], nodes: 3, survives: "instance" },
  { zones: ["cn-hongkong-c"], nodes: 1, survives: "none" },
])("it registers its nodes; $nodes in $zones claim $survives", async ({ zones, nodes, survives }) => {
  expect(theOnly(await build(zones, nodes), "trading:matching:MatchingEngine").outputs).toEqual({
    nodes: Array.from({ length: nodes }, (_, index) => `-> alicloud:ecs/instance:Instance matching-node-${index + 1}`),
    survives,
  });
});
