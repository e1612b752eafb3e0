import type { Objectives, ServiceObjective } from "../../../analyzer/model/objectives.ts";
import { noLimits } from "../../../analyzer/model/objectives.ts";
import type { ResourceRecord, Snapshot, Urn } from "../../../analyzer/model/snapshot.ts";
import type { Value } from "../../../analyzer/model/value.ts";
import { noObjectives } from "../../builders/objectives.ts";

/** A synthetic estate: the stack that was read, and what it promises. */
export interface Estate {
  readonly snapshot: Snapshot;
  readonly objectives: Objectives;
}

const zones = {
  aws: ["ap-east-1a", "ap-east-1b", "ap-east-1c"],
  alicloud: ["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"],
};
type Cloud = keyof typeof zones;

const known = (value: string | number | boolean): Value => ({ kind: "known", value });
const unknown: Value = { kind: "unknown" };
const list = (items: readonly Value[]): Value => ({ kind: "list", items });

/** Resources of one cell: a network with its subnets, and tiers of a balancer, a pool, a listener, servers and a database each. */
const tiersPerCell = 12;
const serversPerTier = 12;
const resourcesPerCell = 5 + tiersPerCell * (1 + 4 + serversPerTier * 2 + 2);

/**
 * An estate of about as many resources, shaped like a platform: cells of a network in three zones, tiers of servers behind
 * balancers that call the next tier of their cell, each with a database; one cell in ten keeps its databases in one zone. Two
 * hundred services are promised to survive a zone, spread over the cells.
 */
export function makeEstate(resources: number): Estate {
  const cells = Math.max(1, Math.round(resources / resourcesPerCell));
  const records: ResourceRecord[] = [];
  const urnOf = (type: string, name: string): Urn => `urn:pulumi:estate::platform::${type}::${name}`;
  const add = (
    type: string,
    name: string,
    properties: Readonly<Record<string, Value>>,
    propertyDependencies: Readonly<Record<string, readonly Urn[]>> = {},
    parent: Urn = root,
    provider: Urn | null = null,
    origin: ResourceRecord["origin"] = "managed",
  ): Urn => {
    const urn = urnOf(type, name);
    const dependencies = [...new Set(Object.values(propertyDependencies).flat())].sort();
    records.push({ urn, type, name, origin, parent, provider, dependencies, propertyDependencies, properties });
    return urn;
  };
  const root = urnOf("pulumi:pulumi:Stack", "platform-estate");
  records.push({
    urn: root,
    type: "pulumi:pulumi:Stack",
    name: "platform-estate",
    origin: "stack",
    parent: null,
    provider: null,
    dependencies: [],
    propertyDependencies: {},
    properties: {},
  });
  const providers: Record<Cloud, Urn> = {
    aws: add("pulumi:providers:aws", "aws", { region: known("ap-east-1") }, {}, root, null, "provider"),
    alicloud: add(
      "pulumi:providers:alicloud",
      "alicloud",
      { region: known("cn-hongkong") },
      {},
      root,
      null,
      "provider",
    ),
  };
  const services: ServiceObjective[] = [];
  const wanted = 200;
  for (let cell = 0; cell < cells; cell += 1) {
    const cloud: Cloud = cell % 2 === 0 ? "aws" : "alicloud";
    const build = cloud === "aws" ? awsTier : alicloudTier;
    const provider = providers[cloud];
    const name = `cell-${cell}`;
    const component = add(`platform:cell:Cell`, name, {}, {}, root, null, "component");
    const make: Make = (type, suffix, properties, named = {}) =>
      add(type, `${name}-${suffix}`, properties, named, component, provider);
    const network = make(cloud === "aws" ? "aws:ec2/vpc:Vpc" : "alicloud:vpc/network:Network", "network", {
      cidrBlock: known("10.0.0.0/16"),
    });
    const subnets = zones[cloud].map((zone) =>
      cloud === "aws"
        ? make("aws:ec2/subnet:Subnet", zone, { availabilityZone: known(zone), vpcId: unknown }, { vpcId: [network] })
        : make("alicloud:vpc/switch:Switch", zone, { zoneId: known(zone), vpcId: unknown }, { vpcId: [network] }),
    );
    let next: Urn | null = null;
    for (let tier = tiersPerCell - 1; tier >= 0; tier -= 1) {
      next = build(make, tier, subnets, zones[cloud], next, cell % 10 === 0);
    }
    if (services.length < wanted && cell % Math.max(1, Math.floor(cells / wanted)) === 0) {
      services.push({
        name: `service-${cell}`,
        entry: `*::${name}-listener-0`,
        needs: [],
        survives: [{ level: "zone", ...noLimits }],
        survivesChange: false,
        capacity: null,
        egress: false,
        repairable: null,
        keepsData: null,
        independentOf: [],
      });
    }
  }
  return {
    snapshot: {
      project: "platform",
      stack: "estate",
      source: "model",
      completeness: { kind: "whole" },
      resources: records.sort((one, other) => (one.urn < other.urn ? -1 : 1)),
      lookups: [],
    },
    objectives: { ...noObjectives, file: "faultline.yaml", services },
  };
}

type Make = (
  type: string,
  suffix: string,
  properties: Readonly<Record<string, Value>>,
  named?: Readonly<Record<string, readonly Urn[]>>,
) => Urn;

/** A tier calls the balancer of the next one, and its own database. Returns what the tier before it calls. */
function awsTier(
  make: Make,
  tier: number,
  subnets: readonly Urn[],
  zonesOfCell: readonly string[],
  next: Urn | null,
  isPinned: boolean,
): Urn {
  const balancer = make(
    "aws:lb/loadBalancer:LoadBalancer",
    `balancer-${tier}`,
    { loadBalancerType: known("application"), internal: known(tier > 0), subnets: list(subnets.map(() => unknown)) },
    { subnets: [...subnets].sort() },
  );
  const pool = make("aws:lb/targetGroup:TargetGroup", `pool-${tier}`, { port: known(80), protocol: known("HTTP") });
  make(
    "aws:lb/listener:Listener",
    `listener-${tier}`,
    {
      port: known(443),
      loadBalancerArn: unknown,
      defaultActions: list([{ kind: "record", fields: { type: known("forward"), targetGroupArn: unknown } }]),
    },
    { loadBalancerArn: [balancer], defaultActions: [pool] },
  );
  const group = make(
    "aws:rds/subnetGroup:SubnetGroup",
    `group-${tier}`,
    { subnetIds: list(subnets.map(() => unknown)) },
    { subnetIds: [...subnets].sort() },
  );
  const database = make(
    "aws:rds/instance:Instance",
    `database-${tier}`,
    { multiAz: known(!isPinned), dbSubnetGroupName: unknown, engine: known("mysql") },
    { dbSubnetGroupName: [group] },
  );
  for (let index = 0; index < serversPerTier; index += 1) {
    const subnet = subnets[index % subnets.length] ?? "";
    const server = make(
      "aws:ec2/instance:Instance",
      `server-${tier}-${index}`,
      { subnetId: unknown, instanceType: known("m6i.large"), ami: known("ami-0123456789abcdef0"), userData: unknown },
      { subnetId: [subnet], userData: [database, ...(next === null ? [] : [next])].sort() },
    );
    make(
      "aws:lb/targetGroupAttachment:TargetGroupAttachment",
      `attachment-${tier}-${index}`,
      { targetGroupArn: unknown, targetId: unknown, port: known(80) },
      { targetGroupArn: [pool], targetId: [server] },
    );
  }
  return balancer;
}

function alicloudTier(
  make: Make,
  tier: number,
  subnets: readonly Urn[],
  zonesOfCell: readonly string[],
  next: Urn | null,
  isPinned: boolean,
): Urn {
  const balancer = make(
    "alicloud:nlb/loadBalancer:LoadBalancer",
    `balancer-${tier}`,
    {
      addressType: known(tier > 0 ? "Intranet" : "Internet"),
      crossZoneEnabled: known(true),
      zoneMappings: list(
        zonesOfCell.map((zone) => ({ kind: "record", fields: { zoneId: known(zone), vswitchId: unknown } })),
      ),
    },
    { zoneMappings: [...subnets].sort() },
  );
  const pool = make("alicloud:nlb/serverGroup:ServerGroup", `pool-${tier}`, {
    protocol: known("TCP"),
    healthCheck: { kind: "record", fields: { healthCheckEnabled: known(true) } },
  });
  make(
    "alicloud:nlb/listener:Listener",
    `listener-${tier}`,
    { listenerPort: known(443), loadBalancerId: unknown, serverGroupId: unknown },
    { loadBalancerId: [balancer], serverGroupId: [pool] },
  );
  const [first = "", second = ""] = zonesOfCell;
  const database = make(
    "alicloud:rds/instance:Instance",
    `database-${tier}`,
    {
      zoneId: known(first),
      zoneIdSlaveA: known(isPinned ? first : second),
      vswitchId: unknown,
      category: known("HighAvailability"),
    },
    { vswitchId: subnets.slice(0, 1) },
  );
  make("alicloud:rds/account:Account", `group-${tier}`, { dbInstanceId: unknown }, { dbInstanceId: [database] });
  for (let index = 0; index < serversPerTier; index += 1) {
    const subnet = subnets[index % subnets.length] ?? "";
    const server = make(
      "alicloud:ecs/instance:Instance",
      `server-${tier}-${index}`,
      { vswitchId: unknown, instanceType: known("ecs.g8i.xlarge"), imageId: known("m-0123456789"), userData: unknown },
      { vswitchId: [subnet], userData: [database, ...(next === null ? [] : [next])].sort() },
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
