import { describe, expect, test } from "vitest";
import { keepsData } from "../../../analyzer/rules/keeps-data.ts";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { foundBy } from "../../builders/verdicts.ts";

const ledger = (level: "zone" | "region") => objectives().service("ledger", "db", { keepsData: level });
const alicloud = (zoneIdSlaveA: Given) =>
  stack().add("alicloud:rds/instance:Instance", "db", {
    zoneId: "cn-hongkong-b",
    zoneIdSlaveA,
    category: "HighAvailability",
  });
const bucket = () =>
  stack()
    .provider("aws", "east", { region: "us-east-2" })
    .add("aws:s3/bucket:Bucket", "db", {})
    .add("aws:s3/bucket:Bucket", "copy", {}, { provider: "east" });

describe("satisfied", () => {
  test.each([
    ["a standby in another zone", alicloud("cn-hongkong-c"), "zone"],
    [
      "a copy in another region",
      bucket().add("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "replication", {
        bucket: of("db"),
        rules: [{ destination: { bucket: of("copy") } }],
      }),
      "region",
    ],
  ] as const)("%s", (_title, built, level) => {
    expect(foundBy(keepsData, built, ledger(level))).toEqual([]);
  });

  test("nobody promised to keep it", () => {
    expect(foundBy(keepsData, alicloud("cn-hongkong-b"), objectives().service("ledger", "db"))).toEqual([]);
  });
});

describe("violated", () => {
  test("a standby beside its primary", () => {
    const built = alicloud("cn-hongkong-b");
    expect(foundBy(keepsData, built, ledger("zone"))).toEqual([
      { rule: "keeps-data", status: "violated", domain: hongKong.b, services: ["ledger"], subjects: built.urns("db") },
    ]);
  });

  test("two stores of which neither is a copy of the other", () => {
    expect(foundBy(keepsData, bucket(), ledger("region"))).toMatchObject([
      { status: "violated", domain: "aws/ap-east-1" },
    ]);
  });

  test("zones apart are one region", () => {
    expect(foundBy(keepsData, alicloud("cn-hongkong-c"), ledger("region"))).toMatchObject([
      { status: "violated", domain: hongKong.region },
    ]);
  });
});

test("undetermined: the standby's zone is told at deployment", () => {
  const built = alicloud(unknown);
  expect(foundBy(keepsData, built, ledger("zone"))).toMatchObject([
    { status: "undetermined", services: ["ledger"], subjects: built.urns("db") },
  ]);
});
