import type { StackReport, Verdict } from "../../model/report.ts";
import { sayCorrections } from "../wording/corrections.ts";
import { sayWhatFalls } from "../wording/falls.ts";
import { namesIn } from "../wording/names.ts";
import { sayBasis, sayTotals } from "../wording/totals.ts";
import { writeFinding } from "./finding.ts";
import type { Ink, Page } from "./page.ts";
import { writeServices } from "./services.ts";

const verdictInk = { pass: "good", fail: "bad" } as const satisfies Record<Verdict, Ink>;

/** One stack for a person at a terminal: the verdict, each cause with its proof, the services, and what was taken for granted. */
export function writeStack(page: Page, report: StackReport): void {
  const names = namesIn(report);
  const verdict = report.verdict.toUpperCase();
  page.gap();
  page.text(`${report.project}/${report.stack}: ${sayTotals(report)}`, {
    lead: verdict,
    leadWidth: verdict.length + 2,
    leadInk: verdictInk[report.verdict],
    ink: "strong",
  });
  page.text(sayBasis(report), { indent: verdict.length + 2, ink: "faint" });

  for (const [index, finding] of report.findings.entries()) writeFinding(page, finding, index + 1, names);
  writeFixed(page, report);
  writeServices(page, report);
  // Where the stack fails, the findings have said it.
  if (report.verdict === "pass") writeList(page, "What they do not survive", sayWhatFalls(report, names));
  writeList(page, "Taken for granted", report.assumptions);
  writeList(page, "Edges corrected in the objectives file", sayCorrections(report, names));
  writeNext(page, report);
}

function writeFixed(page: Page, { since }: StackReport): void {
  if (since === null) return;
  const fixed = since.fixed.map(({ rule, message }) => `${message} (${rule})`);
  writeList(page, `Gone since ${since.report}`, fixed);
}

function writeList(page: Page, heading: string, items: readonly string[]): void {
  if (items.length === 0) return;
  page.gap();
  page.text(heading, { ink: "strong" });
  for (const item of items) page.text(item, { indent: 2, lead: "- " });
}

function writeNext(page: Page, report: StackReport): void {
  const rule = report.findings[0]?.rule;
  const next = [
    ...(rule === undefined ? [] : [["why the rule exists", `explain ${rule}`] as const]),
    ["the whole report", "report, in place of check"] as const,
  ];
  page.gap();
  for (const [index, [what, command]] of next.entries()) {
    page.text(command, { lead: index === 0 ? `Next: ${what}: ` : `      ${what}: `, leadWidth: 28, leadInk: "faint" });
  }
}
