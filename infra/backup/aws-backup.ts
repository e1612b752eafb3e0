import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { trustOf } from "../permissions/aws-server-profile.ts";
import type { BackupArgs } from "./backup.ts";
import { Backup } from "./backup.ts";

export interface AwsBackupArgs extends BackupArgs {
  /** A provider for the region of the copies. */
  readonly copyProvider: aws.Provider;
  /** The ARNs of the databases to back up. */
  readonly databases: readonly pulumi.Input<string>[];
}

/** An S3 bucket and a backup vault, which are services of the region, and the rules that copy from both to another. */
export class AwsBackup extends Backup {
  /** The bucket's ARN, for what another cloud sends here. */
  readonly bucketArn: pulumi.Output<string>;

  constructor(name: string, args: AwsBackupArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const here = { parent: this };
    const there = { parent: this, provider: args.copyProvider };

    const origin = this.bucket(name, here);
    const copy = this.bucket(`${name}-copy`, there);
    this.replicate(name, origin, copy);
    for (const [use, image] of Object.entries(args.images)) {
      new aws.ec2.AmiCopy(
        `${name}-${use}`,
        { name: `${name}-${use}`, sourceAmiId: image, sourceAmiRegion: args.region, encrypted: true },
        there,
      );
    }
    const vault = this.protect(name, args, here, there);

    this.bucketArn = origin.bucket.arn;
    this.registerOutputs({ bucket: origin.bucket.urn, vault: vault.urn, survives: "zone" });
  }

  private bucket(name: string, options: pulumi.CustomResourceOptions): VersionedBucket {
    const bucket = new aws.s3.Bucket(name, {}, options);
    new aws.s3.BucketPublicAccessBlock(
      name,
      {
        bucket: bucket.id,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      options,
    );
    const versioning = new aws.s3.BucketVersioning(
      name,
      { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } },
      options,
    );
    return { bucket, versioning };
  }

  private replicate(name: string, origin: VersionedBucket, copy: VersionedBucket): void {
    const here = { parent: this };
    const role = new aws.iam.Role(`${name}-replication`, { assumeRolePolicy: trustOf("s3.amazonaws.com") }, here);
    const objects = (bucket: aws.s3.Bucket): pulumi.Output<string> => pulumi.interpolate`${bucket.arn}/*`;
    new aws.iam.RolePolicy(
      `${name}-replication`,
      {
        role: role.id,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], origin.bucket.arn),
            allow(["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl"], objects(origin.bucket)),
            allow(["s3:ReplicateObject", "s3:ReplicateDelete"], objects(copy.bucket)),
          ],
        }),
      },
      here,
    );
    new aws.s3.BucketReplicationConfig(
      name,
      {
        bucket: origin.bucket.id,
        role: role.arn,
        rules: [
          {
            id: "everything",
            status: "Enabled",
            filter: {},
            // A deletion by mistake, or by someone who should not, stays where it was made.
            deleteMarkerReplication: { status: "Disabled" },
            destination: { bucket: copy.bucket.arn },
          },
        ],
      },
      // Both ends must keep versions before AWS takes the rule.
      { ...here, dependsOn: [origin.versioning, copy.versioning] },
    );
  }

  private protect(
    name: string,
    args: AwsBackupArgs,
    here: pulumi.CustomResourceOptions,
    there: pulumi.CustomResourceOptions,
  ): aws.backup.Vault {
    const vault = new aws.backup.Vault(name, { name }, here);
    const copy = new aws.backup.Vault(`${name}-copy`, { name: `${name}-copy` }, there);
    const plan = new aws.backup.Plan(
      name,
      {
        name,
        rules: [
          {
            ruleName: "daily",
            targetVaultName: vault.name,
            schedule: "cron(0 17 * * ? *)",
            lifecycle: { deleteAfter: 35 },
            copyActions: [{ destinationVaultArn: copy.arn, lifecycle: { deleteAfter: 35 } }],
          },
        ],
      },
      here,
    );
    const role = new aws.iam.Role(`${name}-backup`, { assumeRolePolicy: trustOf("backup.amazonaws.com") }, here);
    new aws.iam.RolePolicyAttachment(
      `${name}-backup`,
      {
        role: role.name,
        policyArn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
      },
      here,
    );
    new aws.backup.Selection(
      name,
      { name, planId: plan.id, iamRoleArn: role.arn, resources: [...args.databases] },
      here,
    );
    return vault;
  }
}

interface VersionedBucket {
  readonly bucket: aws.s3.Bucket;
  readonly versioning: aws.s3.BucketVersioning;
}

function allow(actions: readonly string[], resource: pulumi.Input<string>) {
  return { Effect: "Allow", Action: actions, Resource: resource };
}
