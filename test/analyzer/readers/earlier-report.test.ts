import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import type { StackReport } from "../../../analyzer/model/report.ts";
import { readEarlierReport } from "../../../analyzer/readers/earlier-report.ts";
import { InputError } from "../../../analyzer/readers/input-error.ts";
import { reporters } from "../../../analyzer/reporters/index.ts";
import { check, finding, report } from "../reporters/answers.ts";
import { temporaryProject } from "./temporary-project.ts";

const written = (...stacks: readonly StackReport[]) =>
  reporters.json.report(check(...stacks), { columns: 80, colour: false });

function readFrom(text: string): ReturnType<typeof readEarlierReport> {
  return readEarlierReport(join(temporaryProject({ "report.json": text }), "report.json"));
}

describe("a report of ours", () => {
  const waiver = { reason: "moved in May", owner: "platform", expires: "2027-01-31" };
  const text = written(
    report({
      findings: [finding({ fingerprint: "a", message: "one", waiver }), finding({ fingerprint: "b", baseline: true })],
    }),
    report({ stack: "production" }),
  );

  it("is read back for each stack, with what was accepted", () => {
    const earlier = readFrom(text);
    const { findings } = earlier("trading", "demo");
    expect(findings.map((each) => [each.fingerprint, each.waived, each.baseline])).toEqual([
      ["a", true, false],
      ["b", false, true],
    ]);
    expect(findings[0]).toMatchObject({ rule: "survives-loss", severity: "error", status: "violated", message: "one" });
    expect(earlier("trading", "production").findings).toEqual([]);
  });

  test.each<readonly [string, string]>([
    ["trading", "staging"],
    ["shop", "demo"],
  ])("says nothing of %s/%s, and that is an error", (project, stack) => {
    const earlier = readFrom(text);
    expect(() => earlier(project, stack)).toThrow(InputError);
    expect(() => earlier(project, stack)).toThrow(
      /says nothing of .*, only of trading\/demo, trading\/production; name a report/,
    );
  });
});

describe("anything else is an error, never a report in which nothing was known", () => {
  const one = written(report({ findings: [finding()] }));
  test.each<readonly [string, string, RegExp]>([
    ["an empty file", "", /is not JSON/],
    ["half a report", one.slice(0, 200), /is not JSON/],
    ["text", "PASS  shop/dev\n", /is not JSON/],
    ["another tool's", '{ "runs": [] }', /version is missing/],
    ["a SARIF log", '{ "version": "2.1.0", "runs": [] }', /version is missing or something else/],
    [
      "the rules",
      reporters.json.report({ kind: "rules", rules: [] }, { columns: 80, colour: false }),
      /kind is missing or something else/,
    ],
    ["null", "null", /the file is something else/],
    [
      "a report without fingerprints",
      one.replaceAll('"fingerprint"', '"print"'),
      /findings\.0\.fingerprint is missing/,
    ],
    [
      "a report of a later version",
      one.replace('"version": 1', '"version": 2'),
      /version is missing or something else/,
    ],
    ["nesting without end", "[".repeat(100_000), /is not JSON|something else/],
  ])("%s", (_, text, says) => {
    expect(() => readFrom(text)).toThrow(InputError);
    expect(() => readFrom(text)).toThrow(says);
  });

  it("a file that is missing", () => {
    expect(() => readEarlierReport(join(temporaryProject({}), "none.json"))).toThrow(
      /none\.json can't be read \(ENOENT/,
    );
  });
});
