import type { Rule, Severity } from "../model/finding.ts";
import type { Gap } from "../model/graph.ts";
import { listed } from "./wording/listed.ts";

const id = "whole-stack-read";

export const wholeStackRead = {
  id,
  severity: "error",
  summary: "The verdict rests on the whole stack, not on a part of it.",
  rationale: `A targeted preview, a look-up that nobody could answer, or a program in which nothing answers requests: what was not seen can
not be shown to hold.`,
  origin: {
    kind: "vendor-statement",
    title: "Pulumi documentation, Targeted updates",
    url: "https://www.pulumi.com/docs/iac/guides/basics/targeted-updates/",
    lesson: "A targeted operation looks at a subset of the stack, so whatever is judged by it is judged by a part.",
  },
  falseAlarms:
    "A look-up that decides neither what exists nor where it stands, and that the catalogue does not list as such: give its answer as a literal.",
  remedy: "Preview the whole stack; give what was looked up as literals or configuration.",
  check: (analysis) =>
    analysis.graph.gaps.flatMap((gap) => {
      const told = tell(gap);
      if (told === null) return [];
      return [
        {
          rule: id,
          severity: told.severity ?? "error",
          status: "undetermined",
          domain: null,
          services: [],
          subjects: gap.kind === "unknown-roots" ? gap.roots : [],
          message: told.message,
          evidence: [{ kind: "fact", what: told.message, unjudged: true }],
          remedy: [{ subject: null, property: null, value: null, advice: told.advice }],
        },
      ];
    }),
} satisfies Rule;

interface Told {
  readonly message: string;
  readonly advice: string;
  readonly severity?: Severity;
}

function tell(gap: Gap): Told | null {
  switch (gap.kind) {
    case "partial":
      return {
        message: `Only a part of the stack was read: ${gap.why}.`,
        advice: "preview the whole stack, without --target or --exclude",
      };
    case "look-up-without-answer":
      return {
        message: `The program looked up ${gap.token}, which can't be answered before deployment; what it decided is not known.`,
        advice:
          "state what it looks up as a literal or as configuration of the stack, or preview with the guard or the policy pack",
      };
    case "no-service":
      return {
        message: `No service was found: ${gap.why}.`,
        advice: "name the services under services: in faultline.yaml",
      };
    case "unknown-roots":
      return {
        message: `No objectives were given, and the catalogue does not know ${listed(gap.types.slice(0, 5))}${gap.types.length > 5 ? ` and ${gap.types.length - 5} more types` : ""}: what they make may be services, and was not judged.`,
        advice: "name the services under services: in faultline.yaml",
        severity: gap.decides ? "error" : "warning",
      };
    case "selector-without-match":
    case "statement-without-effect":
      return null;
  }
}
