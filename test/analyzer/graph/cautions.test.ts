import { describe, expect, test } from "vitest";
import { explored } from "../../builders/held.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { secret, unknown } from "../../builders/values.ts";

type Properties = Readonly<Record<string, Given>>;

const cautionsOf = (type: string, properties: Properties, rule: string) => {
  const built = stack().add(type, "it", properties);
  const node = explored(built).graph.nodes.find(({ name }) => name === "it");
  return (node?.cautions ?? [])
    .filter((caution) => caution.rule === rule)
    .map(({ status, property, value }) => `${status} ${property} ${value}`);
};

describe("what a property says", () => {
  const database = (properties: Properties) =>
    cautionsOf("aws:rds/instance:Instance", { backupRetentionPeriod: 7, ...properties }, "data-outlives-mistakes");

  test.each<[string, Properties, readonly string[]]>([
    ["as it should be", { deletionProtection: true }, []],
    ["as it should not be", { deletionProtection: false }, ["violated deletionProtection false"]],
    ["left out, which the provider takes for no", {}, ["violated deletionProtection null"]],
    ["decided at deployment", { deletionProtection: unknown }, ["undetermined deletionProtection null"]],
    ["secret: judged, never printed", { deletionProtection: secret(false) }, ["violated deletionProtection null"]],
    [
      "a number that is too small",
      { deletionProtection: true, backupRetentionPeriod: 0 },
      ["violated backupRetentionPeriod 0"],
    ],
  ])("%s", (_title, properties, expected) => {
    expect(database(properties)).toEqual(expected);
  });

  test("what nobody documents is open where it is left out", () => {
    expect(cautionsOf("alicloud:polardb/cluster:Cluster", {}, "data-outlives-mistakes")).toEqual([
      "undetermined deletionLock null",
    ]);
  });

  test("what is somebody else's is not asked", () => {
    const built = stack().read("aws:rds/instance:Instance", "it", "db-1", { deletionProtection: false });
    expect(explored(built).graph.nodes.find(({ name }) => name === "it")?.cautions).toBeUndefined();
  });
});

describe("a question that is asked only of some", () => {
  const paid = (properties: Properties) => cautionsOf("alicloud:rds/instance:Instance", properties, "renews-itself");
  test.each<[string, Properties, readonly string[]]>([
    ["not asked: pay as you go", { instanceChargeType: "Postpaid" }, []],
    ["not asked: pay as you go is what leaving it out means", {}, []],
    ["asked", { instanceChargeType: "Prepaid" }, ["violated autoRenew null"]],
    ["perhaps asked", { instanceChargeType: unknown }, ["undetermined autoRenew null"]],
    ["well whether asked or not", { instanceChargeType: unknown, autoRenew: true }, []],
  ])("%s", (_title, properties, expected) => {
    expect(paid(properties)).toEqual(expected);
  });

  test("one that is excepted: a replica's backups are its source's", () => {
    const replica = (replicateSourceDb: Given) =>
      cautionsOf(
        "aws:rds/instance:Instance",
        { deletionProtection: true, replicateSourceDb },
        "data-outlives-mistakes",
      );
    expect(replica("db-1")).toEqual([]);
    expect(replica(unknown)).toEqual([]);
    expect(replica("")).toEqual(["violated backupRetentionPeriod null"]);
  });
});

describe("a list", () => {
  const group = (healthCheckTypes: Given) =>
    cautionsOf("alicloud:ess/scalingGroup:ScalingGroup", { minSize: 2, healthCheckTypes }, "replaces-ill-servers");
  const types = (instanceTypes: Given) =>
    cautionsOf("alicloud:ess/scalingConfiguration:ScalingConfiguration", { instanceTypes }, "launches-several-types");

  test("one element that says yes will do", () => {
    expect(group(["ECS", "LOAD_BALANCER"])).toEqual([]);
    expect(group(["ECS"])).toEqual(["violated healthCheckTypes null"]);
    expect(group(["ECS", unknown])).toEqual(["undetermined healthCheckTypes null"]);
    expect(group(unknown)).toEqual(["undetermined healthCheckTypes null"]);
  });

  test("how many there are", () => {
    expect(types(["a", "b"])).toEqual([]);
    expect(types(["a"])).toEqual(["violated instanceTypes null"]);
    expect(types(unknown)).toEqual(["undetermined instanceTypes null"]);
  });
});
