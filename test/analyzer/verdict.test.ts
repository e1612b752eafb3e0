import { describe, expect, it, test } from "vitest";
import { combine, exitCode } from "../../analyzer/analyze.ts";
import { finding, report } from "./reporters/answers.ts";

const passes = report();
const fails = report({ verdict: "fail", findings: [finding()] });

describe("several stacks together", () => {
  test.each([
    ["all pass", [passes, passes], [], "pass"],
    ["one fails", [passes, fails], [], "fail"],
    ["one could not be read", [passes], [{ stack: "dev", why: "it is not YAML" }], "fail"],
    ["none was judged", [], [], "fail"],
  ] as const)("%s: %#", (_, stacks, unread, verdict) => {
    const answer = combine(stacks, unread);
    expect(answer).toMatchObject({ kind: "check", stacks, unread, verdict });
    expect(exitCode(answer)).toBe(verdict === "pass" ? 0 : 1);
  });

  it("fail in no other command than the gate", () => {
    expect(exitCode({ kind: "rules", rules: [] })).toBe(0);
  });
});
