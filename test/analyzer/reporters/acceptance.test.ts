import { describe, expect, it, test } from "vitest";
import type { StackReport } from "../../../analyzer/model/report.ts";
import { reporters } from "../../../analyzer/reporters/index.ts";
import { sayTotals } from "../../../analyzer/reporters/wording/totals.ts";
import { check, finding, report, totals } from "./answers.ts";

const waiver = { reason: "moves next month", owner: "platform", expires: "2027-01-31" };
const plain = { columns: 80, colour: false };

describe.each(["text", "markdown"] as const)("what was accepted stays visible in %s", (format) => {
  const say = (...stacks: readonly StackReport[]) =>
    reporters[format].report(check(...stacks), plain).replaceAll(/\\/g, "");

  it("a waiver with its reason, owner and last day", () => {
    expect(say(report({ findings: [finding({ waiver, blocks: false })] }))).toMatch(
      /Waived:? +until 2027-01-31 by platform: moves next month/,
    );
  });

  it("an entry of the baseline", () => {
    expect(say(report({ findings: [finding({ baseline: true, blocks: false })] }))).toMatch(
      /Baseline:? +it was there when the baseline was written/,
    );
  });

  it.each([
    ["new", /Since:? +new: the earlier report doesn't have it/],
    ["worse", /Since:? +worse than in the earlier report/],
    ["still-there", /Since:? +there before/],
  ] as const)("a finding that is %s", (since, says) => {
    expect(say(report({ findings: [finding({ since })] }))).toMatch(says);
  });

  it("and what is gone", () => {
    const { fingerprint, rule, severity, status, services, message } = finding({
      message: "Losing zone q takes web down.",
    });
    const since = { report: "main.json", fixed: [{ fingerprint, rule, severity, status, services, message }] };
    expect(say(report({ since }))).toMatch(
      /Gone since main\.json\s+- Losing zone q takes web down\. \(survives-loss\)/,
    );
  });

  it("a stack that could not be read", () => {
    const answer = {
      ...check(report()),
      unread: [{ stack: "dev", why: "\u001b[2Jit is not YAML" }],
      verdict: "fail" as const,
    };
    const said = reporters[format].report(answer, plain);
    expect(said).toContain("dev could not be read: ");
    expect(said).not.toContain("\u001b");
  });
});

test.each([
  [{}, {}, "every objective holds"],
  [
    { findings: [finding({ waiver, blocks: false })] },
    { waived: 1 },
    "no finding but those that were accepted; 1 waived",
  ],
  [
    { findings: [finding({ baseline: true, blocks: false })] },
    { baselined: 2, notes: 1 },
    "no finding but those that were accepted; 1 note, 2 in the baseline",
  ],
  [
    { findings: [finding({ since: "still-there", blocks: false })], since: { report: "r", fixed: [] } },
    { known: 1 },
    "nothing new that breaks an objective; 1 there before",
  ],
  [{ verdict: "fail", findings: [finding()] }, { violated: 1, waived: 1 }, "objectives broken by 1 cause; 1 waived"],
] as const)("the totals never claim more than was shown: %#", (given, counted, says) => {
  expect(sayTotals(report({ ...given, totals: totals(counted) }))).toBe(says);
});
