import type { RulePage } from "../model/report.ts";
import { rules } from "../rules/index.ts";

/** Every rule without its check, in the order in which they are listed; its prose without the line breaks of its source. */
export const rulePages: readonly RulePage[] = rules.map(({ check: _, ...page }) => ({
  ...page,
  summary: flowing(page.summary),
  rationale: flowing(page.rationale),
  falseAlarms: flowing(page.falseAlarms),
  remedy: flowing(page.remedy),
}));

function flowing(prose: string): string {
  return prose.trim().replaceAll(/\s+/g, " ");
}
