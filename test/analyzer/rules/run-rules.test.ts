import { describe, expect, test } from "vitest";
import { analyze } from "../../../analyzer/analyze.ts";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import type { Rule } from "../../../analyzer/model/finding.ts";
import { rules } from "../../../analyzer/rules/index.ts";
import { survivesLoss } from "../../../analyzer/rules/survives-loss.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";

const built = () => stack().vswitch("c", { zone: "cn-hongkong-c" }).server("web", { in: "c" });
const web = objectives().service("web", "web").build();
const throwing = (thrown: unknown): Rule => ({
  ...survivesLoss,
  id: "a-rule-that-throws",
  check: () => {
    throw thrown;
  },
});

describe("a rule that throws", () => {
  test.each([
    ["an error", new Error("no such domain")],
    ["a text", "no such domain"],
    ["nothing", undefined],
  ])("%s, is a finding that fails the gate", (_what, thrown) => {
    const { findings, verdict } = analyze(built().snapshot(), web, { catalogue, rules: [throwing(thrown)] });
    expect(findings).toMatchObject([{ rule: "a-rule-that-throws", severity: "error", status: "undetermined" }]);
    expect(verdict).toBe("fail");
  });

  test("does not silence the others", () => {
    const { findings } = analyze(built().snapshot(), web, {
      catalogue,
      rules: [throwing(new Error("no such domain")), ...rules],
    });
    expect(findings.map(({ rule }) => rule)).toEqual(["survives-loss", "a-rule-that-throws"]);
  });

  test("says why, without a stack trace", () => {
    const { findings } = analyze(built().snapshot(), web, {
      catalogue,
      rules: [throwing(new Error("no such domain"))],
    });
    expect(findings[0]?.message).toContain("no such domain");
    expect(JSON.stringify(findings)).not.toMatch(/\bat .*\.ts:\d/);
  });
});

test("no rules give no findings", () => {
  expect(analyze(built().snapshot(), web, { catalogue, rules: [] }).findings).toEqual([]);
});
