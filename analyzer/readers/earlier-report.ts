import { z } from "zod";
import type { EarlierReport } from "../model/acceptance.ts";
import { InputError } from "./input-error.ts";
import { firstMistake, knownFinding } from "./known-finding.ts";
import { readJson } from "./read-json.ts";

const reportFile = z.object({
  version: z.literal(1),
  kind: z.literal("check"),
  stacks: z.array(
    z.object({
      project: z.string(),
      stack: z.string(),
      findings: z.array(
        knownFinding.extend({
          message: z.string(),
          waiver: z.object({ expires: z.string() }).nullable(),
          baseline: z.boolean(),
        }),
      ),
    }),
  ),
});

/** An earlier JSON report, asked stack by stack. */
export type EarlierReports = (project: string, stack: string) => EarlierReport;

/**
 * Reads an earlier JSON report of `check` or `report`.
 * @throws InputError where the file is no such report, and, when it is asked, where it says nothing of the stack: then nothing
 * would be known before, or all that is wrong now would be taken for known.
 */
export function readEarlierReport(file: string): EarlierReports {
  const expected = "a JSON report of faultline";
  const advice = "write one with --report json=FILE";
  const result = reportFile.safeParse(readJson({ file, expected, advice }));
  if (!result.success) {
    throw new InputError(`${file}: ${firstMistake(result.error)}; expected ${expected} of this version: ${advice}.`);
  }
  const { stacks } = result.data;
  return (project, stack) => {
    const reported = stacks.find((each) => each.project === project && each.stack === stack);
    if (reported !== undefined) {
      const findings = reported.findings.map(({ waiver, ...finding }) => ({ ...finding, waived: waiver !== null }));
      return { file, findings };
    }
    const told = stacks.map((each) => `${each.project}/${each.stack}`).join(", ");
    throw new InputError(
      `${file} says nothing of ${project}/${stack}, only of ${told === "" ? "no stack" : told}; name a report of the same stack.`,
    );
  };
}
