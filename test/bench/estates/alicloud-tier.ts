import type { Urn } from "../../../analyzer/model/snapshot.ts";
import type { CellNetwork, Make, TierPlan } from "./making.ts";
import { fields, known, list, unknown } from "./making.ts";

const zones = ["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"] as const;

/** A network with a vSwitch in each of three zones, and one NAT gateway that they all leave by. */
export function buildAlicloudNetwork(make: Make): CellNetwork {
  const network = make("alicloud:vpc/network:Network", "network", { cidrBlock: known("10.0.0.0/16") });
  const subnets = zones.map((zone) =>
    make(
      "alicloud:vpc/switch:Switch",
      zone,
      { zoneId: known(zone), vpcId: unknown, cidrBlock: known("10.0.0.0/20") },
      { vpcId: [network] },
    ),
  );
  const gateway = make(
    "alicloud:vpc/natGateway:NatGateway",
    "gateway",
    { vpcId: unknown, vswitchId: unknown, natType: known("Enhanced") },
    { vpcId: [network], vswitchId: subnets.slice(0, 1) },
  );
  const address = make("alicloud:ecs/eipAddress:EipAddress", "address", { bandwidth: known("100") });
  make(
    "alicloud:ecs/eipAssociation:EipAssociation",
    "association",
    { allocationId: unknown, instanceId: unknown },
    { allocationId: [address], instanceId: [gateway] },
  );
  for (const [index, subnet] of subnets.entries()) {
    make(
      "alicloud:vpc/snatEntry:SnatEntry",
      `way-out-${index}`,
      { snatTableId: unknown, snatIp: unknown, sourceVswitchId: unknown },
      { snatTableId: [gateway], snatIp: [address], sourceVswitchId: [subnet] },
    );
  }
  return { network, subnets };
}

/** A balancer with a listener and its pool, servers in all zones, and a database. Returns what the tier before it calls. */
export function buildAlicloudTier(make: Make, { tier, network, next, isPinned, servers }: TierPlan): Urn {
  const { subnets } = network;
  const balancer = make(
    "alicloud:nlb/loadBalancer:LoadBalancer",
    `balancer-${tier}`,
    {
      addressType: known(tier > 0 ? "Intranet" : "Internet"),
      crossZoneEnabled: known(true),
      zoneMappings: list(zones.map((zone) => fields({ zoneId: known(zone), vswitchId: unknown }))),
      vpcId: unknown,
    },
    { zoneMappings: [...subnets].sort(), vpcId: [network.network] },
  );
  const pool = make(
    "alicloud:nlb/serverGroup:ServerGroup",
    `pool-${tier}`,
    { protocol: known("TCP"), vpcId: unknown, healthCheck: fields({ healthCheckEnabled: known(true) }) },
    { vpcId: [network.network] },
  );
  make(
    "alicloud:nlb/listener:Listener",
    `listener-${tier}`,
    { listenerPort: known(443), listenerProtocol: known("TCP"), loadBalancerId: unknown, serverGroupId: unknown },
    { loadBalancerId: [balancer], serverGroupId: [pool] },
  );
  const firewall = make(
    "alicloud:ecs/securityGroup:SecurityGroup",
    `firewall-${tier}`,
    { vpcId: unknown, description: known(`tier ${tier}`) },
    { vpcId: [network.network] },
  );
  const [first, second] = zones;
  const database = make(
    "alicloud:rds/instance:Instance",
    `database-${tier}`,
    {
      zoneId: known(first),
      zoneIdSlaveA: known(isPinned ? first : second),
      vswitchId: unknown,
      category: known("HighAvailability"),
      engine: known("MySQL"),
      instanceType: known("mysql.n4.large.2c"),
    },
    { vswitchId: subnets.slice(0, 1) },
  );
  make(
    "alicloud:rds/account:Account",
    `account-${tier}`,
    { dbInstanceId: unknown, accountName: known("platform") },
    { dbInstanceId: [database] },
  );
  for (let index = 0; index < servers; index += 1) {
    const subnet = subnets[index % subnets.length] ?? "";
    const server = make(
      "alicloud:ecs/instance:Instance",
      `server-${tier}-${index}`,
      {
        vswitchId: unknown,
        instanceType: known("ecs.g8i.xlarge"),
        imageId: known("m-0123456789"),
        userData: unknown,
        securityGroups: list([unknown]),
      },
      {
        vswitchId: [subnet],
        userData: [database, ...(next === null ? [] : [next])].sort(),
        securityGroups: [firewall],
      },
    );
    make(
      "alicloud:nlb/serverGroupServerAttachment:ServerGroupServerAttachment",
      `attachment-${tier}-${index}`,
      { serverGroupId: unknown, serverId: unknown, serverType: known("Ecs"), port: known(80), weight: known(100) },
      { serverGroupId: [pool], serverId: [server] },
    );
  }
  return balancer;
}
