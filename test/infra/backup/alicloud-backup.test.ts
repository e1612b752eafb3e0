import * as alicloud from "@pulumi/alicloud";
import { expect, test } from "vitest";
import { AlicloudBackup } from "../../../infra/backup/alicloud-backup.ts";
import type { BucketRedundancy } from "../../../infra/backup/bucket-redundancy.ts";
import { named, ofType, registeredBy, theOnly } from "../registered-resources.ts";

const build = (redundancy: BucketRedundancy = "ZRS") =>
  registeredBy(() => {
    const copyProvider = new alicloud.Provider("copy", { region: "ap-southeast-1" });
    const where = { region: "cn-hongkong", copyRegion: "ap-southeast-1", copyProvider, redundancy };
    const what = { images: { engine: "m-engine" }, clusters: { ledger: "pc-1" }, instances: { risk: "rm-1" } };
    new AlicloudBackup("backup", { ...where, ...what }, {});
  });

test("the bucket's objects go to a bucket in the other region, deletions do not", async () => {
  const registered = await build();
  expect(theOnly(registered, "alicloud:oss/bucketReplication:BucketReplication").inputs).toMatchObject({
    bucket: "trading-backup",
    action: "PUT",
    destination: { bucket: "trading-backup-copy", location: "oss-ap-southeast-1" },
    syncRole: "backup",
  });
  expect(named(registered, "alicloud:oss/bucket:Bucket", "backup-copy").provider).toContain("::copy");
});

test("both buckets keep versions, with the redundancy that was asked for", async () => {
  for (const redundancy of ["ZRS", "LRS"] as const) {
    const buckets = ofType(await build(redundancy), "alicloud:oss/bucket:Bucket");
    expect(buckets.map(({ inputs }) => inputs)).toMatchObject([
      { redundancyType: redundancy, versioning: { status: "Enabled" } },
      { redundancyType: redundancy, versioning: { status: "Enabled" } },
    ]);
  }
});

test("each image is copied to the other region", async () => {
  const copy = theOnly(await build(), "alicloud:ecs/imageCopy:ImageCopy");
  expect(copy.inputs).toMatchObject({ sourceImageId: "m-engine", sourceRegionId: "cn-hongkong" });
  expect(copy.provider).toContain("::copy");
});

test("each database's backups are copied to the other region", async () => {
  const registered = await build();
  expect(theOnly(registered, "alicloud:polardb/backupPolicy:BackupPolicy").inputs).toMatchObject({
    dbClusterId: "pc-1",
    dataLevel2BackupAnotherRegionRegion: "ap-southeast-1",
  });
  const type = "alicloud:rds/rdsInstanceCrossBackupPolicy:RdsInstanceCrossBackupPolicy";
  expect(theOnly(registered, type).inputs).toMatchObject({ instanceId: "rm-1", crossBackupRegion: "ap-southeast-1" });
});

test.each([
  { redundancy: "ZRS", survives: "zone" },
  { redundancy: "LRS", survives: "instance" },
] as const)("it registers the bucket; with $redundancy it claims $survives", async ({ redundancy, survives }) => {
  expect(theOnly(await build(redundancy), "trading:backup:Backup").outputs).toEqual({
    bucket: "-> alicloud:oss/bucket:Bucket backup",
    survives,
  });
});
