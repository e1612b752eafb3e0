import type { CatalogueEntry } from "../../model/catalogue.ts";

/** Networks: all of a VPC but its subnets and NAT gateways belongs to the region and has no zone of its own. */
export const vpc: readonly CatalogueEntry[] = [
  {
    type: "aws:ec2/vpc:Vpc",
    noun: "VPC",
    role: "network",
    stands: { kind: "nowhere" },
    uses: { ipv4IpamPoolId: "none", ipv6IpamPoolId: "none", tags: "none" },
  },
  {
    type: "aws:ec2/subnet:Subnet",
    noun: "subnet",
    role: "place",
    stands: { kind: "zone", zone: "availabilityZone", or: ["availabilityZoneId"] },
    uses: {
      vpcId: "none",
      availabilityZone: "none",
      availabilityZoneId: "none",
      ipv4IpamPoolId: "none",
      ipv6IpamPoolId: "none",
      tags: "none",
    },
    prints: ["availabilityZone", "availabilityZoneId"],
    sources: ["availabilityZone or availabilityZoneId: the zone of the subnet: @pulumi/aws 7.48 ec2/subnet.d.ts"],
  },
  {
    type: "aws:ec2/internetGateway:InternetGateway",
    noun: "internet gateway",
    role: "network",
    stands: { kind: "nowhere" },
    uses: { vpcId: "none", tags: "none" },
    sources: [
      "horizontally scaled and redundant, no zone of its own: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
    ],
  },
  {
    type: "aws:ec2/routeTable:RouteTable",
    noun: "route table",
    role: "network",
    stands: { kind: "nowhere" },
    uses: { vpcId: "none", tags: "none" },
  },
  {
    type: "aws:ec2/route:Route",
    noun: "route",
    role: "network",
    stands: { kind: "nowhere" },
    uses: { routeTableId: "none", gatewayId: "none", destinationPrefixListId: "none" },
  },
  {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    noun: "route table association",
    role: "network",
    stands: { kind: "nowhere" },
    uses: { routeTableId: "none", subnetId: "none", gatewayId: "none" },
  },
  {
    type: "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation",
    noun: "main route table association",
    role: "network",
    stands: { kind: "nowhere" },
    uses: { routeTableId: "none", vpcId: "none" },
  },
  {
    type: "aws:ec2/natGateway:NatGateway",
    noun: "NAT gateway",
    role: "serves",
    stands: { kind: "one", within: "subnetId" },
    standsInstead: {
      where: { property: "availabilityMode", yes: ["regional"], unset: "no" },
      stands: { kind: "regional", product: "NAT gateway", tolerates: 1 },
    },
    uses: {
      subnetId: "none",
      vpcId: "none",
      allocationId: "none",
      secondaryAllocationIds: "none",
      availabilityZoneAddresses: "none",
      tags: "none",
    },
    prints: ["availabilityMode", "connectivityType"],
    sources: [
      "availabilityMode: zonal by default, in the zone of its subnet; regional follows the zones in use: @pulumi/aws 7.48 ec2/natGateway.d.ts",
    ],
  },
];
