import { acceptancePages } from "../analyze.ts";
import type { Rule } from "../model/finding.ts";
import type { RulePage } from "../model/report.ts";
import { rules } from "../rules/index.ts";

/** Every rule of ours without its check, sorted by id, what is found about acceptance among them. */
export const rulePages: readonly RulePage[] = rulePagesWith([]);

/** The same with those of the user's own repository; their prose without the line breaks of its source. */
export function rulePagesWith(houseRules: readonly Rule[]): readonly RulePage[] {
  return [...[...rules, ...houseRules].map(({ check: _, ...page }): RulePage => page), ...acceptancePages]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((page) => ({
      ...page,
      summary: flowing(page.summary),
      rationale: flowing(page.rationale),
      falseAlarms: flowing(page.falseAlarms),
      remedy: flowing(page.remedy),
    }));
}

function flowing(prose: string): string {
  return prose.trim().replaceAll(/\s+/g, " ");
}
