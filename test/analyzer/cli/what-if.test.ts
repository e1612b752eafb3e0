import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { resolveDomain, resolveStores } from "../../../analyzer/analyze.ts";
import { lossOf } from "../../../analyzer/cli/what-if.ts";
import { hongKong, instanceOf } from "../../builders/domains.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";
import { examined } from "../analysis/explorations.ts";
import { runFaultline } from "./run-faultline.ts";

const built = stack()
  .vswitch("c", { zone: "cn-hongkong-c" })
  .add("alicloud:mse/cluster:Cluster", "metadata", { vswitchId: of("c") })
  .server("web", { in: "c", calls: ["metadata"] })
  .add("alicloud:redis/tairInstance:TairInstance", "cache", {
    zoneId: "cn-hongkong-c",
    secondaryZoneId: "cn-hongkong-b",
  })
  .alb("front", { in: ["c"], targets: ["web"] });
const { analysis } = examined(built);
const meant = (word: string) => resolveDomain(word, analysis);

describe("what a word for a loss stands for", () => {
  test.each([
    ["cn-hongkong-c", hongKong.c],
    ["zone:cn-hongkong-c", hongKong.c],
    [hongKong.c, hongKong.c],
    ["cn-hongkong", hongKong.region],
    ["alicloud", "alicloud"],
    ["control-plane:cn-hongkong", `control-plane:${hongKong.region}`],
    ["account:alicloud", "account:alicloud"],
    ["change:metadata", `change:${built.urn("metadata")}`],
    ["web", instanceOf(built, "web")],
    [built.urn("web"), instanceOf(built, "web")],
    ["instance:web", instanceOf(built, "web")],
  ])("%s is one domain", (word, id) => {
    expect(meant(word)).toEqual({ kind: "domains", domains: [id] });
  });

  test("a resource with several members is all of them", () => {
    const { domains } = lossOf("cache", analysis, "test");
    expect(domains.toSorted()).toEqual([instanceOf(built, "cache", "primary"), instanceOf(built, "cache", "standby")]);
  });

  test("a resource that nothing can fail alone is lost as a whole", () => {
    expect(meant("front")).toEqual({ kind: "node", node: built.urn("front") });
  });

  test("an unknown one is a sentence that names the nearest", () => {
    expect(() => lossOf("cn-hongkong-x", analysis, "test")).toThrow(/did you mean cn-hongkong-\w\?/);
  });

  test("stores are named by URN, name or selector", () => {
    const urn = built.urn("metadata");
    for (const word of [urn, "metadata", "*::meta*"]) expect(resolveStores(word, analysis)).toEqual([urn]);
    expect(resolveStores("*::nothing", analysis)).toEqual([]);
  });
});

describe("a question that can't be asked is a sentence and exit code 2", () => {
  const file = join(mkdtempSync(join(tmpdir(), "incident-")), "mine.json");
  writeFileSync(file, JSON.stringify({ id: "2030-01-02-mine" }));
  test.each([
    [["what-if", "--stack", "production"], "Nothing was asked"],
    [["what-if", "--surge", "orders", "--stack", "production"], "SERVICE=FACTOR was expected"],
    [["what-if", "--surge", "orders=0", "--stack", "production"], "SERVICE=FACTOR was expected"],
    [["replay", "--stack", "production"], "No incident was named"],
    [["replay", "2022-12-19", "--stack", "production"], "2022-12-19 is no incident on record"],
    [["replay", file, "--stack", "production"], "title is missing or something else"],
    [["replay", "2021", "--stack", "production"], "begins several incidents"],
  ] as const)("%j", async (given, sentence) => {
    const { exitCode, stdout, stderr } = await runFaultline(given);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(sentence);
  });
});

test("the list of incidents needs no stack", async () => {
  const { exitCode, stdout } = await runFaultline(["replay", "--list"]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("2022-12-18-alibaba-cloud-hong-kong-zone-c");
});
