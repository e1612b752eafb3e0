import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { BackupCopy } from "../../../infra/backup/backup-copy.ts";
import { registeredBy, secret, theOnly } from "../registered-resources.ts";

const from = { bucketName: "trading-backup", bucketHost: "oss.test", targetArn: "arn of bucket" };

const build = (key?: { readonly id: string; readonly secret: pulumi.Output<string> }) =>
  registeredBy(() => {
    new BackupCopy("copy", { ...from, key }, {});
  });

test("it carries objects from the one cloud's bucket to the other's, again and again", async () => {
  const registered = await build();
  expect(theOnly(registered, "aws:datasync/locationObjectStorage:LocationObjectStorage").inputs).toMatchObject({
    serverHostname: "oss.test",
    serverProtocol: "HTTPS",
    bucketName: "trading-backup",
  });
  expect(theOnly(registered, "aws:datasync/s3Location:S3Location").inputs).toMatchObject({
    s3BucketArn: "arn of bucket",
    s3Config: { bucketAccessRoleArn: "arn of copy" },
  });
  expect(theOnly(registered, "aws:datasync/task:Task").inputs).toMatchObject({
    taskMode: "ENHANCED",
    schedule: { scheduleExpression: "cron(0 * * * ? *)" },
  });
});

test("the key to the bucket stays a secret", async () => {
  const registered = await build({ id: "key-1", secret: pulumi.secret("battery staple") });
  expect(theOnly(registered, "aws:datasync/locationObjectStorage:LocationObjectStorage").inputs).toMatchObject({
    accessKey: "key-1",
    secretKey: secret("battery staple"),
  });
});

test("it registers its task", async () => {
  expect(theOnly(await build(), "trading:backup:BackupCopy").outputs).toEqual({
    task: "-> aws:datasync/task:Task copy",
    survives: "zone",
  });
});
