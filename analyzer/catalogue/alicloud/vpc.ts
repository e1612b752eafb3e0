import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

/** The vSwitch goes by two names in the SDK. */
const switches = ["alicloud:vpc/subnet:Subnet", "alicloud:vpc/switch:Switch"] as const;
const routeEntries = ["alicloud:vpc/routeEntry:RouteEntry", "alicloud:vpc/vPCRouteEntry:VPCRouteEntry"] as const;
const networkInterfaces = [
  "alicloud:ecs/ecsNetworkInterface:EcsNetworkInterface",
  "alicloud:vpc/networkInterface:NetworkInterface",
] as const;

/** Networks: all of a VPC but its vSwitches and NAT gateways belongs to the region and has no zone of its own. */
export const vpc: readonly CatalogueEntry[] = [
  { type: "alicloud:vpc/network:Network", noun: "VPC", role: "network", stands: { kind: "nowhere" } },
  ...switches.map(
    (type): CatalogueEntry => ({
      type,
      noun: "vSwitch",
      role: "place",
      stands: { kind: "zone", zone: "zoneId", or: ["availabilityZone"] },
      network: "vpcId",
      prints: ["zoneId", "availabilityZone"],
      sources: [
        "zoneId: the zone of the vSwitch; availabilityZone is its older spelling: @pulumi/alicloud 3.108 vpc/switch.d.ts",
      ],
    }),
  ),
  {
    type: "alicloud:vpc/routeTable:RouteTable",
    noun: "route table",
    role: "network",
    stands: { kind: "nowhere" },
    network: "vpcId",
  },
  {
    type: "alicloud:vpc/routeTableAttachment:RouteTableAttachment",
    noun: "route table association",
    role: "network",
    stands: { kind: "nowhere" },
    joins: { kind: "route-association", table: "routeTableId", subnet: "vswitchId" },
  },
  ...routeEntries.map(
    (type): CatalogueEntry => ({
      type,
      noun: "route",
      role: "network",
      stands: { kind: "nowhere" },
      joins: {
        kind: "route",
        table: "routeTableId",
        destination: [type.includes("vPC") ? "destinationCidrBlock" : "destinationCidrblock"],
        via: ["nexthopId"],
      },
    }),
  ),
  {
    type: "alicloud:vpc/natGateway:NatGateway",
    noun: "NAT gateway",
    role: "serves",
    stands: { kind: "one", within: "vswitchId" },
    standsInstead: {
      where: { property: "availabilityMode", yes: ["CrossAZ"], unset: "yes" },
      stands: { kind: "regional", product: "NAT gateway", tolerates: 1 },
    },
    uses: noNeed("vpcId vswitchId natGatewayName name description accessMode tags"),
    joins: { kind: "gateway", network: "vpcId" },
    network: "vpcId",
    leadsOut: true,
    restarts: "in-place",
    prints: ["availabilityMode", "networkType"],
    sources: [
      "availabilityMode: CrossAZ is the default, SingleAZ stands in the zone of its vSwitch: @pulumi/alicloud 3.108 vpc/natGateway.d.ts",
    ],
  },
  {
    type: "alicloud:vpc/snatEntry:SnatEntry",
    noun: "source NAT rule",
    role: "network",
    stands: { kind: "nowhere" },
    joins: { kind: "source-nat", gateway: "snatTableId", subnet: "sourceVswitchId" },
  },
  {
    type: "alicloud:vpc/forwardEntry:ForwardEntry",
    noun: "port forwarding",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("externalPort internalPort forwardEntryName name"),
      externalIp: "none",
      forwardTableId: "fronted-by",
      internalIp: "needs",
    },
  },
  {
    type: "alicloud:vpc/ipv4Gateway:Ipv4Gateway",
    noun: "IPv4 gateway",
    role: "network",
    stands: { kind: "nowhere" },
    joins: { kind: "gateway", network: "vpcId" },
  },
  {
    type: "alicloud:vpc/ipv6Gateway:Ipv6Gateway",
    noun: "IPv6 gateway",
    role: "network",
    stands: { kind: "nowhere" },
    joins: { kind: "gateway", network: "vpcId" },
  },
  {
    type: "alicloud:vpc/gatewayEndpoint:GatewayEndpoint",
    noun: "gateway endpoint",
    role: "network",
    stands: { kind: "nowhere" },
    joins: { kind: "endpoint", service: "serviceName", network: "vpcId" },
  },
  {
    type: "alicloud:vpc/peerConnection:PeerConnection",
    noun: "VPC peering connection",
    role: "link",
    stands: { kind: "nowhere" },
    joins: { kind: "link", ends: ["vpcId", "acceptingVpcId"] },
  },
  ...networkInterfaces.map(
    (type): CatalogueEntry => ({
      type,
      noun: "network interface",
      role: "serves",
      stands: { kind: "one", within: "vswitchId" },
      uses: noNeed(
        "vswitchId securityGroupIds securityGroups name networkInterfaceName primaryIpAddress privateIp privateIpAddresses privateIps description resourceGroupId tags",
      ),
      restarts: "in-place",
    }),
  ),
  // Whoever is told an interface's address reaches the server that it is attached to.
  {
    type: "alicloud:ecs/ecsNetworkInterfaceAttachment:EcsNetworkInterfaceAttachment",
    noun: "network interface attachment",
    role: "template",
    stands: { kind: "nowhere" },
    uses: { instanceId: "needs", networkInterfaceId: "none", trunkNetworkInstanceId: "none" },
    joins: { kind: "template", of: "networkInterfaceId" },
  },
  {
    type: "alicloud:vpc/networkInterfaceAttachment:NetworkInterfaceAttachment",
    noun: "network interface attachment",
    role: "template",
    stands: { kind: "nowhere" },
    uses: { instanceId: "needs", networkInterfaceId: "none" },
    joins: { kind: "template", of: "networkInterfaceId" },
  },
  ...["alicloud:ecs/eip:Eip", "alicloud:ecs/eipAddress:EipAddress"].map(
    (type): CatalogueEntry => ({
      type,
      noun: "public address",
      role: "serves",
      stands: { kind: "nowhere" },
      uses: noNeed(
        "addressName name description publicIpAddressPoolId ipAddress allocationId logProject logStore zone resourceGroupId tags",
      ),
    }),
  ),
  // Whoever is told a public address reaches what it is bound to.
  {
    type: "alicloud:ecs/eipAssociation:EipAssociation",
    noun: "public address association",
    role: "template",
    stands: { kind: "nowhere" },
    uses: { instanceId: "needs", allocationId: "none", vpcId: "none", privateIpAddress: "none" },
    joins: { kind: "template", of: "allocationId" },
  },
  {
    type: "alicloud:eipanycast/anycastEipAddress:AnycastEipAddress",
    noun: "anycast address",
    role: "serves",
    stands: { kind: "global", product: "anycast addresses" },
    uses: noNeed("anycastEipAddressName description resourceGroupId tags"),
  },
  {
    type: "alicloud:eipanycast/anycastEipAddressAttachment:AnycastEipAddressAttachment",
    noun: "anycast address association",
    role: "template",
    stands: { kind: "nowhere" },
    uses: { bindInstanceId: "needs", anycastId: "none", privateIpAddress: "none" },
    joins: { kind: "template", of: "anycastId" },
  },
  ...neverFails("network setting", [
    "alicloud:ecs/ecsPrefixList:EcsPrefixList",
    "alicloud:ecs/eipSegmentAddress:EipSegmentAddress",
    "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage",
    "alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment",
    "alicloud:vpc/dhcpOptionsSet:DhcpOptionsSet",
    "alicloud:vpc/dhcpOptionsSetAttachment:DhcpOptionsSetAttachment",
    "alicloud:vpc/gatewayEndpointRouteTableAttachment:GatewayEndpointRouteTableAttachment",
    "alicloud:vpc/gatewayRouteTableAttachment:GatewayRouteTableAttachment",
    "alicloud:vpc/ipamIpam:IpamIpam",
    "alicloud:vpc/ipamIpamPool:IpamIpamPool",
    "alicloud:vpc/ipamIpamPoolAllocation:IpamIpamPoolAllocation",
    "alicloud:vpc/ipamIpamPoolCidr:IpamIpamPoolCidr",
    "alicloud:vpc/ipamIpamResourceDiscovery:IpamIpamResourceDiscovery",
    "alicloud:vpc/ipamIpamScope:IpamIpamScope",
    "alicloud:vpc/ipamService:IpamService",
    "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock",
    "alicloud:vpc/ipv6Address:Ipv6Address",
    "alicloud:vpc/ipv6CidrBlock:Ipv6CidrBlock",
    "alicloud:vpc/ipv6EgressRule:Ipv6EgressRule",
    "alicloud:vpc/ipv6InternetBandwidth:Ipv6InternetBandwidth",
    "alicloud:vpc/natIp:NatIp",
    "alicloud:vpc/natIpCidr:NatIpCidr",
    "alicloud:vpc/peerConnectionAccepter:PeerConnectionAccepter",
    "alicloud:vpc/prefixList:PrefixList",
    "alicloud:vpc/publicIpAddressPool:PublicIpAddressPool",
    "alicloud:vpc/publicIpAddressPoolCidrBlock:PublicIpAddressPoolCidrBlock",
    "alicloud:vpc/vswitchCidrReservation:VswitchCidrReservation",
  ]),
  ...neverFails("network access list", [
    "alicloud:vpc/networkAcl:NetworkAcl",
    "alicloud:vpc/networkAclAttachment:NetworkAclAttachment",
    "alicloud:vpc/networkAclEntries:NetworkAclEntries",
    "alicloud:vpc/vpcNetworkAclAttachment:VpcNetworkAclAttachment",
  ]),
  ...neverFails("traffic record", [
    "alicloud:cen/flowLog:FlowLog",
    "alicloud:vpc/flowLog:FlowLog",
    "alicloud:vpc/trafficMirrorFilter:TrafficMirrorFilter",
    "alicloud:vpc/trafficMirrorFilterEgressRule:TrafficMirrorFilterEgressRule",
    "alicloud:vpc/trafficMirrorFilterIngressRule:TrafficMirrorFilterIngressRule",
    "alicloud:vpc/trafficMirrorSession:TrafficMirrorSession",
  ]),
];
