import { acceptancePages } from "../analyze.ts";
import type { RulePage } from "../model/report.ts";
import { rules } from "../rules/index.ts";

/** Every rule without its check, sorted by id, what is found about acceptance among them; their prose without the line breaks of its source. */
export const rulePages: readonly RulePage[] = [
  ...rules.map(({ check: _, ...page }): RulePage => page),
  ...acceptancePages,
]
  .sort((one, other) => (one.id < other.id ? -1 : 1))
  .map((page) => ({
    ...page,
    summary: flowing(page.summary),
    rationale: flowing(page.rationale),
    falseAlarms: flowing(page.falseAlarms),
    remedy: flowing(page.remedy),
  }));

function flowing(prose: string): string {
  return prose.trim().replaceAll(/\s+/g, " ");
}
