import { expect, test } from "vitest";
import { AwsMatchingEngine } from "../../../infra/matching/aws-matching-engine.ts";
import { AwsNetwork } from "../../../infra/network/aws-network.ts";
import type { Registered } from "../registered-resources.ts";
import { ofType, registeredBy, shapeOf, theOnly } from "../registered-resources.ts";
import { settingsOf } from "../server-settings.ts";

const everywhere = ["ap-east-1a", "ap-east-1b", "ap-east-1c"];

function build(zones: readonly string[]): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const network = new AwsNetwork("network", { cidr: "10.20.0.0/16", zones: everywhere }, {});
    const args = { network, nodes: 3, zones, image: "ami-matching", instanceType: "m6i.4xlarge" };
    new AwsMatchingEngine("matching", args, {});
  });
}

test("it is three instances, with subnets of their own where they stand", async () => {
  const own = (await build(everywhere)).filter((resource) => resource.name.startsWith("matching"));
  expect(shapeOf(own)).toEqual([
    "aws:ec2/instance:Instance matching-node-1",
    "aws:ec2/instance:Instance matching-node-2",
    "aws:ec2/instance:Instance matching-node-3",
    "aws:ec2/subnet:Subnet matching-ap-east-1a",
    "aws:ec2/subnet:Subnet matching-ap-east-1b",
    "aws:ec2/subnet:Subnet matching-ap-east-1c",
    "trading:matching:MatchingEngine matching",
  ]);
});

test("each node has a zone to itself, an address of that zone and the image that was given", async () => {
  const nodes = ofType(await build(everywhere), "aws:ec2/instance:Instance");
  const expected = { ami: "ami-matching", instanceType: "m6i.4xlarge" };
  expect(nodes.map((node) => node.inputs)).toMatchObject([
    { subnetId: "Subnet/matching-ap-east-1a", privateIp: "10.20.8.10", ...expected },
    { subnetId: "Subnet/matching-ap-east-1b", privateIp: "10.20.24.11", ...expected },
    { subnetId: "Subnet/matching-ap-east-1c", privateIp: "10.20.40.12", ...expected },
  ]);
});

test("each node is told who it is, where the others are and how many make a majority", async () => {
  const [first] = ofType(await build(everywhere), "aws:ec2/instance:Instance");
  expect(settingsOf(first?.inputs.userData)).toEqual({
    node: 1,
    listen: "10.20.8.10:7400",
    peers: ["10.20.24.11:7400", "10.20.40.12:7400"],
    quorum: 2,
  });
});

test("nodes get no public address and no way to the internet", async () => {
  const registered = await build(everywhere);
  for (const node of ofType(registered, "aws:ec2/instance:Instance")) {
    expect(node.inputs).not.toHaveProperty("associatePublicIpAddress");
  }
  const routed = ofType(registered, "aws:ec2/routeTableAssociation:RouteTableAssociation");
  expect(routed.map((association) => association.inputs.subnetId)).toEqual(
    everywhere.map((zone) => `Subnet/network-${zone}`),
  );
});

test.each([
  { zones: everywhere, survives: "zone" },
  { zones: ["ap-east-1a"], survives: "instance" },
])("it registers its nodes; in $zones it claims $survives", async ({ zones, survives }) => {
  expect(theOnly(await build(zones), "trading:matching:MatchingEngine").outputs).toEqual({
    nodes: [1, 2, 3].map((number) => `-> aws:ec2/instance:Instance matching-node-${number}`),
    survives,
  });
});
