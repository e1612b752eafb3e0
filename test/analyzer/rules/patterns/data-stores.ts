import { objectives } from "../../../builders/objectives.ts";
import { stack } from "../../../builders/stack.ts";
import { of } from "../../../builders/values.ts";
import type { PatternCase, Properties } from "./pattern-case.ts";
import { a1, all, b, b1, c, c1, d, lone, subnets, switches, web, webGroup } from "./pattern-case.ts";

const replicationGroup = (properties: Properties, built = stack()) =>
  built.add("aws:elasticache/replicationGroup:ReplicationGroup", "web", {
    description: "cache",
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    numCacheClusters: 2,
    ...properties,
  });
const cacheOver = (...zones: readonly string[]) =>
  replicationGroup(
    { subnetGroupName: of("group"), preferredCacheClusterAzs: zones },
    subnets(...zones).add("aws:elasticache/subnetGroup:SubnetGroup", "group", { subnetIds: all(zones.length) }),
  );
const tair = (properties: Properties, built = stack()) =>
  built.add("alicloud:redis/tairInstance:TairInstance", "web", { paymentType: "PayAsYouGo", ...properties });
const database = (multiAz: boolean) =>
  subnets(a1, b1)
    .add("aws:rds/subnetGroup:SubnetGroup", "group", { subnetIds: all(2) })
    .add("aws:rds/instance:Instance", "web", { dbSubnetGroupName: of("group"), availabilityZone: a1, multiAz });
/** A cluster whose instances are resources of their own. */
const cluster = (product: "rds" | "docdb", ...zones: readonly string[]) => {
  const built = subnets(a1, b1, c1)
    .add(`aws:${product}/subnetGroup:SubnetGroup`, "group", { subnetIds: all(3) })
    .add(`aws:${product}/cluster:Cluster`, "web", { dbSubnetGroupName: of("group") });
  for (const [index, availabilityZone] of zones.entries())
    built.add(`aws:${product}/clusterInstance:ClusterInstance`, `web-${index}`, {
      clusterIdentifier: of("web"),
      availabilityZone,
    });
  return built;
};
const rds = (zoneIdSlaveA: string) =>
  lone("alicloud:rds/instance:Instance", { zoneId: c, zoneIdSlaveA, category: "HighAvailability" });
const polardb = (properties: Properties) =>
  lone("alicloud:polardb/cluster:Cluster", { zoneId: c, dbNodeCount: 2, ...properties });
const msk = (...zones: readonly string[]) =>
  subnets(...zones).add("aws:msk/cluster:Cluster", "web", {
    kafkaVersion: "3.6.0",
    numberOfBrokerNodes: 3,
    brokerNodeGroupInfo: { instanceType: "kafka.m5.large", clientSubnets: all(zones.length), securityGroups: ["sg-1"] },
  });
const kafka = (...selectedZones: readonly string[]) =>
  lone("alicloud:alikafka/instance:Instance", { specType: "professional", selectedZones });
const broker = (deploymentMode: string, ...zones: readonly string[]) =>
  subnets(...zones).add("aws:mq/broker:Broker", "web", {
    engineType: "ActiveMQ",
    subnetIds: all(zones.length),
    deploymentMode,
  });
const rabbit = (...zones: readonly string[]) =>
  switches(...zones).add("alicloud:amqp/instance:Instance", "web", {
    paymentType: "PayAsYouGo",
    vswitchIds: all(zones.length),
  });
const search = (clusterConfig: Properties, ...zones: readonly string[]) =>
  subnets(...zones).add("aws:opensearch/domain:Domain", "web", {
    clusterConfig,
    vpcOptions: { subnetIds: all(zones.length) },
  });
const mongo = (secondaryZoneId: string) =>
  lone("alicloud:mongodb/instance:Instance", { zoneId: b, secondaryZoneId, hiddenZoneId: d, replicationFactor: 3 });
const memory = (numReplicasPerShard: number) =>
  subnets(a1, b1)
    .add("aws:memorydb/subnetGroup:SubnetGroup", "group", { subnetIds: all(2) })
    .add("aws:memorydb/cluster:Cluster", "web", { subnetGroupName: of("group"), numShards: 2, numReplicasPerShard });
const files = (...zones: readonly string[]) => {
  const built = subnets(...zones).add("aws:efs/fileSystem:FileSystem", "web", {});
  for (const index of zones.keys())
    built.add("aws:efs/mountTarget:MountTarget", `target-${index}`, {
      fileSystemId: of("web"),
      subnetId: of(`s${index}`),
    });
  return built;
};
const nas = (properties: Properties) =>
  switches(b, c, d).add("alicloud:nas/fileSystem:FileSystem", "web", {
    protocolType: "NFS",
    storageType: "Capacity",
    zoneId: b,
    ...properties,
  });
/** Servers of two zones, each with the disk of its own, or both with one. */
const withDisks = (...disks: readonly [string, string]) =>
  subnets(a1, b1)
    .add("aws:ebs/volume:Volume", "disk-0", { availabilityZone: a1 })
    .add("aws:ebs/volume:Volume", "disk-1", { availabilityZone: b1 })
    .instance("web-0", { in: "s0", calls: [disks[0]] })
    .instance("web-1", { in: "s1", calls: [disks[1]] });
/** Servers of two zones that each mount a disk of their zone, or one whose disk is on the path of both. */
const attached = (...mounts: readonly [string, string]) =>
  switches(b, c)
    .add("alicloud:ecs/ecsDisk:EcsDisk", "disk-0", { zoneId: b })
    .add("alicloud:ecs/ecsDisk:EcsDisk", "disk-1", { zoneId: c })
    .server("web-0", { in: "s0" })
    .server("web-1", { in: "s1" })
    .add("alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment", "mount-0", {
      instanceId: of("web-0"),
      diskId: of(mounts[0]),
    })
    .add("alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment", "mount-1", {
      instanceId: of("web-1"),
      diskId: of(mounts[1]),
    });
const kept = objectives().service("web", "web", { keepsData: "region" });
const bucket = (isReplicated: boolean) => {
  const built = stack()
    .provider("aws", "east", { region: "us-east-2" })
    .add("aws:s3/bucket:Bucket", "web", {})
    .add("aws:s3/bucket:Bucket", "copy", {}, { provider: "east" });
  if (!isReplicated) return built;
  return built.add("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "replication", {
    bucket: of("web"),
    rules: [{ destination: { bucket: of("copy") } }],
  });
};

/** Rows 1 to 4 and 14 to 21 of the forty: what keeps data. */
export const dataStores: Readonly<Record<string, readonly PatternCase[]>> = {
  "1": [
    {
      on: "AWS",
      satisfied: replicationGroup({ preferredCacheClusterAzs: [a1, b1] }),
      violated: replicationGroup({ preferredCacheClusterAzs: [a1, a1] }),
    },
    {
      on: "Alibaba Cloud",
      satisfied: tair({ zoneId: c, secondaryZoneId: b }),
      violated: tair({ zoneId: c, secondaryZoneId: b, nodeType: "STAND_ALONE" }),
    },
  ],
  "2": [
    { on: "AWS", satisfied: cacheOver(a1, b1), violated: cacheOver(a1, a1) },
    {
      on: "Alibaba Cloud",
      satisfied: tair({ vswitchId: of("s0"), secondaryZoneId: b }, switches(c)),
      violated: tair({ vswitchId: of("s0"), secondaryZoneId: c }, switches(c)),
    },
  ],
  "3": [
    { on: "AWS", satisfied: database(true), violated: database(false) },
    { on: "Alibaba Cloud", satisfied: rds(b), violated: rds(c) },
  ],
  "4": [
    { on: "AWS", satisfied: cluster("rds", a1, b1), violated: cluster("rds", a1, a1), names: [] },
    {
      on: "Alibaba Cloud",
      satisfied: polardb({ hotStandbyCluster: "ON", standbyAz: b }),
      violated: polardb({ hotStandbyCluster: "OFF" }),
    },
  ],
  "14": [
    { on: "AWS", satisfied: msk(a1, b1, c1), violated: msk(a1, a1, a1) },
    { on: "Alibaba Cloud", satisfied: kafka(b, c, d), violated: kafka(c) },
  ],
  "15": [
    { on: "AWS", satisfied: broker("ACTIVE_STANDBY_MULTI_AZ", a1, b1), violated: broker("SINGLE_INSTANCE", a1) },
    { on: "Alibaba Cloud", satisfied: rabbit(b, c), violated: rabbit(c, c) },
  ],
  "16": [
    {
      on: "AWS",
      satisfied: search({ instanceCount: 3, zoneAwarenessEnabled: true }, a1, b1, c1),
      violated: search({ instanceCount: 3 }, a1),
    },
    {
      on: "Alibaba Cloud",
      satisfied: lone("alicloud:elasticsearch/instance:Instance", { zoneCount: 3 }),
      violated: lone("alicloud:elasticsearch/instance:Instance", { dataNodeAmount: 3 }),
    },
  ],
  "17": [
    { on: "AWS", satisfied: cluster("docdb", a1, b1), violated: cluster("docdb", b1, b1), names: [] },
    { on: "Alibaba Cloud", satisfied: mongo(c), violated: mongo(b) },
  ],
  "18": [
    {
      on: "AWS",
      satisfied: memory(1),
      violated: memory(0),
      stated: objectives().service("web", "web", { survives: "instance" }),
    },
    {
      on: "Alibaba Cloud",
      satisfied: tair({ zoneId: c, secondaryZoneId: c, shardCount: 2 }),
      violated: tair({ zoneId: c, shardCount: 2, nodeType: "STAND_ALONE" }),
      stated: objectives().service("web", "web", { survives: "instance" }),
    },
    {
      on: "Alibaba Cloud",
      what: "a replica in the same zone",
      satisfied: tair({ zoneId: c, secondaryZoneId: b, shardCount: 2 }),
      violated: tair({ zoneId: c, secondaryZoneId: c, shardCount: 2 }),
    },
  ],
  "19": [
    { on: "AWS", satisfied: files(a1, b1), violated: files(a1, a1), names: [] },
    {
      on: "Alibaba Cloud",
      satisfied: nas({ redundancyType: "ZRS", redundancyVswitchIds: all(3) }),
      violated: nas({ redundancyType: "LRS" }),
    },
  ],
  "20": [
    { on: "AWS", satisfied: bucket(true), violated: bucket(false), stated: kept, rule: "keeps-data" },
    {
      on: "Alibaba Cloud",
      satisfied: lone("alicloud:oss/bucket:Bucket", { redundancyType: "ZRS" }),
      violated: lone("alicloud:oss/bucket:Bucket", { redundancyType: "LRS" }),
    },
  ],
  "21": [
    {
      on: "AWS",
      satisfied: withDisks("disk-0", "disk-1"),
      violated: withDisks("disk-0", "disk-0"),
      stated: webGroup,
      names: ["disk-0"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: lone("alicloud:ecs/ecsDisk:EcsDisk", { zoneId: c, category: "cloud_regional_disk_auto" }),
      violated: lone("alicloud:ecs/ecsDisk:EcsDisk", { zoneId: c, category: "cloud_essd" }),
      stated: web,
    },
    {
      on: "Alibaba Cloud",
      what: "attached to servers of two zones",
      satisfied: attached("disk-0", "disk-1"),
      violated: attached("disk-0", "disk-0"),
      stated: webGroup,
      names: ["disk-0"],
    },
  ],
};
