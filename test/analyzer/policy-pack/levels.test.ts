import { describe, expect, test } from "vitest";
import { atLevels } from "../../../analyzer/analyze.ts";
import type { RuleLevels } from "../../../analyzer/model/report.ts";
import { levelsSchema, readLevels } from "../../../analyzer/policy-pack/levels.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { report } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web").service("lost", "nowhere");
const reported = (levels: RuleLevels, stated = objectives().service("web", "web")) =>
  atLevels(
    report(
      stack()
        .vswitch("c", { zone: "cn-hongkong-c" })
        .server("web", { in: "c" })
        .add("aws:ec2/placementGroup:PlacementGroup", "set", { strategy: "cluster" }),
      stated,
    ),
    levels,
  );

describe("a level that is configured", () => {
  test("none leaves all as it is", () => {
    const { verdict, findings, assumptions } = reported({});
    expect(verdict).toBe("fail");
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      "survives-loss error",
      "not-placed-together warning",
    ]);
    expect(assumptions.join()).not.toContain("configuration");
  });

  test("advisory: told, and nothing fails by it", () => {
    const { verdict, findings, totals, assumptions } = reported({ "survives-loss": "advisory" });
    expect(verdict).toBe("pass");
    expect(findings.map(({ severity, blocks }) => [severity, blocks])).toEqual([
      ["warning", false],
      ["warning", false],
    ]);
    expect(totals).toMatchObject({ violated: 0, warnings: 2 });
    expect(assumptions).toContain("survives-loss is advisory by the policy pack's configuration");
  });

  test("disabled: not told, and that is said", () => {
    const { verdict, findings, assumptions } = reported({ "survives-loss": "disabled" });
    expect(verdict).toBe("pass");
    expect(findings.map(({ rule }) => rule)).toEqual(["not-placed-together"]);
    expect(assumptions).toContain("survives-loss is disabled by the policy pack's configuration");
  });

  test("mandatory: what only warned fails as well", () => {
    const { verdict, totals } = reported({ "survives-loss": "disabled", "not-placed-together": "mandatory" });
    expect(verdict).toBe("fail");
    expect(totals).toMatchObject({ violated: 1, warnings: 0 });
  });

  test("mandatory: what somebody accepted stays accepted", () => {
    const accepted = objectives().service("web", "web").waiver("not-placed-together", "set");
    const { findings } = reported({ "not-placed-together": "mandatory" }, accepted);
    const found = findings.filter(({ rule }) => rule === "not-placed-together");
    expect(found.every(({ blocks, waiver }) => blocks === (waiver === null))).toBe(true);
  });

  test.each(["advisory", "disabled"] as const)("%s never silences that the stack could not be judged", (level) => {
    const { verdict, findings } = reported({ "survives-loss": level, "selectors-match": level }, web);
    expect(verdict).toBe("fail");
    expect(findings.some(({ rule, blocks }) => rule === "selectors-match" && blocks)).toBe(true);
  });
});

describe("reading it", () => {
  test("levels by rule", () => {
    expect(readLevels({ "keeps-data": "advisory" }, ["keeps-data"])).toEqual({ "keeps-data": "advisory" });
    expect(readLevels(undefined, ["keeps-data"])).toEqual({});
  });

  test.each([
    [{ "keep-data": "advisory" }, /no rule keep-data/],
    [{ "keeps-data": "off" }, /keeps-data is "off", expected mandatory, advisory, disabled/],
    [["keeps-data"], /no record of rules/],
    ["advisory", /no record of rules/],
  ])("%j can't be obeyed", (configured, sentence) => {
    expect(() => readLevels(configured, ["keeps-data"])).toThrow(sentence);
  });

  test("Pulumi is told of every rule and every level", () => {
    const schema = levelsSchema([{ id: "keeps-data", summary: "Some copy outlives it." }]);
    expect(schema).toMatchObject({
      properties: { "keeps-data": { enum: ["mandatory", "advisory", "disabled"] } },
      additionalProperties: { enum: ["mandatory", "advisory", "disabled"] },
    });
  });
});
