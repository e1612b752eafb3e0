import type { Finding, Rule } from "../model/finding.ts";
import { listed } from "./wording/listed.ts";

const id = "selectors-match";

export const selectorsMatch = {
  id,
  severity: "error",
  summary:
    "Every selector in faultline.yaml matches at least one resource of the stack, and every statement decides something.",
  rationale: `A service whose entry matches nothing is never lost, and would pass every objective. A typing error must not read as safety.`,
  origin: {
    kind: "published-model",
    title: "W. E. Vesely et al., Fault Tree Handbook, NUREG-0492 (1981), chapter III, The Undesired Event Concept",
    url: "https://www.nrc.gov/reading-rm/doc-collections/nuregs/staff/sr0492/index.html",
    lesson: "An analysis of a top event that stands for nothing in the system says nothing about the system.",
  },
  falseAlarms:
    "One file may serve several stacks, some without the resource: give those stacks' objectives a selector that matches in each.",
  remedy: "Correct the selector; the nearest resources are named.",
  check: (analysis) =>
    analysis.graph.gaps.flatMap((gap) => {
      if (gap.kind === "selector-without-match") {
        const nearest = gap.nearest.length > 0 ? `; nearest: ${listed(gap.nearest)}` : "";
        const message = `The selector "${gap.selector}" (${gap.where}) matches no resource of this stack that it could mean${nearest}.`;
        return [finding(message, "write <type glob>::<name glob> so that it matches, or take it out")];
      }
      if (gap.kind === "statement-without-effect") {
        return [
          finding(
            `The statement "${gap.statement}" (${gap.where}) decides nothing: ${gap.why}.`,
            "correct it or take it out",
          ),
        ];
      }
      return [];
    }),
} satisfies Rule;

function finding(message: string, advice: string): Finding {
  return {
    rule: id,
    severity: "error",
    status: "undetermined",
    domain: null,
    services: [],
    subjects: [],
    message,
    evidence: [{ kind: "fact", what: message }],
    remedy: [{ subject: null, property: null, value: null, advice }],
  };
}
