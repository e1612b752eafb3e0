import { expect, test } from "vitest";
import { AwsNetwork } from "../../../infra/network/aws-network.ts";
import { named, ofType, registeredBy, resolved, shapeOf, theOnly } from "../registered-resources.ts";

const zones = ["ap-east-1a", "ap-east-1b"];

function build(nat: readonly string[] = zones): AwsNetwork {
  const args = { cidr: "10.20.0.0/16", region: "ap-east-1", zones, nat, peers: ["10.10.0.0/16"] };
  return new AwsNetwork("net", args, {});
}

test("it is a VPC with a public and a private subnet, a table and a NAT gateway in each zone, and a security group", async () => {
  const inZone = (zone: string) => [
    `aws:ec2/eip:Eip net-${zone}`,
    `aws:ec2/natGateway:NatGateway net-${zone}`,
    `aws:ec2/route:Route net-${zone}`,
    `aws:ec2/routeTable:RouteTable net-${zone}`,
    `aws:ec2/routeTableAssociation:RouteTableAssociation net-${zone}`,
    `aws:ec2/routeTableAssociation:RouteTableAssociation net-public-${zone}`,
    `aws:ec2/subnet:Subnet net-${zone}`,
    `aws:ec2/subnet:Subnet net-public-${zone}`,
  ];
  expect(shapeOf(await registeredBy(build))).toEqual(
    [
      ...zones.flatMap(inZone),
      "aws:ec2/internetGateway:InternetGateway net",
      "aws:ec2/route:Route net-public",
      "aws:ec2/routeTable:RouteTable net-public",
      "aws:ec2/securityGroup:SecurityGroup net-inside",
      "aws:ec2/vpc:Vpc net",
      "aws:ec2/vpcEndpoint:VpcEndpoint net-dynamodb",
      "aws:ec2/vpcEndpoint:VpcEndpoint net-s3",
      "trading:network:Network net",
    ].toSorted(),
  );
});

test("each subnet stands in its zone, with addresses of its own", async () => {
  const subnets = ofType(await registeredBy(build), "aws:ec2/subnet:Subnet").map(({ name, inputs }) => [
    ...[name, inputs.availabilityZone, inputs.cidrBlock],
  ]);
  expect(subnets).toEqual([
    ["net-ap-east-1a", "ap-east-1a", "10.20.0.0/21"],
    ["net-ap-east-1b", "ap-east-1b", "10.20.16.0/21"],
    ["net-public-ap-east-1a", "ap-east-1a", "10.20.9.0/24"],
    ["net-public-ap-east-1b", "ap-east-1b", "10.20.25.0/24"],
  ]);
});

test("only public subnets follow the way to the internet gateway", async () => {
  const registered = await registeredBy(build);
  expect(named(registered, "aws:ec2/route:Route", "net-public").inputs).toMatchObject({
    routeTableId: "RouteTable/net-public",
    gatewayId: "InternetGateway/net",
  });
  const associations = ofType(registered, "aws:ec2/routeTableAssociation:RouteTableAssociation");
  expect(associations.map(({ inputs }) => [inputs.subnetId, inputs.routeTableId])).toEqual([
    ["Subnet/net-ap-east-1a", "RouteTable/net-ap-east-1a"],
    ["Subnet/net-ap-east-1b", "RouteTable/net-ap-east-1b"],
    ["Subnet/net-public-ap-east-1a", "RouteTable/net-public"],
    ["Subnet/net-public-ap-east-1b", "RouteTable/net-public"],
  ]);
});

test.each([
  { nat: zones, hops: ["NatGateway/net-ap-east-1a", "NatGateway/net-ap-east-1b"] },
  { nat: ["ap-east-1b"], hops: ["NatGateway/net-ap-east-1b", "NatGateway/net-ap-east-1b"] },
])("with NAT in $nat, the private subnets leave through $hops", async ({ nat, hops }) => {
  const registered = await registeredBy(() => build(nat));
  const routes = ofType(registered, "aws:ec2/route:Route").filter(({ name }) => name !== "net-public");
  expect(routes.map(({ inputs }) => inputs.natGatewayId)).toEqual(hops);
  const gateways = ofType(registered, "aws:ec2/natGateway:NatGateway");
  expect(gateways.map(({ inputs }) => inputs.subnetId)).toEqual(nat.map((zone) => `Subnet/net-public-${zone}`));
});

test("without NAT no private subnet has a way out", async () => {
  const routes = ofType(await registeredBy(() => build([])), "aws:ec2/route:Route");
  expect(routes.map(({ name }) => name)).toEqual(["net-public"]);
});

test("stores of the region are reached from every private subnet without NAT", async () => {
  const endpoints = ofType(await registeredBy(build), "aws:ec2/vpcEndpoint:VpcEndpoint");
  expect(endpoints.map(({ inputs }) => [inputs.serviceName, inputs.routeTableIds])).toEqual([
    ["com.amazonaws.ap-east-1.dynamodb", ["RouteTable/net-ap-east-1a", "RouteTable/net-ap-east-1b"]],
    ["com.amazonaws.ap-east-1.s3", ["RouteTable/net-ap-east-1a", "RouteTable/net-ap-east-1b"]],
  ]);
});

test("nobody but the network itself and its peers gets past its security group", async () => {
  const group = theOnly(await registeredBy(build), "aws:ec2/securityGroup:SecurityGroup");
  expect(group.inputs).toMatchObject({ ingress: [{ cidrBlocks: ["10.20.0.0/16", "10.10.0.0/16"] }] });
});

test("it registers the VPC and claims to survive a zone", async () => {
  const network = theOnly(await registeredBy(build), "trading:network:Network");
  expect(network.outputs).toEqual({ vpc: "-> aws:ec2/vpc:Vpc net", survives: "zone" });
});

test("a place is the private subnet of a zone, an entrance the public one", async () => {
  const read: unknown[] = [];
  await registeredBy(() => {
    const network = build();
    void resolved(network.place("ap-east-1b").subnetId).then((id) => read.push(id));
    void resolved(network.entrance("ap-east-1b").subnetId).then((id) => read.push(id));
    void resolved(network.routeTableId("ap-east-1b")).then((id) => read.push(id));
  });
  expect(read.toSorted()).toEqual([
    "RouteTable/net-ap-east-1b",
    "Subnet/net-ap-east-1b",
    "Subnet/net-public-ap-east-1b",
  ]);
});
