import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

/**
 * Caches. Shards do not show here: each has its primary in the primary zone and its standby in the secondary zone, so that
 * what a lost zone does to one it does to all.
 */
export const tair: readonly CatalogueEntry[] = [
  {
    type: "alicloud:redis/tairInstance:TairInstance",
    noun: "cache",
    role: "serves",
    stands: {
      kind: "primary-standby",
      primary: { zone: "zoneId", within: "vswitchId" },
      standbyZones: ["secondaryZoneId"],
      otherwise: "beside-primary",
      enabled: { property: "nodeType", yes: ["MASTER_SLAVE", "double"], unset: "yes" },
      switchOver: { time: 30 },
    },
    uses: {
      vpcId: "none",
      vswitchId: "none",
      zoneId: "none",
      secondaryZoneId: "none",
      securityGroupId: "none",
      securityIps: "none",
      password: "none",
      config: "none",
      connectionStringPrefix: "none",
      securityIpGroupName: "none",
      roleArn: "none",
      tairInstanceName: "none",
      encryptionKey: "boots-from",
      srcDbInstanceId: "boots-from",
      backupId: "boots-from",
      clusterBackupId: "boots-from",
      globalInstanceId: "copies-from",
      resourceGroupId: "none",
      tags: "none",
    },
    network: "vpcId",
    restarts: "its-places",
    prints: ["zoneId", "secondaryZoneId", "nodeType", "shardCount", "readOnlyCount", "slaveReadOnlyCount"],
    sources: [
      "secondaryZoneId: stated only for an instance in two zones, else primary and replica share zoneId: @pulumi/alicloud 3.108 redis/tairInstance.d.ts and https://www.alibabacloud.com/help/en/redis/developer-reference/api-r-kvstore-2015-01-01-createtairinstance-redis",
      "nodeType: MASTER_SLAVE (classic spelling double) is the default, STAND_ALONE (single) has one node and one zone: ShardType in https://www.alibabacloud.com/help/en/redis/developer-reference/api-r-kvstore-2015-01-01-createtairinstance-redis",
      "a switch leaves the nodes of a shard read-only for up to 30 seconds; what was not replicated yet is lost: https://www.alibabacloud.com/help/en/redis/user-guide/manually-switch-workloads-from-a-master-node-to-a-replica-node",
    ],
  },
  {
    type: "alicloud:kvstore/instance:Instance",
    noun: "cache",
    role: "serves",
    stands: {
      kind: "primary-standby",
      primary: { zone: "zoneId", within: "vswitchId" },
      standbyZones: ["secondaryZoneId"],
      otherwise: "beside-primary",
      // Classic instances also say it in their class (`redis.basic.…` has one node), so leaving it out decides nothing.
      enabled: { property: "nodeType", yes: ["MASTER_SLAVE", "double"], unset: "unknown" },
      switchOver: { time: 30 },
    },
    uses: {
      vswitchId: "none",
      zoneId: "none",
      availabilityZone: "none",
      secondaryZoneId: "none",
      securityGroupId: "none",
      securityIps: "none",
      password: "none",
      config: "none",
      connectionStringPrefix: "none",
      securityIpGroupName: "none",
      roleArn: "none",
      dbInstanceName: "none",
      instanceName: "none",
      privateConnectionPrefix: "none",
      privateIp: "none",
      parameters: "none",
      encryptionKey: "boots-from",
      srcdbInstanceId: "boots-from",
      backupId: "boots-from",
      globalInstanceId: "copies-from",
      resourceGroupId: "none",
      tags: "none",
    },
    restarts: "its-places",
    prints: ["zoneId", "secondaryZoneId", "nodeType", "shardCount", "readOnlyCount", "slaveReadOnlyCount"],
    sources: [
      "secondaryZoneId: only with it do master and replica stand in different zones: @pulumi/alicloud 3.108 kvstore/instance.d.ts",
      "nodeType: MASTER_SLAVE or STAND_ALONE; the instance class may decide it where it is left out: https://www.alibabacloud.com/help/en/redis/developer-reference/api-r-kvstore-2015-01-01-createinstance-redis",
      "a switch leaves the nodes of a shard read-only for up to 30 seconds; what was not replicated yet is lost: https://www.alibabacloud.com/help/en/redis/user-guide/manually-switch-workloads-from-a-master-node-to-a-replica-node",
    ],
  },
  ...(["alicloud:kvstore/account:Account", "alicloud:kvstore/connection:Connection"] as const).map(
    (type): CatalogueEntry => ({
      type,
      noun: type.endsWith("Account") ? "cache account" : "cache endpoint",
      role: "serves",
      stands: { kind: "nowhere" },
      uses: {
        ...(type.endsWith("Account")
          ? noNeed("accountName accountPassword description kmsEncryptedPassword kmsEncryptionContext")
          : noNeed("connectionStringPrefix port")),
        instanceId: "needs",
      },
    }),
  ),
  ...neverFails("cache setting", [
    "alicloud:kvstore/auditLogConfig:AuditLogConfig",
    "alicloud:kvstore/backupPolicy:BackupPolicy",
    "alicloud:redis/backup:Backup",
    "alicloud:redis/globalSecurityIpGroup:GlobalSecurityIpGroup",
  ]),
];
