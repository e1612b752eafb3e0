import { expect, test } from "vitest";
import { AwsMatchingEngine } from "../../../infra/matching/aws-matching-engine.ts";
import { awsNetwork, east } from "../cell-networks.ts";
import type { Registered } from "../registered-resources.ts";
import { ofType, registeredBy, shapeOf, theOnly } from "../registered-resources.ts";
import { settingsOf } from "../server-settings.ts";
import { awsMetadata, awsMetadataAddress } from "../stores.ts";

const machine = { image: "ami-matching", instanceType: "m6i.4xlarge" };

function build(zones: readonly string[], seat = 1): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const network = awsNetwork();
    const metadata = awsMetadata(network);
    const args = { network, metadata, products: ["spot"] as const, seat, nodes: 3, zones, ...machine };
    new AwsMatchingEngine("matching", args, {});
  });
}

test("it is three instances, with subnets of their own where they stand, which follow their zone's routes", async () => {
  const own = (await build(east)).filter((resource) => resource.name.startsWith("matching"));
  expect(shapeOf(own)).toEqual([
    "aws:ec2/instance:Instance matching-node-1",
    "aws:ec2/instance:Instance matching-node-2",
    "aws:ec2/instance:Instance matching-node-3",
    "aws:ec2/routeTableAssociation:RouteTableAssociation matching-ap-east-1a",
    "aws:ec2/routeTableAssociation:RouteTableAssociation matching-ap-east-1b",
    "aws:ec2/routeTableAssociation:RouteTableAssociation matching-ap-east-1c",
    "aws:ec2/subnet:Subnet matching-ap-east-1a",
    "aws:ec2/subnet:Subnet matching-ap-east-1b",
    "aws:ec2/subnet:Subnet matching-ap-east-1c",
    "trading:matching:MatchingEngine matching",
  ]);
});

test("each node has a zone to itself, an address of its engine's seat there and the image that was given", async () => {
  const nodes = ofType(await build(east), "aws:ec2/instance:Instance");
  const expected = { ami: "ami-matching", instanceType: "m6i.4xlarge" };
  expect(nodes.map((node) => node.inputs)).toMatchObject([
    { subnetId: "Subnet/matching-ap-east-1a", privateIp: "10.20.8.42", ...expected },
    { subnetId: "Subnet/matching-ap-east-1b", privateIp: "10.20.24.43", ...expected },
    { subnetId: "Subnet/matching-ap-east-1c", privateIp: "10.20.40.44", ...expected },
  ]);
});

test("each node is told who it is, where the others are, how many make a majority and where its metadata is", async () => {
  const [first] = ofType(await build(east), "aws:ec2/instance:Instance");
  expect(settingsOf(first?.inputs.userData)).toEqual({
    products: ["spot"],
    node: 1,
    listen: "10.20.8.42:7400",
    peers: ["10.20.24.43:7400", "10.20.40.44:7400"],
    quorum: 2,
    metadata: awsMetadataAddress,
    role: "primary",
  });
});

test("each node carries the profile that lets it read its metadata, and no public address", async () => {
  for (const node of ofType(await build(east), "aws:ec2/instance:Instance")) {
    expect(node.inputs).toMatchObject({ iamInstanceProfile: "name of metadata-reader" });
    expect(node.inputs).not.toHaveProperty("associatePublicIpAddress");
  }
});

test("a standby's nodes are told whom they follow", async () => {
  const registered = await registeredBy(() => {
    const network = awsNetwork();
    const metadata = awsMetadata(network);
    const args = { network, metadata, products: ["spot"] as const, nodes: 1, zones: east, ...machine };
    const primary = new AwsMatchingEngine("primary", { ...args, seat: 0 }, {});
    new AwsMatchingEngine("standby", { ...args, seat: 1, follows: primary }, {});
  });
  const standby = ofType(registered, "aws:ec2/instance:Instance").find(({ name }) => name === "standby-node-1");
  expect(settingsOf(standby?.inputs.userData)).toMatchObject({
    role: "standby",
    follows: { products: ["spot"], nodes: ["10.20.8.10:7400"] },
  });
});

test.each([
  { zones: east, survives: "zone" },
  { zones: ["ap-east-1a"], survives: "instance" },
])("it registers its nodes; in $zones it claims $survives", async ({ zones, survives }) => {
  expect(theOnly(await build(zones), "trading:matching:MatchingEngine").outputs).toEqual({
    nodes: [1, 2, 3].map((number) => `-> aws:ec2/instance:Instance matching-node-${number}`),
    survives,
  });
});
