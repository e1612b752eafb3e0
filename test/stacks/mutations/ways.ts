import type { ResourceRecord, Snapshot, Urn } from "../../../analyzer/model/snapshot.ts";
import type { Edit } from "./edit-snapshot.ts";
import { all, keepingPlaces, known, leadingTo, stating, without, zoneOf } from "./edit-snapshot.ts";

/** One redundant piece taken away. */
export interface Mutation {
  /** What is gone, as a sentence of the list: `zone cn-hongkong-b of scaling group hong-kong-orders`. */
  readonly name: string;
  readonly edit: Edit;
  /** One of these must be among the subjects of a finding that fails the gate: what was removed, or what it was removed from. */
  readonly among: readonly Urn[];
}

/** How one piece is taken from a resource of a type, for each piece that it has. */
export type Way = (record: ResourceRecord, snapshot: Snapshot) => readonly Mutation[];

/** The types of production that redundancy can be taken from, each with every way that there is. */
export const ways: Readonly<Record<string, readonly Way[]>> = {
  // Servers
  "alicloud:ecs/instance:Instance": [member],
  "aws:ec2/instance:Instance": [member],
  "alicloud:ess/scalingGroup:ScalingGroup": [
    oneZone("vswitchIds"),
    allButOneZone("vswitchIds"),
    oneServer("desiredCapacity"),
  ],
  "aws:autoscaling/group:Group": [
    oneZone("vpcZoneIdentifiers"),
    allButOneZone("vpcZoneIdentifiers"),
    oneServer("desiredCapacity"),
  ],
  // Ways in
  "alicloud:alb/loadBalancer:LoadBalancer": [oneZone("zoneMappings"), allButOneZone("zoneMappings")],
  "alicloud:nlb/loadBalancer:LoadBalancer": [oneZone("zoneMappings"), allButOneZone("zoneMappings")],
  "aws:lb/loadBalancer:LoadBalancer": [oneZone("subnets"), allButOneZone("subnets")],
  "alicloud:alb/serverGroup:ServerGroup": [setting("healthCheckConfig.healthCheckEnabled", false, poolUsers)],
  "alicloud:nlb/serverGroup:ServerGroup": [setting("healthCheck.healthCheckEnabled", false, poolUsers)],
  "aws:lb/targetGroup:TargetGroup": [setting("healthCheck.enabled", false, poolUsers)],
  // Databases, caches, brokers
  "alicloud:rds/instance:Instance": [
    besidePrimary("zoneIdSlaveA"),
    unset("zoneIdSlaveA"),
    setting("haConfig", "Manual"),
  ],
  "aws:rds/instance:Instance": [setting("multiAz", false)],
  "alicloud:polardb/cluster:Cluster": [
    besidePrimary("standbyAz"),
    setting("hotStandbyCluster", "OFF"),
    lowered("dbNodeCount", 1),
  ],
  "aws:rds/clusterInstance:ClusterInstance": [member, allButOneMember],
  "aws:rds/subnetGroup:SubnetGroup": [oneZone("subnetIds"), allButOneZone("subnetIds", users)],
  "alicloud:redis/tairInstance:TairInstance": [besidePrimary("secondaryZoneId"), setting("nodeType", "STAND_ALONE")],
  "aws:elasticache/replicationGroup:ReplicationGroup": [setting("automaticFailoverEnabled", false), replicasWithin],
  "aws:elasticache/subnetGroup:SubnetGroup": [oneZone("subnetIds"), allButOneZone("subnetIds", users)],
  "alicloud:alikafka/instance:Instance": [oneZone("vswitchIds"), allButOneZone("vswitchIds")],
  "aws:msk/cluster:Cluster": [
    oneZone("brokerNodeGroupInfo.clientSubnets"),
    allButOneZone("brokerNodeGroupInfo.clientSubnets"),
    lowered("numberOfBrokerNodes", 1),
  ],
  "alicloud:mse/cluster:Cluster": [lowered("instanceCount", 1)],
  // Keys and ways to services
  "alicloud:kms/instance:Instance": [oneZone("vswitchIds")],
  "aws:kms/replicaKey:ReplicaKey": [removed],
  "aws:ec2/vpcEndpoint:VpcEndpoint": [removed, oneZone("subnetIds"), allButOneZone("subnetIds")],
  // Ways out
  "alicloud:vpc/natGateway:NatGateway": [wayOutThroughNeighbour],
  "aws:ec2/natGateway:NatGateway": [wayOutThroughNeighbour],
  // Between the clouds
  "alicloud:vpn/gateway:Gateway": [unset("disasterRecoveryVswitchId")],
  "aws:ec2/vpnConnection:VpnConnection": [tunnel],
  "alicloud:vpn/connection:Connection": [oneTunnelOf],
  "aws:dms/replicationInstance:ReplicationInstance": [setting("multiAz", false)],
  "aws:dms/replicationSubnetGroup:ReplicationSubnetGroup": [oneZone("subnetIds")],
  "aws:dms/replicationTask:ReplicationTask": [removedFrom(near("::hong-kong-ledger-db"))],
  // Names
  "aws:route53/record:Record": [removedFrom(sameName), unset("healthCheckId", sameName)],
  "aws:route53/healthCheck:HealthCheck": [removedFrom(sameName)],
  "alicloud:dns/alidnsRecord:AlidnsRecord": [removedFrom(sameName)],
  "alicloud:dns/alidnsDomain:AlidnsDomain": [removedFrom(everyName)],
  "aws:route53/zone:Zone": [removedFrom(everyName, recordsOf)],
  "alicloud:dns/monitorConfig:MonitorConfig": [removedFrom(sameName)],
  "alicloud:dns/addressPool:AddressPool": [oneAddress],
  // Copies
  "alicloud:cs/registryEnterpriseSyncRule:RegistryEnterpriseSyncRule": [removedFrom(near("::hong-kong-registry"))],
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": [removedFrom(near("aws:ecr/repository:Repository::"))],
  "alicloud:oss/bucket:Bucket": [setting("redundancyType", "LRS")],
  "alicloud:oss/bucketReplication:BucketReplication": [removedFrom(near("::hong-kong-backup"))],
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": [
    removedFrom(near("aws:s3/bucket:Bucket::aws-ap-east-1-backup")),
  ],
  "aws:datasync/task:Task": [removedFrom(near("::hong-kong-backup"))],
  "aws:backup/plan:Plan": [unsetCopyActions],
  "aws:backup/selection:Selection": [removedFrom(near("-db"))],
  "alicloud:polardb/backupPolicy:BackupPolicy": [removedFrom(near("-db"))],
  "alicloud:rds/rdsInstanceCrossBackupPolicy:RdsInstanceCrossBackupPolicy": [removedFrom(near("-db"))],
  "alicloud:ecs/imageCopy:ImageCopy": [removed],
  "aws:ec2/amiCopy:AmiCopy": [removed],
  // Observers
  "aws:synthetics/canary:Canary": [removed],
  "alicloud:cms/siteMonitor:SiteMonitor": [removed],
  // A whole cell's half of a system that the other cloud takes over.
  "trading:matching:MatchingEngine": [half],
  "trading:ledger:LedgerService": [half],
  "trading:accounts:AccountsService": [half],
  "trading:risk:RiskService": [half],
  "trading:sessions:SessionService": [half],
  "trading:market-data:MarketData": [half],
  "trading:wallets:DepositService": [half],
  "trading:wallets:WithdrawalService": [half],
  "trading:monitoring:Watch": [half],
};

/** Every piece that production's resources can lose, by the ways above. */
export function mutationsOf(snapshot: Snapshot): readonly Mutation[] {
  return snapshot.resources.flatMap((record) => (ways[record.type] ?? []).flatMap((way) => way(record, snapshot)));
}

// --- A resource of several

function member(record: ResourceRecord, snapshot: Snapshot): readonly Mutation[] {
  const rest = alike(record, snapshot);
  return rest.length === 0
    ? []
    : [{ name: called(record), edit: without([record.urn]), among: [...urnsOf(rest), parentOf(record)] }];
}

function allButOneMember(record: ResourceRecord, snapshot: Snapshot): readonly Mutation[] {
  const rest = alike(record, snapshot);
  const name = `all of ${beneath(record)} but ${called(record)}`;
  return rest.length < 2
    ? []
    : [{ name, edit: without(urnsOf(rest)), among: [record.urn, parentOf(record), ...named(record, snapshot)] }];
}

function removed(record: ResourceRecord): readonly Mutation[] {
  return [{ name: called(record), edit: without([record.urn]), among: [record.urn] }];
}

/** Removed; the rest of what it was part of must be named. */
function removedFrom(
  whole: Rest,
  along: (record: ResourceRecord, snapshot: Snapshot) => readonly Urn[] = () => [],
): Way {
  return (record, snapshot) => [
    {
      name: called(record),
      edit: without([record.urn, ...along(record, snapshot)]),
      among: [record.urn, ...whole(record, snapshot)],
    },
  ];
}

function half(component: ResourceRecord, snapshot: Snapshot): readonly Mutation[] {
  const rest = snapshot.resources.filter(({ type, urn }) => type === component.type && urn !== component.urn);
  if (rest.length === 0) return [];
  const own = beneathOf(component.urn, snapshot);
  const others = rest.flatMap(({ urn }) => [urn, ...beneathOf(urn, snapshot)]);
  const left = new Set(others);
  // The half that is left, and what it rests on alone now.
  const rests = snapshot.resources.filter(({ urn }) => left.has(urn)).flatMap((record) => named(record, snapshot));
  return [
    { name: `${called(component)}, all of it`, edit: without([component.urn, ...own]), among: [...others, ...rests] },
  ];
}

// --- Places

function oneZone(property: string): Way {
  return (record, snapshot) => {
    const given = subnetsIn(record, property, snapshot);
    if (given.length < 2) return [];
    return given.map((lost) => ({
      name: `zone ${zoneOf(lost)} of ${called(record)}`,
      edit: keepingIn(
        record,
        property,
        given.filter((one) => one !== lost),
        given,
      ),
      among: [record.urn, ...users(record, snapshot)],
    }));
  };
}

function allButOneZone(property: string, rest: Rest = () => []): Way {
  return (record, snapshot) => {
    const given = subnetsIn(record, property, snapshot);
    const [first] = given;
    if (first === undefined || given.length < 3) return [];
    const name = `every zone of ${called(record)} but ${zoneOf(first)}`;
    return [
      { name, edit: keepingIn(record, property, [first], given), among: [record.urn, ...rest(record, snapshot)] },
    ];
  };
}

function keepingIn(
  record: ResourceRecord,
  property: string,
  kept: readonly ResourceRecord[],
  given: readonly ResourceRecord[],
): Edit {
  const zones = record.properties.zoneIds;
  const edits = [keepingPlaces(record.urn, property, kept, given)];
  // A list of zones beside the list of vSwitches goes with it.
  if (zones?.kind === "list") edits.push(keepingPlaces(record.urn, "zoneIds", kept, given));
  return all(...edits);
}

/** A standby is put into its primary's zone. */
function besidePrimary(property: string): Way {
  return (record) => {
    const zone = record.properties.zoneId;
    if (zone === undefined || record.properties[property] === undefined) return [];
    return [
      {
        name: `zone of its own for the standby of ${called(record)}`,
        edit: stating(record.urn, property, zone),
        among: [record.urn],
      },
    ];
  };
}

function replicasWithin(record: ResourceRecord): readonly Mutation[] {
  const groups = record.properties.nodeGroupConfigurations;
  if (groups?.kind !== "list") return [];
  const shards = groups.items.map((shard) => {
    if (shard.kind !== "record") return shard;
    const replicas = shard.fields.replicaAvailabilityZones;
    const primary = shard.fields.primaryAvailabilityZone;
    if (replicas?.kind !== "list" || primary === undefined) return shard;
    return {
      ...shard,
      fields: { ...shard.fields, replicaAvailabilityZones: { ...replicas, items: replicas.items.map(() => primary) } },
    };
  });
  const fewer = groups.items.map((shard) => {
    if (shard.kind !== "record") return shard;
    const replicas = shard.fields.replicaAvailabilityZones;
    if (replicas?.kind !== "list") return shard;
    const left = { ...replicas, items: replicas.items.slice(1) };
    return {
      ...shard,
      fields: { ...shard.fields, replicaCount: known(left.items.length), replicaAvailabilityZones: left },
    };
  });
  return [
    {
      name: `zones of their own for the replicas of ${called(record)}`,
      edit: stating(record.urn, "nodeGroupConfigurations", { ...groups, items: shards }),
      among: [record.urn],
    },
    {
      name: `one replica of each shard of ${called(record)}`,
      edit: all(
        stating(record.urn, "nodeGroupConfigurations", { ...groups, items: fewer }),
        stating(record.urn, "replicasPerNodeGroup", known(1)),
      ),
      among: [record.urn],
    },
  ];
}

// --- Numbers and settings

function oneServer(...also: readonly string[]): Way {
  return (record) => {
    const least = record.properties.minSize;
    if (least?.kind !== "known" || typeof least.value !== "number" || least.value < 2) return [];
    const fewer = known(least.value - 1);
    return [
      {
        name: `one server of ${called(record)}`,
        edit: all(...["minSize", ...also].map((property) => stating(record.urn, property, fewer))),
        among: [record.urn],
      },
    ];
  };
}

function lowered(property: string, to: number): Way {
  return (record) => [
    {
      name: `${property} of ${called(record)} beyond ${to}`,
      edit: stating(record.urn, property, known(to)),
      among: [record.urn],
    },
  ];
}

function setting(path: string, value: string | boolean, rest: Rest = () => []): Way {
  return (record, snapshot) => [
    {
      name: `${path} of ${called(record)}, now ${value}`,
      edit: stating(record.urn, path, known(value)),
      among: [record.urn, ...rest(record, snapshot)],
    },
  ];
}

function unset(property: string, rest: Rest = () => []): Way {
  return (record, snapshot) =>
    record.properties[property] === undefined
      ? []
      : [
          {
            name: `${property} of ${called(record)}`,
            edit: stating(record.urn, property),
            among: [record.urn, ...rest(record, snapshot)],
          },
        ];
}

// --- Ways out, tunnels, names, backups

/** The zone's servers leave through another zone's NAT gateway, as where a program keeps one less. */
function wayOutThroughNeighbour(gateway: ResourceRecord, snapshot: Snapshot): readonly Mutation[] {
  const [neighbour] = alike(gateway, snapshot);
  if (neighbour === undefined) return [];
  const leads = snapshot.resources.flatMap((record) =>
    Object.entries(record.propertyDependencies).flatMap(([property, urns]) =>
      urns.includes(gateway.urn) ? [leadingTo(record.urn, property, gateway.urn, neighbour.urn)] : [],
    ),
  );
  const network = snapshot.resources.filter(({ parent, type }) => parent === gateway.parent && isSubnet(type));
  const inside = network.flatMap((subnet) => users(subnet, snapshot));
  return [
    {
      name: called(gateway),
      edit: all(...leads, without([gateway.urn])),
      // The neighbour that has to do for two zones, and the servers that leave through it.
      among: [neighbour.urn, ...inside],
    },
  ];
}

/** One cloud's half of a tunnel: its connection and what it knew the other side by; and both halves, with what was told of them. */
function tunnel(connection: ResourceRecord, snapshot: Snapshot): readonly Mutation[] {
  const along = snapshot.resources.filter(
    ({ type, name }) => name === connection.name && /customerGateway:|vpnConnectionRoute:/i.test(type),
  );
  const [cloud = ""] = connection.type.split(":");
  const link = snapshot.resources.filter(({ urn }) => urn.includes("trading:link:Link"));
  const halves = snapshot.resources.flatMap((record) =>
    record.type === "alicloud:vpn/connection:Connection" ? oneTunnelOf(record) : [],
  );
  const other = halves.filter(({ name }) => connection.name.endsWith(`-${name.split(" ")[0]}`));
  return [
    {
      name: `${cloud}'s half of tunnel ${connection.name}`,
      edit: without([connection.urn, ...urnsOf(along.filter(({ type }) => type.startsWith(cloud)))]),
      among: urnsOf(link),
    },
    {
      name: `tunnel ${connection.name}`,
      edit: all(...other.map(({ edit }) => edit), without([connection.urn, ...urnsOf(along)])),
      among: urnsOf(link),
    },
  ];
}

/** The connection keeps one tunnel less; what the other side registered for it stays. */
function oneTunnelOf(connection: ResourceRecord): readonly Mutation[] {
  const tunnels = connection.properties.tunnelOptionsSpecifications;
  const told = connection.propertyDependencies.tunnelOptionsSpecifications ?? [];
  if (tunnels?.kind !== "list") return [];
  return tunnels.items.map((gone, index) => {
    const role = gone.kind === "record" && gone.fields.role?.kind === "known" ? String(gone.fields.role.value) : index;
    const its = told.filter((urn) => lastOf(urn) === `${connection.name}-${role}`);
    return {
      name: `${role} of the tunnels of ${called(connection)}`,
      edit: (given) => ({
        ...given,
        resources: given.resources.map((record) =>
          record.urn !== connection.urn
            ? record
            : {
                ...record,
                properties: {
                  ...record.properties,
                  tunnelOptionsSpecifications: { ...tunnels, items: tunnels.items.filter((one) => one !== gone) },
                },
                propertyDependencies: {
                  ...record.propertyDependencies,
                  tunnelOptionsSpecifications: told.filter((urn) => !its.includes(urn)),
                },
              },
        ),
      }),
      among: [connection.urn],
    };
  });
}

function oneAddress(pool: ResourceRecord, snapshot: Snapshot): readonly Mutation[] {
  const addresses = pool.properties.addresses;
  const balancers = pool.propertyDependencies.addresses ?? [];
  if (addresses?.kind !== "list") return [];
  return balancers.map((balancer) => ({
    name: `${lastOf(balancer)} in ${called(pool)}`,
    edit: (given) => ({
      ...given,
      resources: given.resources.map((record) =>
        record.urn !== pool.urn
          ? record
          : {
              ...record,
              properties: { ...record.properties, addresses: { ...addresses, items: addresses.items.slice(1) } },
              propertyDependencies: {
                ...record.propertyDependencies,
                addresses: balancers.filter((urn) => urn !== balancer),
              },
            },
      ),
    }),
    among: [pool.urn, ...sameName(pool, snapshot), ...balancers],
  }));
}

function unsetCopyActions(plan: ResourceRecord, snapshot: Snapshot): readonly Mutation[] {
  const rules = plan.properties.rules;
  if (rules?.kind !== "list") return [];
  const items = rules.items.map((rule) => {
    if (rule.kind !== "record") return rule;
    const { copyActions: _, ...fields } = rule.fields;
    return { ...rule, fields };
  });
  const [, copy = ""] = plan.propertyDependencies.rules ?? [];
  const kept = (plan.propertyDependencies.rules ?? []).filter((urn) => urn !== copy);
  return [
    {
      name: `copies of ${called(plan)}`,
      edit: (given) => ({
        ...given,
        resources: given.resources.map((record) =>
          record.urn === plan.urn
            ? {
                ...record,
                properties: { ...record.properties, rules: { ...rules, items } },
                propertyDependencies: { ...record.propertyDependencies, rules: kept },
              }
            : record,
        ),
      }),
      among: near("aws:backup/vault:Vault::")(plan, snapshot),
    },
  ];
}

// --- What the piece is taken from

type Rest = (record: ResourceRecord, snapshot: Snapshot) => readonly Urn[];

/** What names the record. */
function users(record: ResourceRecord, snapshot: Snapshot): readonly Urn[] {
  return urnsOf(
    snapshot.resources.filter((one) => Object.values(one.propertyDependencies).flat().includes(record.urn)),
  );
}

/** A pool's listeners, what serves it, and the balancer before it. */
function poolUsers(record: ResourceRecord, snapshot: Snapshot): readonly Urn[] {
  const naming = snapshot.resources.filter((one) =>
    Object.values(one.propertyDependencies).flat().includes(record.urn),
  );
  return [...urnsOf(naming), ...naming.flatMap((one) => Object.values(one.propertyDependencies).flat())];
}

function near(part: string): Rest {
  return (_, snapshot) => urnsOf(snapshot.resources.filter(({ urn }) => urn.includes(part)));
}

/** Everything that the same name of the platform is made of, at both providers. */
function sameName(record: ResourceRecord, snapshot: Snapshot): readonly Urn[] {
  const label = record.name.split("-")[0] ?? "";
  return urnsOf(
    snapshot.resources.filter(
      ({ urn, name }) => urn.includes("trading:names:TradingName") && name.split("-")[0] === label,
    ),
  ).flatMap((urn) => [urn, ...ledToBy(urn, snapshot)]);
}

function everyName(_: ResourceRecord, snapshot: Snapshot): readonly Urn[] {
  const names = urnsOf(snapshot.resources.filter(({ urn }) => urn.includes("trading:names:")));
  return names.flatMap((urn) => [urn, ...ledToBy(urn, snapshot)]);
}

/** The balancers that a record or address pool leads to. */
function ledToBy(urn: Urn, snapshot: Snapshot): readonly Urn[] {
  const record = snapshot.resources.find((one) => one.urn === urn);
  return [...(record?.propertyDependencies.records ?? []), ...(record?.propertyDependencies.addresses ?? [])];
}

/** A zone's records go with it. */
function recordsOf(zone: ResourceRecord, snapshot: Snapshot): readonly Urn[] {
  return urnsOf(
    snapshot.resources.filter(
      ({ type, propertyDependencies }) =>
        type === "aws:route53/record:Record" && propertyDependencies.zoneId?.includes(zone.urn),
    ),
  );
}

/** Resources of one type under one parent: they stand in for each other. */
function alike(record: ResourceRecord, snapshot: Snapshot): readonly ResourceRecord[] {
  return snapshot.resources.filter(
    ({ type, parent, urn }) => type === record.type && parent === record.parent && urn !== record.urn,
  );
}

function named(record: ResourceRecord, snapshot: Snapshot): readonly Urn[] {
  const there = new Set(snapshot.resources.map(({ urn }) => urn));
  return Object.values(record.propertyDependencies)
    .flat()
    .filter((urn) => there.has(urn));
}

function subnetsIn(record: ResourceRecord, property: string, snapshot: Snapshot): readonly ResourceRecord[] {
  const urns = new Set(record.propertyDependencies[property.split(".")[0] ?? ""] ?? []);
  return snapshot.resources.filter(({ urn, type }) => urns.has(urn) && isSubnet(type));
}

function isSubnet(type: string): boolean {
  return /(?:vpc\/switch:Switch|ec2\/subnet:Subnet)$/.test(type);
}

function beneathOf(urn: Urn, snapshot: Snapshot): readonly Urn[] {
  const children = snapshot.resources.filter(({ parent }) => parent === urn).map((child) => child.urn);
  return [...children, ...children.flatMap((child) => beneathOf(child, snapshot))];
}

function parentOf(record: ResourceRecord): Urn {
  return record.parent ?? "";
}

function beneath(record: ResourceRecord): string {
  return lastOf(record.parent ?? "");
}

function urnsOf(records: readonly ResourceRecord[]): readonly Urn[] {
  return records.map(({ urn }) => urn);
}

function lastOf(urn: Urn): string {
  return urn.split("::").at(-1) ?? urn;
}

/** `ess/scalingGroup hong-kong-orders`. */
function called({ type, name }: ResourceRecord): string {
  const [provider = "", module = "", resource = ""] = type.split(":");
  return `${provider === "trading" ? resource : `${provider} ${module}`} ${name}`;
}
