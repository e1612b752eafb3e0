import type { CatalogueEntry } from "../../model/catalogue.ts";

/** Networks: all of a VPC but its vSwitches and NAT gateways belongs to the region and has no zone of its own. */
export const vpc: readonly CatalogueEntry[] = [
  {
    type: "alicloud:vpc/network:Network",
    noun: "VPC",
    role: "network",
    stands: { kind: "nowhere" },
    uses: { tags: "none", resourceGroupId: "none", ipv4IpamPoolId: "none" },
  },
  {
    type: "alicloud:vpc/switch:Switch",
    noun: "vSwitch",
    role: "place",
    stands: { kind: "zone", zone: "zoneId", or: ["availabilityZone"] },
    uses: { vpcId: "none", zoneId: "none", availabilityZone: "none", tags: "none" },
    prints: ["zoneId", "availabilityZone"],
    sources: [
      "zoneId: the zone of the vSwitch; availabilityZone is its older spelling: @pulumi/alicloud 3.108 vpc/switch.d.ts",
    ],
  },
  {
    type: "alicloud:vpc/routeTable:RouteTable",
    noun: "route table",
    role: "network",
    stands: { kind: "nowhere" },
    uses: { vpcId: "none", tags: "none" },
  },
  {
    type: "alicloud:vpc/routeTableAttachment:RouteTableAttachment",
    noun: "route table association",
    role: "network",
    stands: { kind: "nowhere" },
    uses: { routeTableId: "none", vswitchId: "none" },
  },
  {
    type: "alicloud:vpc/routeEntry:RouteEntry",
    noun: "route",
    role: "network",
    stands: { kind: "nowhere" },
    uses: { routeTableId: "none" },
  },
  {
    type: "alicloud:vpc/natGateway:NatGateway",
    noun: "NAT gateway",
    role: "serves",
    stands: { kind: "one", within: "vswitchId" },
    standsInstead: {
      where: { property: "availabilityMode", yes: ["CrossAZ"], unset: "yes" },
      stands: { kind: "regional", product: "NAT gateway", tolerates: 1 },
    },
    uses: { vpcId: "none", vswitchId: "none", tags: "none" },
    prints: ["availabilityMode", "networkType"],
    sources: [
      "availabilityMode: CrossAZ is the default, SingleAZ stands in the zone of its vSwitch: @pulumi/alicloud 3.108 vpc/natGateway.d.ts",
    ],
  },
];
