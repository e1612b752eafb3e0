import * as aws from "@pulumi/aws";
import { expect, test } from "vitest";
import { AwsBackup } from "../../../infra/backup/aws-backup.ts";
import { named, ofType, registeredBy, theOnly } from "../registered-resources.ts";

const build = () =>
  registeredBy(() => {
    const copyProvider = new aws.Provider("copy", { region: "ap-southeast-1" });
    const where = { region: "ap-east-1", copyRegion: "ap-southeast-1", copyProvider };
    new AwsBackup("backup", { ...where, images: { engine: "ami-engine" }, databases: ["arn of ledger"] }, {});
  });

test("the bucket's objects go to a bucket in the other region, deletions do not", async () => {
  const registered = await build();
  expect(theOnly(registered, "aws:s3/bucketReplicationConfig:BucketReplicationConfig").inputs).toMatchObject({
    bucket: "Bucket/backup",
    rules: [
      {
        status: "Enabled",
        deleteMarkerReplication: { status: "Disabled" },
        destination: { bucket: "arn of backup-copy" },
      },
    ],
  });
  expect(named(registered, "aws:s3/bucket:Bucket", "backup-copy").provider).toContain("::copy");
});

test("both buckets keep versions and are closed to the public", async () => {
  const registered = await build();
  for (const type of [
    "aws:s3/bucketVersioning:BucketVersioning",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  ]) {
    expect(ofType(registered, type).map(({ inputs }) => inputs.bucket)).toEqual([
      "Bucket/backup",
      "Bucket/backup-copy",
    ]);
  }
});

test("each image is copied to the other region", async () => {
  const copy = theOnly(await build(), "aws:ec2/amiCopy:AmiCopy");
  expect(copy.inputs).toMatchObject({ sourceAmiId: "ami-engine", sourceAmiRegion: "ap-east-1" });
  expect(copy.provider).toContain("::copy");
});

test("the databases that were given are backed up daily, here and in the other region", async () => {
  const registered = await build();
  expect(theOnly(registered, "aws:backup/selection:Selection").inputs.resources).toEqual(["arn of ledger"]);
  expect(theOnly(registered, "aws:backup/plan:Plan").inputs).toMatchObject({
    rules: [{ targetVaultName: "name of backup", copyActions: [{ destinationVaultArn: "arn of backup-copy" }] }],
  });
  expect(named(registered, "aws:backup/vault:Vault", "backup-copy").provider).toContain("::copy");
});

test("it registers bucket and vault", async () => {
  expect(theOnly(await build(), "trading:backup:Backup").outputs).toEqual({
    bucket: "-> aws:s3/bucket:Bucket backup",
    vault: "-> aws:backup/vault:Vault backup",
    survives: "zone",
  });
});
