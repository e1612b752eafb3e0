import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Answer } from "../../../analyzer/model/report.ts";
import { gitlab } from "../../../analyzer/reporters/gitlab.ts";
import * as answers from "./answers.ts";
import { expectGolden } from "./golden.ts";
import { acting, anyName, everyHostileName } from "./hostile-names.ts";

const options = { columns: 80, colour: true };

/** What GitLab documents of an issue: each of these is required, and more of the Code Climate format is ignored. */
const documented = z.array(
  z.strictObject({
    description: z.string(),
    check_name: z.string(),
    fingerprint: z.string().min(1),
    severity: z.enum(["info", "minor", "major", "critical", "blocker"]),
    location: z.strictObject({ path: z.string().min(1), lines: z.strictObject({ begin: z.int().min(1) }) }),
  }),
);

describe("gitlab", () => {
  test.each([
    ["one-zone", answers.oneZone],
    ["passing", answers.passing],
    ["accepted", answers.acceptedThroughout("by us")],
  ])("%s reads as its golden file", (name, answer) => expectGolden(`${name}.gitlab.json`, gitlab(answer, options)));

  test("a proved error is critical, an undetermined one major, and an accepted one for information", () => {
    expect(issuesOf(answers.oneZone).map(({ severity }) => severity)).toEqual(["critical", "major"]);
    expect(issuesOf(answers.acceptedThroughout("x")).map(({ severity }) => severity)).toEqual([
      "info",
      "info",
      "info",
      "info",
      "critical",
    ]);
  });

  test("fingerprints stay the finding's own, and no two issues share one", () => {
    const one = answers.report({ findings: [answers.finding({ fingerprint: "f1" })] });
    expect(issuesOf(answers.check(one)).map(({ fingerprint }) => fingerprint)).toEqual(["f1"]);
    const twice = answers.report({ findings: [answers.finding(), answers.finding({ domain: "aws" })] });
    const issues = issuesOf(answers.check(twice, { ...twice, stack: "live" }));
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(4);
  });

  test("whatever a resource is called, the issues have the documented form, on one line each", () => {
    const holds = (name: string) => {
      for (const answer of [answers.namedThroughout(name), answers.acceptedThroughout(name)]) {
        expect(gitlab(answer, options)).not.toMatch(acting);
        for (const { description, location } of issuesOf(answer)) {
          expect(description).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
          expect(location.path).not.toMatch(/^\//);
        }
      }
    };
    for (const name of everyHostileName) holds(name);
    fc.assert(fc.property(anyName, holds));
  });
});

function issuesOf(answer: Answer): z.infer<typeof documented> {
  return documented.parse(JSON.parse(gitlab(answer, options)));
}
