import type { Analysis } from "../model/analysis.ts";
import type { Finding, Rule } from "../model/finding.ts";
import { housePrefix } from "../model/finding.ts";

/** What the rules find. A check that throws becomes a finding of its own: neither a crash nor silence. */
export function runRules(rules: readonly Rule[], analysis: Analysis): readonly Finding[] {
  return rules.flatMap((rule) => {
    try {
      return rule.check(analysis);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return [
        {
          rule: rule.id,
          severity: "error" as const,
          status: "undetermined" as const,
          domain: null,
          services: [],
          subjects: [],
          message: `The rule ${rule.id} could not be checked: ${reason}.`,
          evidence: [{ kind: "fact" as const, what: reason }],
          remedy: [
            {
              subject: null,
              property: null,
              value: null,
              advice: rule.id.startsWith(housePrefix)
                ? "correct this rule in the module that faultline.yaml names under rules"
                : "report this as a defect of the analyser, with the program that shows it",
            },
          ],
        },
      ];
    }
  });
}
