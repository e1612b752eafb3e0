import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { trustOf } from "../permissions/aws-server-profile.ts";

/** What one cloud keeps of the other's backups, so that losing a provider as a whole leaves something to start from. */
export interface BackupCopyArgs {
  /** The bucket on Alibaba Cloud and the host at which it is reached. */
  readonly bucketName: pulumi.Input<string>;
  readonly bucketHost: pulumi.Input<string>;
  /** The S3 bucket that takes the copy. */
  readonly targetArn: pulumi.Input<string>;
  /** A key of the bucket's account that may read it, and no more. A deployment needs it; a preview does not. */
  readonly key?: { readonly id: pulumi.Input<string>; readonly secret: pulumi.Output<string> } | undefined;
}

/** A DataSync task that carries new objects from OSS to S3 every hour. */
export class BackupCopy extends pulumi.ComponentResource {
  constructor(name: string, args: BackupCopyArgs, options: pulumi.ComponentResourceOptions) {
    super("trading:backup:BackupCopy", name, {}, options);
    const here = { parent: this };

    const source = new aws.datasync.LocationObjectStorage(
      name,
      {
        serverHostname: args.bucketHost,
        serverProtocol: "HTTPS",
        serverPort: 443,
        bucketName: args.bucketName,
        ...(args.key === undefined ? {} : { accessKey: args.key.id, secretKey: args.key.secret }),
      },
      here,
    );
    const role = new aws.iam.Role(name, { assumeRolePolicy: trustOf("datasync.amazonaws.com") }, here);
    const permission = new aws.iam.RolePolicy(
      name,
      {
        role: role.id,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
              Resource: args.targetArn,
            },
            {
              Effect: "Allow",
              Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject", "s3:ListMultipartUploadParts"],
              Resource: pulumi.interpolate`${args.targetArn}/*`,
            },
          ],
        }),
      },
      here,
    );
    const target = new aws.datasync.S3Location(
      name,
      {
        s3BucketArn: args.targetArn,
        subdirectory: "/other-cloud",
        s3Config: { bucketAccessRoleArn: role.arn },
      },
      // AWS tries the role at once.
      { ...here, dependsOn: [permission] },
    );
    const task = new aws.datasync.Task(
      name,
      {
        name,
        // Only this mode reaches another cloud without an agent there.
        taskMode: "ENHANCED",
        sourceLocationArn: source.arn,
        destinationLocationArn: target.arn,
        schedule: { scheduleExpression: "cron(0 * * * ? *)" },
      },
      here,
    );
    this.registerOutputs({ task: task.urn, survives: "zone" });
  }
}
