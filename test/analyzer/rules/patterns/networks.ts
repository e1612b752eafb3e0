import { objectives } from "../../../builders/objectives.ts";
import type { StackBuilder } from "../../../builders/stack.ts";
import { stack } from "../../../builders/stack.ts";
import type { Given } from "../../../builders/values.ts";
import { of } from "../../../builders/values.ts";
import type { PatternCase, Properties } from "./pattern-case.ts";
import { a1, all, b, b1, c, subnets, switches, web, webGroup } from "./pattern-case.ts";

const vpn = (...zones: readonly string[]) =>
  switches(...zones).add("alicloud:vpn/gateway:Gateway", "web", {
    vpcId: "vpc-1",
    vswitchId: of("s0"),
    ...(zones.length > 1 ? { disasterRecoveryVswitchId: of("s1") } : {}),
  });
const clientVpn = (...zones: readonly string[]) => {
  const built = subnets(...zones).add("aws:ec2clientvpn/endpoint:Endpoint", "web", { vpcId: "vpc-1" });
  for (const index of zones.keys())
    built.add("aws:ec2clientvpn/networkAssociation:NetworkAssociation", `association-${index}`, {
      clientVpnEndpointId: of("web"),
      subnetId: of(`s${index}`),
    });
  return built;
};
/** Servers that call others in another network, over the attachments of a hub in these zones. */
const callers = objectives().service("web", "web-*").group("web", "web-*").group("db", "db-*");
const overHub = (kind: "instance" | "server", built: StackBuilder) =>
  built[kind]("db-0", { in: "t0" })
    [kind]("db-1", { in: "t1" })
    [kind]("web-0", { in: "h0", calls: ["db-0", "db-1"] })
    [kind]("web-1", { in: "h1", calls: ["db-0", "db-1"] });
const transit = (...attached: readonly string[]) => {
  const built = stack().add("aws:ec2transitgateway/transitGateway:TransitGateway", "hub", {});
  for (const [name, letter] of [
    ["here", "h"],
    ["there", "t"],
  ] as const)
    built
      .add("aws:ec2/vpc:Vpc", name, { cidrBlock: "10.0.0.0/16" })
      .add("aws:ec2/subnet:Subnet", `${letter}0`, { vpcId: of(name), availabilityZone: a1 })
      .add("aws:ec2/subnet:Subnet", `${letter}1`, { vpcId: of(name), availabilityZone: b1 })
      .add("aws:ec2transitgateway/vpcAttachment:VpcAttachment", `${name}-attachment`, {
        transitGatewayId: of("hub"),
        vpcId: of(name),
        subnetIds: (name === "here" ? attached : ["t0", "t1"]).map((subnet) => of(subnet)),
      });
  return overHub("instance", built);
};
const transitRouter = (...attached: readonly string[]) => {
  const built = stack()
    .add("alicloud:cen/instance:Instance", "cen", {})
    .add("alicloud:cen/transitRouter:TransitRouter", "hub", { cenId: of("cen") });
  for (const [name, letter] of [
    ["here", "h"],
    ["there", "t"],
  ] as const)
    built
      .add("alicloud:vpc/network:Network", name, { cidrBlock: "10.0.0.0/16" })
      .add("alicloud:vpc/switch:Switch", `${letter}0`, { vpcId: of(name), zoneId: b })
      .add("alicloud:vpc/switch:Switch", `${letter}1`, { vpcId: of(name), zoneId: c })
      .add("alicloud:cen/transitRouterVpcAttachment:TransitRouterVpcAttachment", `${name}-attachment`, {
        cenId: of("cen"),
        transitRouterId: of("hub"),
        vpcId: of(name),
        zoneMappings: (name === "here" ? attached : ["t0", "t1"]).map(
          (vswitch): Given => ({ zoneId: vswitch.endsWith("0") ? b : c, vswitchId: of(vswitch) }),
        ),
      });
  return overHub("server", built);
};
const lines = (type: string, property: string, ...sites: readonly string[]) => {
  const built = stack();
  for (const [index, site] of sites.entries()) built.add(type, `web-${index}`, { [property]: site });
  return built;
};
/** A server on one cloud that calls a server on the other, over connections that each end at a gateway in these zones. */
const acrossClouds = (...gatewayZones: readonly string[]) => {
  const built = stack()
    .add("alicloud:vpc/network:Network", "here", { cidrBlock: "10.0.0.0/16" })
    .add("aws:ec2/vpc:Vpc", "there", { cidrBlock: "10.1.0.0/16" })
    .add("aws:ec2/vpnGateway:VpnGateway", "far", { vpcId: of("there") })
    .add("aws:ec2/subnet:Subnet", "a", { vpcId: of("there"), availabilityZone: a1 })
    .add("aws:ec2/subnet:Subnet", "b", { vpcId: of("there"), availabilityZone: b1 })
    .add("alicloud:vpc/switch:Switch", "v0", { vpcId: of("here"), zoneId: b })
    .add("alicloud:vpc/switch:Switch", "v1", { vpcId: of("here"), zoneId: c })
    .instance("db-0", { in: "a" })
    .instance("db-1", { in: "b" })
    .server("web-0", { in: "v0", calls: ["db-0", "db-1"] })
    .server("web-1", { in: "v1", calls: ["db-0", "db-1"] });
  for (const [index, zone] of gatewayZones.entries())
    built
      .add("alicloud:vpn/gateway:Gateway", `near-${index}`, {
        vpcId: of("here"),
        vswitchId: of(zone === b ? "v0" : "v1"),
      })
      .add("aws:ec2/customerGateway:CustomerGateway", `far-end-${index}`, {
        ipAddress: of(`near-${index}`),
        type: "ipsec.1",
      })
      .add("aws:ec2/vpnConnection:VpnConnection", `tunnel-${index}`, {
        vpnGatewayId: of("far"),
        customerGatewayId: of(`far-end-${index}`),
        type: "ipsec.1",
      });
  return built;
};
const record = (name: string, target: string, properties: Properties, built = subnets(a1, b1)) =>
  built.add("aws:route53/record:Record", name, {
    zoneId: of("zone"),
    name: "www",
    type: "A",
    records: [of(target)],
    ...properties,
  });
const records = (checked: Properties) => {
  const built = subnets(a1, b1)
    .instance("one", { in: "s0" })
    .instance("two", { in: "s1" })
    .add("aws:route53/zone:Zone", "zone", { name: "example.com" })
    .add("aws:route53/healthCheck:HealthCheck", "probe", { type: "TCP" });
  return record("other", "two", checked, record("web", "one", checked, built));
};
/** Two addresses, checked, of which the second leads to this server. */
const globalTraffic = (second: "one" | "two") =>
  switches(b, c)
    .add("alicloud:ecs/eipAddress:EipAddress", "address-0", {})
    .add("alicloud:ecs/eipAddress:EipAddress", "address-1", {})
    .server("one", { in: "s0" })
    .server("two", { in: "s1" })
    .add("alicloud:ecs/eipAssociation:EipAssociation", "tie-0", {
      allocationId: of("address-0"),
      instanceId: of("one"),
    })
    .add("alicloud:ecs/eipAssociation:EipAssociation", "tie-1", {
      allocationId: of("address-1"),
      instanceId: of(second),
    })
    .add("alicloud:dns/gtmInstance:GtmInstance", "web", { renewalStatus: "AutoRenewal", paymentType: "Subscription" })
    .add("alicloud:dns/addressPool:AddressPool", "pool", {
      instanceId: of("web"),
      addresses: [
        { address: of("address-0"), lbaWeight: 1 },
        { address: of("address-1"), lbaWeight: 1 },
      ],
    })
    .add("alicloud:dns/accessStrategy:AccessStrategy", "strategy", {
      instanceId: of("web"),
      defaultAddrPools: [{ addrPoolId: of("pool") }],
    })
    .add("alicloud:dns/monitorConfig:MonitorConfig", "monitor", { addrPoolId: of("pool") });
const resolver = (...zones: readonly string[]) =>
  subnets(...zones).add("aws:route53/resolverEndpoint:ResolverEndpoint", "web", {
    direction: "INBOUND",
    ipAddresses: all(zones.length).map((subnetId) => ({ subnetId })),
  });
const privateResolver = (...zones: readonly string[]) =>
  switches(...zones).add("alicloud:pvtz/endpoint:Endpoint", "web", {
    vpcId: "vpc-1",
    ipConfigs: zones.map((zoneId, index): Given => ({ zoneId, vswitchId: of(`s${index}`), cidrBlock: "10.0.0.0/24" })),
  });
const endpoint = (...zones: readonly string[]) =>
  subnets(...zones).add("aws:ec2/vpcEndpoint:VpcEndpoint", "web", {
    vpcId: "vpc-1",
    vpcEndpointType: "Interface",
    serviceName: "com.amazonaws.ap-east-1.sqs",
    subnetIds: all(zones.length),
  });
const privateLink = (...zones: readonly string[]) => {
  const built = switches(...zones).add("alicloud:privatelink/vpcEndpoint:VpcEndpoint", "web", { vpcId: "vpc-1" });
  for (const [index, zoneId] of zones.entries())
    built.add("alicloud:privatelink/vpcEndpointZone:VpcEndpointZone", `web-${index}`, {
      endpointId: of("web"),
      vswitchId: of(`s${index}`),
      zoneId,
    });
  return built;
};

/** Rows 22 to 28 of the forty: what joins networks and names. */
export const networks: Readonly<Record<string, readonly PatternCase[]>> = {
  "22": [
    { on: "AWS", satisfied: clientVpn(a1, b1), violated: clientVpn(a1), names: [] },
    { on: "Alibaba Cloud", satisfied: vpn(c, b), violated: vpn(c) },
  ],
  "23": [
    {
      on: "AWS",
      satisfied: transit("h0", "h1"),
      violated: transit("h0"),
      stated: callers,
      names: ["here-attachment"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: transitRouter("h0", "h1"),
      violated: transitRouter("h1"),
      stated: callers,
      names: ["here-attachment"],
    },
  ],
  "24": [
    {
      on: "AWS",
      satisfied: lines("aws:directconnect/connection:Connection", "location", "EqHK1", "MEGA1"),
      violated: lines("aws:directconnect/connection:Connection", "location", "EqHK1", "EqHK1"),
      stated: webGroup,
      names: ["web-0", "web-1"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: lines(
        "alicloud:expressconnect/physicalConnection:PhysicalConnection",
        "accessPointId",
        "ap-a",
        "ap-b",
      ),
      violated: lines("alicloud:expressconnect/physicalConnection:PhysicalConnection", "accessPointId", "ap-a", "ap-a"),
      stated: webGroup,
      names: ["web-0", "web-1"],
    },
  ],
  "25": [
    {
      on: "both clouds",
      satisfied: acrossClouds(b, c),
      violated: acrossClouds(c),
      stated: callers,
      names: ["near-0"],
    },
  ],
  "26": [
    { on: "AWS", satisfied: records({ healthCheckId: of("probe") }), violated: records({}), names: [] },
    {
      on: "Alibaba Cloud",
      satisfied: globalTraffic("two"),
      violated: globalTraffic("one"),
      stated: web,
      names: ["one"],
    },
  ],
  "27": [
    { on: "AWS", satisfied: resolver(a1, b1), violated: resolver(a1, a1) },
    { on: "Alibaba Cloud", satisfied: privateResolver(b, c), violated: privateResolver(c) },
  ],
  "28": [
    { on: "AWS", satisfied: endpoint(a1, b1), violated: endpoint(a1) },
    { on: "Alibaba Cloud", satisfied: privateLink(b, c), violated: privateLink(c), names: [] },
  ],
};
