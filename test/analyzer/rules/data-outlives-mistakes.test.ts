import { describe, expect, test } from "vitest";
import { dataOutlivesMistakes } from "../../../analyzer/rules/data-outlives-mistakes.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { unknown } from "../../builders/values.ts";
import { foundBy, report } from "../../builders/verdicts.ts";

type Properties = Readonly<Record<string, Given>>;

const promised = objectives().service("ledger", "db", { keepsData: "zone" });
const aws = (properties: Properties) =>
  stack().add("aws:rds/instance:Instance", "db", { multiAz: true, ...properties });
const alicloud = (properties: Properties) =>
  stack().add("alicloud:polardb/cluster:Cluster", "db", { dbVersion: "8.0", ...properties });
const finding = (built: ReturnType<typeof stack>, status: string) => ({
  rule: "data-outlives-mistakes",
  status,
  domain: null,
  services: ["ledger"],
  subjects: built.urns("db"),
});

describe("satisfied", () => {
  test.each([
    ["AWS: guarded and backed up", aws({ deletionProtection: true, backupRetentionPeriod: 7 })],
    ["Alibaba Cloud: locked", alicloud({ deletionLock: 1 })],
    ["what is paid for in advance can't be released", alicloud({ deletionLock: 0, payType: "PrePaid" })],
    ["a cache keeps nothing", stack().add("aws:elasticache/cluster:Cluster", "db", { numCacheNodes: 1 })],
  ])("%s", (_title, built) => {
    expect(foundBy(dataOutlivesMistakes, built, promised)).toEqual([]);
  });

  test("nobody promised to keep the data", () => {
    expect(foundBy(dataOutlivesMistakes, aws({}), objectives().service("ledger", "db"))).toEqual([]);
    expect(foundBy(dataOutlivesMistakes, aws({}))).toEqual([]);
  });
});

describe("violated", () => {
  test.each([
    ["AWS: not guarded", aws({ backupRetentionPeriod: 7 })],
    ["AWS: no backups", aws({ deletionProtection: true })],
    ["Alibaba Cloud: unlocked", alicloud({ deletionLock: 0 })],
  ])("%s", (_title, built) => {
    expect(foundBy(dataOutlivesMistakes, built, promised)).toEqual([finding(built, "violated")]);
  });

  test("the property to change is named, and the finding warns only", () => {
    const [found] = report(aws({ backupRetentionPeriod: 7, deletionProtection: false }), promised).findings.filter(
      ({ rule }) => rule === "data-outlives-mistakes",
    );
    expect(found).toMatchObject({ severity: "warning", blocks: false });
    expect(found?.remedy).toMatchObject([{ property: "deletionProtection", value: "false" }]);
  });
});

test("undetermined: decided at deployment", () => {
  const built = aws({ backupRetentionPeriod: 7, deletionProtection: unknown });
  expect(foundBy(dataOutlivesMistakes, built, promised)).toEqual([finding(built, "undetermined")]);
});
