import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

const inside = (owner: string, noun: string, types: readonly string[], labels: string): readonly CatalogueEntry[] =>
  types.map((type) => ({
    type,
    noun,
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...(labels === "" ? {} : noNeed(labels)), [owner]: "needs" },
  }));

const mongodbSwitch =
  "to another node in up to 30 seconds; the hidden node votes: https://www.alibabacloud.com/help/doc-detail/66878.html and https://www.alibabacloud.com/help/doc-detail/54254.htm";

/** Databases other than those of RDS, PolarDB and Tair. */
export const databases: readonly CatalogueEntry[] = [
  {
    type: "alicloud:mongodb/instance:Instance",
    noun: "document database",
    role: "serves",
    stands: {
      kind: "primary-standby",
      primary: { zone: "zoneId", within: "vswitchId" },
      standbyZones: ["secondaryZoneId", "hiddenZoneId"],
      otherwise: "beside-primary",
      enabled: { property: "replicationFactor", yes: [3, 5, 7], unset: "yes" },
      switchOver: { time: 30 },
      required: "majority",
    },
    uses: {
      ...noNeed(
        "vpcId vswitchId zoneId secondaryZoneId hiddenZoneId securityGroupId securityIpLists securityIpGroups globalSecurityGroupLists parameters roleArn name accountPassword kmsEncryptedPassword kmsEncryptionContext resourceGroupId tags",
      ),
      encryptionKey: "boots-from",
      cloudDiskEncryptionKey: "boots-from",
      srcDbInstanceId: "boots-from",
    },
    network: "vpcId",
    keepsData: true,
    restarts: "its-places",
    prints: ["zoneId", "secondaryZoneId", "hiddenZoneId", "replicationFactor"],
    sources: [
      "zoneId, secondaryZoneId, hiddenZoneId: the three nodes' zones, all in the first where the others are left out: @pulumi/alicloud 3.108 mongodb/instance.d.ts",
      "replicationFactor: three nodes by default, one has no standby: https://www.alibabacloud.com/help/doc-detail/66878.html",
      mongodbSwitch,
    ],
  },
  {
    type: "alicloud:mongodb/shardingInstance:ShardingInstance",
    noun: "document database",
    role: "serves",
    // Each shard has its three nodes in the same three zones.
    stands: {
      kind: "primary-standby",
      primary: { zone: "zoneId", within: "vswitchId" },
      standbyZones: ["secondaryZoneId", "hiddenZoneId"],
      otherwise: "beside-primary",
      switchOver: { time: 30 },
      required: "majority",
    },
    uses: {
      ...noNeed(
        "vpcId vswitchId zoneId secondaryZoneId hiddenZoneId securityGroupId securityIpLists globalSecurityGroupLists parameters roleArn name accountPassword kmsEncryptedPassword kmsEncryptionContext shardLists mongoLists configServerLists resourceGroupId tags",
      ),
      encryptionKey: "boots-from",
      cloudDiskEncryptionKey: "boots-from",
      srcDbInstanceId: "boots-from",
    },
    network: "vpcId",
    keepsData: true,
    restarts: "its-places",
    prints: ["zoneId", "secondaryZoneId", "hiddenZoneId"],
    sources: [mongodbSwitch],
  },
  ...inside(
    "dbInstanceId",
    "database endpoint",
    [
      "alicloud:mongodb/privateSrvNetworkAddress:PrivateSrvNetworkAddress",
      "alicloud:mongodb/publicNetworkAddress:PublicNetworkAddress",
      "alicloud:mongodb/shardingNetworkPrivateAddress:ShardingNetworkPrivateAddress",
      "alicloud:mongodb/shardingNetworkPublicAddress:ShardingNetworkPublicAddress",
    ],
    "",
  ),
  ...inside(
    "instanceId",
    "database account",
    ["alicloud:mongodb/account:Account"],
    "accountName accountPassword accountDescription characterType",
  ),
  {
    type: "alicloud:drds/polardbxInstance:PolardbxInstance",
    noun: "distributed database",
    role: "serves",
    stands: {
      kind: "primary-standby",
      primary: { zone: "primaryZone", within: "vswitchId" },
      standbyZones: [],
      otherwise: "beside-primary",
    },
    standsInstead: {
      where: { property: "topologyType", yes: ["3azones"], unset: "unknown" },
      stands: {
        kind: "primary-standby",
        primary: { zone: "primaryZone" },
        standbyZones: ["secondaryZone", "tertiaryZone"],
        otherwise: "none",
        required: "majority",
      },
    },
    uses: {
      ...noNeed(
        "vpcId vswitchId primaryZone secondaryZone tertiaryZone description specifiedDnSpecMapJson resourceGroupId",
      ),
      primaryDbInstanceName: "copies-from",
    },
    network: "vpcId",
    keepsData: true,
    restarts: "its-places",
    prints: ["topologyType", "primaryZone", "secondaryZone", "tertiaryZone"],
    sources: ["topologyType: three zones or one, always stated: @pulumi/alicloud 3.108 drds/polardbxInstance.d.ts"],
  },
  {
    type: "alicloud:elasticsearch/instance:Instance",
    noun: "search cluster",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [], each: [{ within: "vswitchId" }] },
      count: {
        property: "dataNodeConfiguration.amount",
        or: { property: "dataNodeAmount", unset: "unknown" },
        unset: "unknown",
      },
      spreading: "balanced",
    },
    standsInstead: {
      where: { property: "zoneCount", yes: [], above: 1, unset: "no" },
      stands: { kind: "regional", product: "search clusters", tolerates: 1 },
    },
    uses: {
      ...noNeed(
        "vswitchId description settingConfig privateWhitelists publicWhitelists kibanaWhitelists kibanaPrivateWhitelists kibanaPrivateSecurityGroupId kibanaConfiguration clientNodeConfiguration dataNodeConfiguration masterConfiguration warmNodeConfiguration password kmsEncryptedPassword kmsEncryptionContext resourceGroupId tags",
      ),
    },
    public: { property: "enablePublic", yes: [true], unset: "no" },
    keepsData: true,
    restarts: "its-places",
    prints: ["zoneCount", "dataNodeAmount", "dataNodeConfiguration.amount"],
    sources: [
      "zoneCount: one zone by default, the vSwitch's; with two or three the others serve when one is lost: @pulumi/alicloud 3.108 elasticsearch/instance.d.ts and https://www.alibabacloud.com/help/en/es/user-guide/deploy-and-use-a-multi-zone-elasticsearch-cluster",
      "amount, dataNodeAmount: no default is documented: @pulumi/alicloud 3.108 elasticsearch/instance.d.ts",
      "dataNodeConfiguration: no default is documented: @pulumi/alicloud 3.108 elasticsearch/instance.d.ts",
      "enablePublic: off unless stated: @pulumi/alicloud 3.108 elasticsearch/instance.d.ts",
    ],
  },
  {
    type: "alicloud:hbase/instance:Instance",
    noun: "wide-column database",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [], each: [{ zone: "zoneId", within: "vswitchId" }] },
      count: { property: "coreInstanceQuantity", unset: 2 },
      spreading: "balanced",
    },
    uses: noNeed("vpcId vswitchId zoneId securityGroups ipWhite name account password tags"),
    network: "vpcId",
    keepsData: true,
    restarts: "in-place",
    prints: ["zoneId", "coreInstanceQuantity"],
    sources: [
      "coreInstanceQuantity: two by default, all of them in the one zone: @pulumi/alicloud 3.108 hbase/instance.d.ts",
    ],
  },
  ...(
    [
      ["alicloud:lindorm/instance:Instance", "instanceName ipWhiteLists multiZoneCombination resourceGroupId tags"],
      ["alicloud:lindorm/instanceV2:InstanceV2", "instanceAlias whiteIpLists engineLists"],
    ] as const
  ).map(
    ([type, labels]): CatalogueEntry => ({
      type,
      noun: "wide-column database",
      role: "serves",
      stands: {
        kind: "primary-standby",
        primary: { zone: "zoneId", within: "vswitchId" },
        standbyZones: [],
        otherwise: "beside-primary",
      },
      standsInstead: {
        where: { property: "archVersion", yes: ["2.0", "3.0"], unset: "no" },
        stands: {
          kind: "primary-standby",
          primary: { zone: "primaryZoneId", within: "primaryVswitchId" },
          standbyZones: ["standbyZoneId", "arbiterZoneId"],
          otherwise: "none",
          required: "majority",
        },
      },
      uses: noNeed(
        `vpcId vswitchId zoneId primaryZoneId primaryVswitchId standbyZoneId standbyVswitchId arbiterZoneId arbiterVswitchId ${labels}`,
      ),
      network: "vpcId",
      keepsData: true,
      restarts: "its-places",
      prints: ["archVersion", "zoneId", "primaryZoneId", "standbyZoneId", "arbiterZoneId"],
      sources: [
        "archVersion: 1.0, one zone, by default; 2.0 and 3.0 stand in a primary, a standby and an arbiter zone: @pulumi/alicloud 3.108 lindorm/instance.d.ts and lindorm/instanceV2.d.ts",
      ],
    }),
  ),
  {
    type: "alicloud:gpdb/instance:Instance",
    noun: "analytical database",
    role: "serves",
    stands: {
      kind: "primary-standby",
      primary: { zone: "zoneId", within: "vswitchId" },
      standbyZones: [],
      otherwise: "beside-primary",
      enabled: { property: "dbInstanceCategory", yes: ["HighAvailability"], unset: "unknown" },
    },
    uses: {
      ...noNeed(
        "vpcId vswitchId zoneId availabilityZone ipWhitelists securityIpLists parameters privateIpAddress description resourceGroupId tags",
      ),
      encryptionKey: "boots-from",
      srcDbInstanceName: "boots-from",
      backupId: "boots-from",
    },
    network: "vpcId",
    keepsData: true,
    restarts: "in-place",
    prints: ["zoneId", "dbInstanceCategory"],
    sources: [
      "dbInstanceCategory: HighAvailability has standbys in the zone, Basic has none; stated for one kind of instance only: @pulumi/alicloud 3.108 gpdb/instance.d.ts",
    ],
  },
  {
    type: "alicloud:clickhouse/dbCluster:DbCluster",
    noun: "analytical database",
    role: "serves",
    stands: {
      kind: "primary-standby",
      primary: { zone: "zoneId", within: "vswitchId" },
      standbyZones: [],
      otherwise: "beside-primary",
      enabled: { property: "category", yes: ["HighAvailability"], unset: "unknown" },
    },
    standsInstead: {
      where: { property: "multiZoneVswitchLists", yes: [], stated: "yes", unset: "no" },
      stands: {
        kind: "spread",
        over: {
          lists: [{ zone: "multiZoneVswitchLists[].zoneId", within: "multiZoneVswitchLists[].vswitchId" }],
        },
        count: { property: "multiZoneVswitchLists", unset: "places" },
        spreading: "distinct",
      },
    },
    uses: {
      ...noNeed(
        "vpcId vswitchId zoneId multiZoneVswitchLists dbClusterAccessWhiteLists dbClusterDescription resourceGroupId",
      ),
      encryptionKey: "boots-from",
    },
    network: "vpcId",
    keepsData: true,
    restarts: "its-places",
    prints: ["zoneId", "category", "multiZoneVswitchLists[].zoneId"],
    sources: [
      "category: Basic has one copy, HighAvailability two in the zone, always stated: @pulumi/alicloud 3.108 clickhouse/dbCluster.d.ts",
      "multiZoneVswitchLists: copies in two more zones beside the primary one, none where it is left out: @pulumi/alicloud 3.108 clickhouse/dbCluster.d.ts",
    ],
  },
  {
    type: "alicloud:adb/dBClusterLakeVersion:DBClusterLakeVersion",
    noun: "analytical database",
    role: "serves",
    stands: {
      kind: "primary-standby",
      primary: { zone: "zoneId", within: "vswitchId" },
      standbyZones: ["secondaryZoneId"],
      otherwise: "none",
    },
    uses: {
      ...noNeed(
        "vpcId vswitchId zoneId secondaryZoneId secondaryVswitchId securityIps dbClusterDescription resourceGroupId",
      ),
      kmsId: "boots-from",
      sourceDbClusterId: "boots-from",
      backupSetId: "boots-from",
    },
    network: "vpcId",
    keepsData: true,
    restarts: "its-places",
    prints: ["zoneId", "secondaryZoneId"],
  },
  {
    type: "alicloud:adb/dBCluster:DBCluster",
    noun: "analytical database",
    role: "serves",
    stands: {
      kind: "primary-standby",
      primary: { zone: "zoneId", within: "vswitchId" },
      standbyZones: [],
      otherwise: "beside-primary",
    },
    uses: { ...noNeed("vpcId vswitchId zoneId securityIps description resourceGroupId tags"), kmsId: "boots-from" },
    network: "vpcId",
    keepsData: true,
    restarts: "in-place",
    prints: ["zoneId"],
  },
  {
    type: "alicloud:selectdb/dbInstance:DbInstance",
    noun: "analytical database",
    role: "serves",
    stands: { kind: "one", zone: "zoneId", within: "vswitchId" },
    uses: noNeed("vpcId vswitchId zoneId adminPass dbInstanceDescription desiredSecurityIpLists tags"),
    network: "vpcId",
    keepsData: true,
    restarts: "in-place",
    prints: ["zoneId"],
  },
  {
    type: "alicloud:hologram/instance:Instance",
    noun: "analytical database",
    role: "serves",
    stands: { kind: "one", zone: "zoneId" },
    uses: {
      ...noNeed("zoneId instanceName endpoints initialDatabases resourceGroupId tags"),
      leaderInstanceId: "needs",
    },
    keepsData: true,
    restarts: "in-place",
    prints: ["zoneId"],
  },
  {
    type: "alicloud:graphdatabase/dbInstance:DbInstance",
    noun: "graph database",
    role: "serves",
    stands: {
      kind: "primary-standby",
      primary: { zone: "zoneId", within: "vswitchId" },
      standbyZones: [],
      otherwise: "beside-primary",
      enabled: { property: "dbInstanceCategory", yes: ["HA"], unset: "unknown" },
    },
    uses: noNeed("vpcId vswitchId zoneId dbInstanceDescription dbInstanceIpArrays"),
    network: "vpcId",
    keepsData: true,
    restarts: "in-place",
    prints: ["zoneId", "dbInstanceCategory"],
    sources: ["dbInstanceCategory: HA or SINGLE, always stated: @pulumi/alicloud 3.108 graphdatabase/dbInstance.d.ts"],
  },
  {
    type: "alicloud:tsdb/instance:Instance",
    noun: "time series database",
    role: "serves",
    stands: { kind: "one", zone: "zoneId", within: "vswitchId" },
    uses: noNeed("vswitchId zoneId instanceAlias appKey"),
    keepsData: true,
    restarts: "in-place",
    prints: ["zoneId"],
  },
  {
    type: "alicloud:ots/instance:Instance",
    noun: "table store",
    role: "serves",
    stands: { kind: "regional", product: "table stores", tolerates: 1 },
    uses: noNeed("name description networkSourceAcls networkTypeAcls resourceGroupId tags"),
    keepsData: true,
  },
  {
    type: "alicloud:ots/table:Table",
    noun: "table",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("tableName primaryKeys definedColumns sseRoleArn"),
      instanceName: "needs",
      sseKeyId: "boots-from",
    },
  },
  {
    type: "alicloud:ots/instanceAttachment:InstanceAttachment",
    noun: "table store attachment",
    role: "rule",
    stands: { kind: "nowhere" },
  },
  ...inside("instanceName", "table index", ["alicloud:ots/searchIndex:SearchIndex"], "tableName indexName"),
  ...inside("instanceName", "table index", ["alicloud:ots/secondaryIndex:SecondaryIndex"], "tableName indexName"),
  ...inside("instanceName", "table stream", ["alicloud:ots/tunnel:Tunnel"], "tableName tunnelName"),
  {
    type: "alicloud:opensearch/appGroup:AppGroup",
    noun: "search application",
    role: "serves",
    stands: { kind: "regional", product: "search applications", tolerates: 1 },
    uses: noNeed("appGroupName description orders quota"),
    keepsData: true,
  },
  ...inside(
    "dbClusterId",
    "database account",
    ["alicloud:adb/account:Account", "alicloud:clickhouse/account:Account"],
    "accountName accountPassword accountDescription",
  ),
  ...inside(
    "dbInstanceId",
    "database account",
    ["alicloud:gpdb/account:Account"],
    "accountName accountPassword accountDescription",
  ),
  ...inside("dbClusterId", "database endpoint", ["alicloud:adb/connection:Connection"], "connectionPrefix"),
  ...inside("instanceId", "database endpoint", ["alicloud:gpdb/connection:Connection"], "connectionPrefix port"),
  // What moves data: the receiving database is a copy.
  ...(["alicloud:dts/synchronizationJob:SynchronizationJob", "alicloud:dts/migrationJob:MigrationJob"] as const).map(
    (type): CatalogueEntry => ({
      type,
      noun: "data transmission job",
      role: "serves",
      stands: { kind: "nowhere" },
      uses: {
        ...noNeed(
          "dtsJobName dbList sourceEndpointDatabaseName sourceEndpointUserName sourceEndpointPassword sourceEndpointPort sourceEndpointOracleSid sourceEndpointOwnerId sourceEndpointRole sourceEndpointRegion destinationEndpointDatabaseName destinationEndpointUserName destinationEndpointPassword destinationEndpointPort destinationEndpointOracleSid destinationEndpointRegion srcPrimaryVswitchId srcSecondaryVswitchId destPrimaryVswitchId destSecondaryVswitchId checkpoint sourceEndpointEngineName destinationEndpointEngineName sourceEndpointSsl destinationEndpointSsl",
        ),
        dtsInstanceId: "needs",
        sourceEndpointInstanceId: "needs",
        sourceEndpointIp: "needs",
        destinationEndpointInstanceId: "needs",
        destinationEndpointIp: "needs",
      },
      joins: {
        kind: "copy",
        source: "sourceEndpointInstanceId",
        orSource: ["sourceEndpointIp"],
        copy: "destinationEndpointInstanceId",
        orCopy: ["destinationEndpointIp"],
      },
    }),
  ),
  ...(
    [
      "alicloud:dts/instance:Instance",
      "alicloud:dts/migrationInstance:MigrationInstance",
      "alicloud:dts/synchronizationInstance:SynchronizationInstance",
    ] as const
  ).map(
    (type): CatalogueEntry => ({
      type,
      noun: "data transmission instance",
      role: "serves",
      stands: { kind: "regional", product: "data transmission", tolerates: 1 },
      uses: noNeed("sourceEndpointEngineName destinationEndpointEngineName syncArchitecture"),
    }),
  ),
  ...neverFails("database setting", [
    "alicloud:adb/backupPolicy:BackupPolicy",
    "alicloud:adb/lakeAccount:LakeAccount",
    "alicloud:adb/resourceGroup:ResourceGroup",
    "alicloud:clickhouse/backupPolicy:BackupPolicy",
    "alicloud:das/sqlLogConfig:SqlLogConfig",
    "alicloud:das/switchDasPro:SwitchDasPro",
    "alicloud:dbs/backupPlan:BackupPlan",
    "alicloud:dms/enterpriseAuthorityTemplate:EnterpriseAuthorityTemplate",
    "alicloud:dms/enterpriseInstance:EnterpriseInstance",
    "alicloud:dms/enterpriseLogicDatabase:EnterpriseLogicDatabase",
    "alicloud:dms/enterpriseProxy:EnterpriseProxy",
    "alicloud:dms/enterpriseProxyAccess:EnterpriseProxyAccess",
    "alicloud:dms/enterpriseUser:EnterpriseUser",
    "alicloud:dms/enterpriseWorkspace:EnterpriseWorkspace",
    "alicloud:dts/jobMonitorRule:JobMonitorRule",
    "alicloud:gpdb/backupPolicy:BackupPolicy",
    "alicloud:gpdb/dbInstanceIpArray:DbInstanceIpArray",
    "alicloud:gpdb/dbResourceGroup:DbResourceGroup",
    "alicloud:mongodb/auditPolicy:AuditPolicy",
    "alicloud:mongodb/backup:Backup",
    "alicloud:mongodb/globalSecurityIpGroup:GlobalSecurityIpGroup",
    "alicloud:mongodb/replicaSetRole:ReplicaSetRole",
    "alicloud:mongodb/shardingAuditFilter:ShardingAuditFilter",
  ]),
];
