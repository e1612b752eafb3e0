import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

/** Disks, file systems, images and backups. */
export const storage: readonly CatalogueEntry[] = [
  ...(["alicloud:ecs/disk:Disk", "alicloud:ecs/ecsDisk:EcsDisk"] as const).map(
    (type): CatalogueEntry => ({
      type,
      noun: "disk",
      role: "serves",
      stands: { kind: "one", zone: "zoneId" },
      standsInstead: {
        where: { property: "category", yes: ["cloud_regional_disk_auto"], unset: "no" },
        stands: { kind: "regional", product: "regional disks", tolerates: 1 },
      },
      uses: {
        ...noNeed("zoneId availabilityZone instanceId diskName name description storageSetId resourceGroupId tags"),
        kmsKeyId: "boots-from",
        snapshotId: "boots-from",
      },
      keepsData: true,
      restarts: "in-place",
      prints: ["zoneId", "category"],
      sources: [
        "category: an ordinary disk by default, in the one zone; cloud_regional_disk_auto is kept in several: @pulumi/alicloud 3.108 ecs/ecsDisk.d.ts and https://aliyun.github.io/infraguard/docs/policies/aliyun/rules/ecs-disk-regional-auto-check",
      ],
    }),
  ),
  // A server needs the disks that are attached to it.
  ...(["alicloud:ecs/diskAttachment:DiskAttachment", "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment"] as const).map(
    (type): CatalogueEntry => ({
      type,
      noun: "disk attachment",
      role: "template",
      stands: { kind: "nowhere" },
      uses: { instanceId: "none", diskId: "needs" },
      joins: { kind: "template", of: "instanceId" },
    }),
  ),
  {
    type: "alicloud:nas/fileSystem:FileSystem",
    noun: "file system",
    role: "serves",
    stands: { kind: "one", zone: "zoneId", within: "vswitchId" },
    standsInstead: {
      where: { property: "redundancyType", yes: ["ZRS"], unset: "no" },
      stands: {
        kind: "spread",
        over: { lists: [{ within: "redundancyVswitchIds" }] },
        count: { property: "redundancyVswitchIds", unset: "places" },
        spreading: "distinct",
        required: "majority",
      },
    },
    uses: {
      ...noNeed(
        "vpcId vswitchId zoneId redundancyVswitchIds description keytab keytabMd5 nfsAcl smbAcl options recycleBin resourceGroupId tags",
      ),
      kmsKeyId: "boots-from",
      snapshotId: "boots-from",
    },
    keepsData: true,
    restarts: "in-place",
    prints: ["zoneId", "redundancyType", "fileSystemType"],
    sources: [
      "redundancyType: LRS, one zone, by default; ZRS has vSwitches in three zones: @pulumi/alicloud 3.108 nas/fileSystem.d.ts",
      "redundancyVswitchIds: as many places as are named: @pulumi/alicloud 3.108 nas/fileSystem.d.ts",
    ],
  },
  // Whoever is told a mount target's address mounts the file system; a server in any zone can.
  {
    type: "alicloud:nas/mountTarget:MountTarget",
    noun: "mount target",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("accessGroupName securityGroupId vpcId vswitchId"), fileSystemId: "needs" },
    network: "vpcId",
  },
  {
    type: "alicloud:nas/accessPoint:AccessPoint",
    noun: "mount target",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("accessGroup accessPointName posixUser rootPath rootPathPermission vpcId vswitchId"),
      fileSystemId: "needs",
    },
  },
  ...(["alicloud:ecs/copyImage:CopyImage", "alicloud:ecs/imageCopy:ImageCopy"] as const).map(
    (type): CatalogueEntry => ({
      type,
      noun: "image copy",
      role: "serves",
      stands: { kind: "regional", product: "server images", tolerates: 1 },
      readAtStart: true,
      uses: {
        ...noNeed("imageName name description sourceRegionId tags"),
        sourceImageId: "copies-from",
        kmsKeyId: "boots-from",
      },
    }),
  ),
  {
    type: "alicloud:ecs/image:Image",
    noun: "image",
    role: "serves",
    stands: { kind: "regional", product: "server images", tolerates: 1 },
    readAtStart: true,
    uses: {
      ...noNeed("imageName name description imageFamily resourceGroupId tags"),
      instanceId: "copies-from",
      snapshotId: "copies-from",
      diskDeviceMappings: "copies-from",
    },
  },
  {
    type: "alicloud:ecs/imageImport:ImageImport",
    noun: "image",
    role: "serves",
    stands: { kind: "regional", product: "server images", tolerates: 1 },
    readAtStart: true,
    uses: { ...noNeed("imageName description"), diskDeviceMappings: "copies-from" },
  },
  ...(["alicloud:ecs/ecsSnapshot:EcsSnapshot", "alicloud:ecs/snapshot:Snapshot"] as const).map(
    (type): CatalogueEntry => ({
      type,
      noun: "disk snapshot",
      role: "serves",
      stands: { kind: "regional", product: "disk snapshots", tolerates: 1 },
      readAtStart: true,
      uses: { ...noNeed("snapshotName name description resourceGroupId tags"), diskId: "copies-from" },
      keepsData: true,
    }),
  ),
  {
    type: "alicloud:hbr/vault:Vault",
    noun: "backup vault",
    role: "serves",
    stands: { kind: "regional", product: "backup vaults", tolerates: 1 },
    readAtStart: true,
    uses: { ...noNeed("vaultName description resourceGroupId tags"), kmsKeyId: "boots-from" },
    keepsData: true,
  },
  {
    type: "alicloud:hbr/replicationVault:ReplicationVault",
    noun: "backup vault copy",
    role: "serves",
    stands: { kind: "regional", product: "backup vaults", tolerates: 1 },
    readAtStart: true,
    uses: {
      ...noNeed("vaultName description"),
      replicationSourceVaultId: "copies-from",
      kmsKeyId: "boots-from",
    },
    keepsData: true,
    prints: ["replicationSourceRegionId"],
  },
  ...(
    [
      ["alicloud:hbr/ecsBackupPlan:EcsBackupPlan", "instanceId"],
      ["alicloud:hbr/nasBackupPlan:NasBackupPlan", "fileSystemId"],
      ["alicloud:hbr/ossBackupPlan:OssBackupPlan", "bucket"],
      ["alicloud:hbr/otsBackupPlan:OtsBackupPlan", "instanceName"],
    ] as const
  ).map(
    ([type, source]): CatalogueEntry => ({
      type,
      noun: "backup plan",
      role: "link",
      stands: { kind: "nowhere" },
      joins: { kind: "copy", source, copy: "vaultId" },
      prints: ["schedule", "retention"],
    }),
  ),
  ...neverFails("backup setting", [
    "alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy",
    "alicloud:ecs/ecsAutoSnapshotPolicyAttachment:EcsAutoSnapshotPolicyAttachment",
    "alicloud:ecs/ecsSnapshotGroup:EcsSnapshotGroup",
    "alicloud:ecs/snapshotPolicy:SnapshotPolicy",
    "alicloud:ebs/enterpriseSnapshotPolicy:EnterpriseSnapshotPolicy",
    "alicloud:ebs/enterpriseSnapshotPolicyAttachment:EnterpriseSnapshotPolicyAttachment",
    "alicloud:hbr/crossAccount:CrossAccount",
    "alicloud:hbr/ecsBackupClient:EcsBackupClient",
    "alicloud:hbr/policy:Policy",
    "alicloud:hbr/policyBinding:PolicyBinding",
    "alicloud:hbr/restoreJob:RestoreJob",
    "alicloud:hbr/serverBackupPlan:ServerBackupPlan",
    "alicloud:nas/autoSnapshotPolicy:AutoSnapshotPolicy",
    "alicloud:nas/snapshot:Snapshot",
  ]),
  ...neverFails("file system setting", [
    "alicloud:nas/accessGroup:AccessGroup",
    "alicloud:nas/accessRule:AccessRule",
    "alicloud:nas/lifecyclePolicy:LifecyclePolicy",
    "alicloud:nas/logAnalysis:LogAnalysis",
    "alicloud:nas/recycleBin:RecycleBin",
    "alicloud:nas/smbAclAttachment:SmbAclAttachment",
  ]),
  ...neverFails("image setting", [
    "alicloud:ecs/diskDefaultKmsKey:DiskDefaultKmsKey",
    "alicloud:ecs/diskEncryptionByDefault:DiskEncryptionByDefault",
    "alicloud:ecs/ecsImageComponent:EcsImageComponent",
    "alicloud:ecs/ecsImagePipeline:EcsImagePipeline",
    "alicloud:ecs/imageExport:ImageExport",
    "alicloud:ecs/imagePipelineExecution:ImagePipelineExecution",
    "alicloud:ecs/imageSharePermission:ImageSharePermission",
  ]),
];
