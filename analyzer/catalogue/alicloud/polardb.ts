import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

const endpoints = [
  "alicloud:polardb/clusterEndpoint:ClusterEndpoint",
  "alicloud:polardb/endpoint:Endpoint",
  "alicloud:polardb/endpointAddress:EndpointAddress",
  "alicloud:polardb/primaryEndpoint:PrimaryEndpoint",
] as const;

/** A cluster's nodes share one storage: they stand in its zone, and only a standby cluster stands in another. */
export const polardb: readonly CatalogueEntry[] = [
  {
    type: "alicloud:polardb/cluster:Cluster",
    noun: "database cluster",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [], each: [{ zone: "zoneId", within: "vswitchId" }] },
      count: { property: "dbNodeCount", or: { property: "dbNodeNum", unset: "unknown" }, unset: "unknown" },
      spreading: "none",
      switchOver: { time: 180, lag: 0 },
    },
    standsInstead: {
      where: { property: "hotStandbyCluster", yes: ["ON", "EQUAL"], unset: "unknown" },
      stands: {
        kind: "primary-standby",
        primary: { zone: "zoneId", within: "vswitchId" },
        standbyZones: ["standbyAz"],
        otherwise: "elsewhere",
        // Nothing in a program turns the switch across zones on, and without it somebody has to switch: no time can be told.
        switchOver: {
          lag: 60,
          noLag: { property: "strictConsistency", yes: ["ON"], unset: "unknown" },
        },
      },
    },
    uses: {
      ...noNeed(
        "vpcId vswitchId zoneId standbyAz securityGroupIds securityIps dbClusterIpArrays globalSecurityGroupLists parameterGroupId parameters roleArn description dbNodeId resourceGroupId tags",
      ),
      encryptionKey: "boots-from",
      sourceResourceId: "boots-from",
      gdnId: "copies-from",
    },
    network: "vpcId",
    keepsData: true,
    restarts: "its-places",
    prints: ["zoneId", "standbyAz", "hotStandbyCluster", "dbNodeCount", "dbNodeNum", "strictConsistency"],
    sources: [
      "hotStandbyCluster: ON and EQUAL keep a second storage in standbyAz, in a zone of the system's choice where that is left out; what leaving hotStandbyCluster out means is not stated by the provider: @pulumi/alicloud 3.108 polardb/cluster.d.ts and https://www.alibabacloud.com/help/en/polardb/api-polardb-2017-08-01-modifydbclusterarch",
      "dbNodeCount, dbNodeNum: two nodes or one by default, depending on the edition: @pulumi/alicloud 3.108 polardb/cluster.d.ts",
      "to another node of the zone in 20 to 30 seconds, never more than 3 minutes: https://www.alibabacloud.com/help/doc-detail/141229.htm",
      "to the standby zone in less than 30 seconds, up to 60 seconds behind unless semi-synchronous, where the switch across zones was turned on, which no property of this type does (then say so under takeover: in faultline.yaml); otherwise by hand: https://www.alibabacloud.com/help/en/polardb/polardb-for-mysql/user-guide/automatic-zone-switching",
      "strictConsistency: ON keeps both zones alike, what leaving it out means is not stated: @pulumi/alicloud 3.108 polardb/cluster.d.ts",
    ],
  },
  ...endpoints.map(
    (type): CatalogueEntry => ({
      type,
      noun: "database endpoint",
      role: "serves",
      stands: { kind: "nowhere" },
      uses: {
        ...noNeed(
          type.includes("endpointAddress")
            ? "connectionPrefix dbEndpointId port"
            : "connectionPrefix dbEndpointDescription port",
        ),
        dbClusterId: "needs",
      },
    }),
  ),
  {
    type: "alicloud:polardb/database:Database",
    noun: "database schema",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("accountName dbName dbDescription characterSetName"), dbClusterId: "needs" },
  },
  {
    type: "alicloud:polardb/account:Account",
    noun: "database account",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("accountName accountPassword accountDescription kmsEncryptedPassword kmsEncryptionContext"),
      dbClusterId: "needs",
    },
  },
  {
    type: "alicloud:polardb/globalDatabaseNetwork:GlobalDatabaseNetwork",
    noun: "global database",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { dbClusterId: "needs", description: "none" },
  },
  {
    type: "alicloud:polardb/backupPolicy:BackupPolicy",
    noun: "backup policy",
    role: "link",
    stands: { kind: "nowhere" },
    joins: {
      kind: "backs-up",
      source: "dbClusterId",
      to: "dataLevel2BackupAnotherRegionRegion",
      where: { property: "dataLevel2BackupAnotherRegionRetentionPeriod", yes: [-1], above: 0, unset: "no" },
    },
    prints: ["dataLevel2BackupAnotherRegionRegion"],
    sources: [
      "dataLevel2BackupAnotherRegionRetentionPeriod: days that backups are kept in another region, -1 for ever, 0 by default: @pulumi/alicloud 3.108 polardb/backupPolicy.d.ts",
    ],
  },
  ...neverFails("database setting", [
    "alicloud:polardb/accountPrivilege:AccountPrivilege",
    "alicloud:polardb/globalSecurityIpGroup:GlobalSecurityIpGroup",
    "alicloud:polardb/parameterGroup:ParameterGroup",
  ]),
];
