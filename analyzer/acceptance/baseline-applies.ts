import type { KnownFinding } from "../model/acceptance.ts";
import type { Finding } from "../model/finding.ts";
import type { RulePage } from "../model/report.ts";

const id = "baseline-applies";

/** The page of what is said of a baseline. A note: what is gone does no harm, but its return would go unnoticed. */
export const baselineApplies = {
  id,
  severity: "note",
  summary: "Every entry of the baseline still stands for a finding.",
  rationale: `The baseline lists what was there when the gate was introduced, so that only new findings fail. Once a cause is mended its entry
accepts nothing, and would accept the same cause should it come back.`,
  origin: {
    kind: "published-model",
    title: "OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0, section 3.27.24, baselineState property",
    url: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html",
    lesson:
      "Compared with a baseline a result is new, unchanged, updated or absent, and each of these is worth telling.",
  },
  falseAlarms:
    "A cause that comes and goes with the configuration, such as a tier that is switched off at night: leave its entry.",
  remedy: "Write the baseline anew with `faultline baseline write`, and keep it with the program.",
} satisfies RulePage;

/** One finding for all entries that stand for nothing any more. */
export function findingsAboutBaseline(file: string, gone: readonly KnownFinding[]): readonly Finding[] {
  if (gone.length === 0) return [];
  const entries = gone.length === 1 ? "1 entry" : `${gone.length} entries`;
  return [
    {
      rule: id,
      severity: "note",
      status: "violated",
      domain: null,
      services: [],
      subjects: [],
      message: `${entries} of ${file} ${gone.length === 1 ? "stands" : "stand"} for no finding any more.`,
      evidence: gone.map(({ rule, message }) => ({ kind: "fact", what: `gone (${rule}): ${message}` })),
      remedy: [
        {
          subject: null,
          property: null,
          value: null,
          advice: "write it anew with faultline baseline write, so that what was mended can't come back unnoticed",
        },
      ],
    },
  ];
}
