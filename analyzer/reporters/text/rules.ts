import type { RulePage } from "../../model/report.ts";
import type { Page } from "./page.ts";

/** The rules, each with what holds when all is well. */
export function writeRules(page: Page, rules: readonly RulePage[]): void {
  for (const rule of rules) {
    page.gap();
    page.row([
      { text: rule.id, ink: "strong" },
      { text: `  ${rule.severity}`, ink: "faint" },
    ]);
    page.text(rule.summary, { indent: 2 });
  }
  page.gap();
  page.text("faultline explain RULE", { lead: "Next: one rule in full: ", leadInk: "faint" });
}
