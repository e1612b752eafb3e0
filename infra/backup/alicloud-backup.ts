import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { ramTrustOf } from "../permissions/alicloud-server-role.ts";
import type { BackupArgs } from "./backup.ts";
import { Backup } from "./backup.ts";
import type { BucketRedundancy } from "./bucket-redundancy.ts";

export interface AlicloudBackupArgs extends BackupArgs {
  /** What keeps the bucket: `ZRS` in three zones, `LRS` in one. */
  readonly redundancy: BucketRedundancy;
  /** A provider for the region of the copies. */
  readonly copyProvider: alicloud.Provider;
  /** The databases to back up, by name; PolarDB and RDS are told so in different ways. */
  readonly clusters: Readonly<Record<string, pulumi.Input<string>>>;
  readonly instances: Readonly<Record<string, pulumi.Input<string>>>;
}

/** An OSS bucket, and the rules that copy it, the images and the databases' backups to another region. */
export class AlicloudBackup extends Backup {
  /** The bucket's name and the host at which the internet reaches it, for what is sent to another cloud. */
  readonly bucketName: pulumi.Output<string>;
  readonly bucketHost: pulumi.Output<string>;

  constructor(name: string, args: AlicloudBackupArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const here = { parent: this };
    const there = { parent: this, provider: args.copyProvider };

    const origin = this.bucket(name, args.redundancy, here);
    const copy = this.bucket(`${name}-copy`, args.redundancy, there);
    this.replicate(name, origin, copy);
    for (const [use, image] of Object.entries(args.images)) {
      new alicloud.ecs.ImageCopy(
        `${name}-${use}`,
        { imageName: `${name}-${use}`, sourceImageId: image, sourceRegionId: args.region },
        there,
      );
    }
    for (const [database, id] of Object.entries(args.clusters)) {
      new alicloud.polardb.BackupPolicy(
        `${name}-${database}`,
        {
          dbClusterId: id,
          dataLevel2BackupPeriods: ["Monday", "Thursday"],
          dataLevel2BackupRetentionPeriod: 35,
          dataLevel2BackupAnotherRegionRegion: args.copyRegion,
          dataLevel2BackupAnotherRegionRetentionPeriod: 35,
        },
        here,
      );
    }
    for (const [database, id] of Object.entries(args.instances)) {
      new alicloud.rds.RdsInstanceCrossBackupPolicy(
        `${name}-${database}`,
        { instanceId: id, crossBackupRegion: args.copyRegion, logBackupEnabled: "Enable", retention: 35 },
        here,
      );
    }

    this.bucketName = origin.bucket;
    this.bucketHost = origin.extranetEndpoint;
    this.registerOutputs({ bucket: origin.urn, survives: args.redundancy === "ZRS" ? "zone" : "instance" });
  }

  private bucket(
    name: string,
    redundancyType: BucketRedundancy,
    options: pulumi.CustomResourceOptions,
  ): alicloud.oss.Bucket {
    return new alicloud.oss.Bucket(
      name,
      { bucket: `trading-${name}`, redundancyType, versioning: { status: "Enabled" } },
      options,
    );
  }

  private replicate(name: string, origin: alicloud.oss.Bucket, copy: alicloud.oss.Bucket): void {
    const here = { parent: this };
    const role = new alicloud.ram.Role(
      name,
      { roleName: name, assumeRolePolicyDocument: ramTrustOf("oss.aliyuncs.com") },
      here,
    );
    const policy = new alicloud.ram.Policy(
      name,
      {
        policyName: name,
        policyDocument: pulumi.jsonStringify({
          Version: "1",
          Statement: [
            {
              Effect: "Allow",
              Action: ["oss:ReplicateList", "oss:ReplicateGet"],
              Resource: [ossArn(origin, ""), ossArn(origin, "/*")],
            },
            {
              Effect: "Allow",
              Action: ["oss:ReplicateList", "oss:ReplicateGet", "oss:ReplicatePut"],
              Resource: [ossArn(copy, ""), ossArn(copy, "/*")],
            },
          ],
        }),
      },
      here,
    );
    const permission = new alicloud.ram.RolePolicyAttachment(
      name,
      { policyName: policy.policyName, policyType: "Custom", roleName: role.roleName },
      here,
    );
    new alicloud.oss.BucketReplication(
      name,
      {
        bucket: origin.bucket,
        // A deletion by mistake, or by someone who should not, stays where it was made.
        action: "PUT",
        historicalObjectReplication: "enabled",
        destination: { bucket: copy.bucket, location: copy.location },
        syncRole: role.roleName,
      },
      { ...here, dependsOn: [permission] },
    );
  }
}

function ossArn(bucket: alicloud.oss.Bucket, objects: "" | "/*"): pulumi.Output<string> {
  return pulumi.interpolate`acs:oss:*:*:${bucket.bucket}${objects}`;
}
