import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Log, Result, Run } from "sarif";
import { afterAll, describe, expect, test } from "vitest";
import type { Answer } from "../../../analyzer/model/report.ts";
import { sarif } from "../../../analyzer/reporters/sarif.ts";
import * as answers from "./answers.ts";
import { expectGolden } from "./golden.ts";
import { acting, anyName, everyHostileName } from "./hostile-names.ts";

const options = { columns: 80, colour: true };
const folder = mkdtempSync(join(tmpdir(), "faultline-sarif-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As the command gives it: with what each rule says. */
function withRules(answer: Answer): Answer {
  return answer.kind === "check" ? { ...answer, rules: answers.pages } : answer;
}

const failing = withRules(answers.oneZone);

describe("sarif", () => {
  test("a failing stack reads as its golden file", () => expectGolden("one-zone.sarif", sarif(failing, options)));

  test("Microsoft's validator finds no error in any of them, hostile names included", () => {
    const given: Readonly<Record<string, Answer>> = {
      failing,
      passing: answers.passing,
      rules: answers.rules,
      explanation: answers.explanation,
      accepted: answers.acceptedThroughout("by us"),
      ...Object.fromEntries(everyHostileName.map((name, index) => [`named-${index}`, answers.namedThroughout(name)])),
      ...Object.fromEntries(
        everyHostileName.map((name, index) => [`accepted-${index}`, answers.acceptedThroughout(name)]),
      ),
    };
    for (const [name, answer] of Object.entries(given))
      writeFileSync(join(folder, `${name}.sarif`), sarif(withRules(answer), { ...options, program: "services/shop" }));
    const said = validate(join(folder, "*.sarif"));
    expect(said).toContain(`${Object.keys(given).length} files scanned`);
    expect(said.split("\n").filter((line) => /: error /.test(line))).toEqual([]);
  }, 120_000);

  test("that validator would find one", () => {
    const log = sarif(failing, options).replaceAll('"ruleId": "survives-loss"', '"ruleId": 5');
    writeFileSync(join(folder, "broken.sarif"), log);
    expect(validate(join(folder, "broken.sarif"))).toMatch(/: error JSON/);
    rmSync(join(folder, "broken.sarif"));
  }, 60_000);

  test("a result points at the line that creates what is to be changed, else at the program", () => {
    const changed = answers.finding({
      subjects: [answers.urn("match-1")],
      remedy: [{ subject: answers.urn("match-0"), property: "zoneId", value: null, advice: "another zone" }],
    });
    const [first, second] = resultsOf(
      answers.check(answers.report({ findings: [changed, answers.finding()] })),
      "services/shop",
    );
    expect(first?.locations?.[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: "services/shop/matching.ts" },
      region: { startLine: 12 },
    });
    expect(first?.relatedLocations?.[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: "services/infra/match.ts" },
      region: { startLine: 7 },
    });
    expect(second?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe("services/shop/Pulumi.yaml");
  });

  test("an undetermined error is an error", () => {
    const [, undetermined] = resultsOf(answers.oneZone);
    expect(undetermined).toMatchObject({ level: "error", kind: "fail", properties: { status: "undetermined" } });
  });

  test("what was accepted is suppressed with its justification, and compared with the earlier report", () => {
    const [waived, baselined, before, note] = resultsOf(answers.acceptedThroughout("by us"));
    expect(waived?.suppressions).toEqual([
      { kind: "external", status: "accepted", justification: "by us (by us, until 2027-01-31)" },
    ]);
    expect(baselined?.suppressions).toHaveLength(1);
    expect(before).toMatchObject({ baselineState: "unchanged" });
    expect(note?.suppressions).toBeUndefined();
  });

  test("a stack that could not be read is a run that did not succeed", () => {
    const runs = runsOf(answers.acceptedThroughout("dev"));
    expect(runs.at(-1)?.invocations).toMatchObject([{ executionSuccessful: false }]);
  });

  test("two stacks are two runs, each with its own category", () => {
    const runs = runsOf(answers.check(answers.report(), answers.report({ stack: "live" })));
    expect(new Set(runs.map((run) => run.automationDetails?.id)).size).toBe(2);
  });

  test("whatever a resource is called, a message holds it as text and no link, and paths are relative", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const written = sarif(answers.namedThroughout(name), options);
        expect(written).not.toMatch(acting);
        for (const result of resultsOf(answers.namedThroughout(name))) {
          // A bracket that is not escaped begins a link.
          expect(result.message.text?.replaceAll(/\\[\\[\]]/g, "")).not.toMatch(/[[\]]/);
          const uri = result.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? "";
          expect(uri).toMatch(/^[\w.!~*'()%/-]+$/);
          expect(new URL(uri, "http://example.com/a/").origin).toBe("http://example.com");
        }
      }),
    );
  });
});

function runsOf(answer: Answer, program?: string): readonly Run[] {
  const log = JSON.parse(sarif(answer, program === undefined ? options : { ...options, program })) as Log;
  return log.runs;
}

function resultsOf(answer: Answer, program?: string): readonly Result[] {
  return runsOf(answer, program).flatMap((run) => run.results ?? []);
}

/** What the validator says of files; the package's own starter goes through a shell, which would expand the pattern. */
function validate(pattern: string): string {
  const wrapper = createRequire(import.meta.resolve("@microsoft/sarif-multitool"));
  const program: string = wrapper(`@microsoft/sarif-multitool-${process.platform}`);
  // Where npm ran no install script, the program is there and may not be run.
  chmodSync(program, 0o755);
  const { stdout, stderr, error } = spawnSync(program, ["validate", pattern, "--rule-kind", "Sarif;Ghas"], {
    encoding: "utf8",
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" },
  });
  if (error !== undefined) throw error;
  return stdout + stderr;
}
