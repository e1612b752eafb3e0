import { expect, test } from "vitest";
import { AwsNetwork } from "../../../infra/network/aws-network.ts";
import { ofType, registeredBy, shapeOf, theOnly } from "../registered-resources.ts";

const request = { cidr: "10.20.0.0/16", zones: ["ap-east-1a", "ap-east-1b"] };

function build(): AwsNetwork {
  return new AwsNetwork("east-network", request, {});
}

test("it is a VPC with a way to the internet, a subnet in each zone and a security group", async () => {
  expect(shapeOf(await registeredBy(build))).toEqual([
    "aws:ec2/internetGateway:InternetGateway east-network",
    "aws:ec2/route:Route east-network-internet",
    "aws:ec2/routeTable:RouteTable east-network",
    "aws:ec2/routeTableAssociation:RouteTableAssociation east-network-ap-east-1a",
    "aws:ec2/routeTableAssociation:RouteTableAssociation east-network-ap-east-1b",
    "aws:ec2/securityGroup:SecurityGroup east-network-inside",
    "aws:ec2/subnet:Subnet east-network-ap-east-1a",
    "aws:ec2/subnet:Subnet east-network-ap-east-1b",
    "aws:ec2/vpc:Vpc east-network",
    "trading:network:Network east-network",
  ]);
});

test("each subnet stands in its zone and follows the route to the internet", async () => {
  const registered = await registeredBy(build);
  expect(ofType(registered, "aws:ec2/subnet:Subnet").map((subnet) => subnet.inputs)).toMatchObject([
    { availabilityZone: "ap-east-1a", vpcId: "Vpc/east-network", cidrBlock: "10.20.0.0/21" },
    { availabilityZone: "ap-east-1b", vpcId: "Vpc/east-network", cidrBlock: "10.20.16.0/21" },
  ]);
  const associations = ofType(registered, "aws:ec2/routeTableAssociation:RouteTableAssociation");
  expect(associations.map((association) => association.inputs)).toEqual([
    { routeTableId: "RouteTable/east-network", subnetId: "Subnet/east-network-ap-east-1a" },
    { routeTableId: "RouteTable/east-network", subnetId: "Subnet/east-network-ap-east-1b" },
  ]);
  expect(theOnly(registered, "aws:ec2/route:Route").inputs).toEqual({
    routeTableId: "RouteTable/east-network",
    destinationCidrBlock: "0.0.0.0/0",
    gatewayId: "InternetGateway/east-network",
  });
});

test("nobody outside the network gets past its security group, in or out", async () => {
  const group = theOnly(await registeredBy(build), "aws:ec2/securityGroup:SecurityGroup");
  expect(group.inputs).toMatchObject({
    ingress: [{ cidrBlocks: ["10.20.0.0/16"] }],
    egress: [{ cidrBlocks: ["10.20.0.0/16"] }],
  });
});

test("it registers the VPC and claims to survive a zone", async () => {
  const network = theOnly(await registeredBy(build), "trading:network:Network");
  expect(network.outputs).toEqual({ vpc: "-> aws:ec2/vpc:Vpc east-network", survives: "zone" });
});
