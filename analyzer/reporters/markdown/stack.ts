import type { StackReport } from "../../model/report.ts";
import { sayWhatFalls } from "../wording/falls.ts";
import { literal } from "../wording/markdown/literal.ts";
import { table } from "../wording/markdown/table.ts";
import type { Names } from "../wording/names.ts";
import { namesIn } from "../wording/names.ts";
import { sayBasis, sayTotals } from "../wording/totals.ts";
import { waysSection } from "./cut-sets.ts";
import { findingBlocks } from "./finding.ts";
import { lossMatrix, survivalTable } from "./losses.ts";

/** One stack for a reviewer, as blocks of Markdown: services and losses first, then causes, places and what was taken for granted. */
export function stackBlocks(report: StackReport): readonly string[] {
  const names = namesIn(report);
  return [
    `# Dependency report: ${literal(report.project)}/${literal(report.stack)}`,
    `**${report.verdict.toUpperCase()}**: ${literal(sayTotals(report))}. ${literal(sayBasis(report))}.`,
    "## Which loss takes which service",
    ...lossMatrix(report, names),
    ...(report.services.length === 0 ? [] : ["## What each service survives", survivalTable(report)]),
    ...listed(sayWhatFalls(report, names)),
    ...waysSection(report, names),
    ...(report.findings.length === 0 ? [] : ["## Findings"]),
    ...report.findings.flatMap((finding, index) => findingBlocks(finding, index + 1, names)),
    ...fixed(report),
    ...whereabouts(report, names),
    ...section("Taken for granted", report.assumptions),
    ...corrections(report, names),
  ];
}

function fixed({ since }: StackReport): readonly string[] {
  if (since === null) return [];
  return section(
    `Gone since ${literal(since.report)}`,
    since.fixed.map(({ rule, message }) => `${message} (${rule})`),
  );
}

function whereabouts(report: StackReport, names: Names): readonly string[] {
  if (report.whereabouts.length === 0) return [];
  const rows = report.whereabouts.map(({ domain, resources }) => [
    literal(names.domain(domain)),
    resources.map(({ label, member }) => literal(member === "" ? label : `${label}, ${member}`)).join("<br>"),
  ]);
  return ["## What stands where", table(["Place", "Resources"], rows)];
}

function corrections(report: StackReport, names: Names): readonly string[] {
  if (report.corrections.length === 0) return [];
  const rows = report.corrections.map(({ from, to, effect, reason }) => [
    effect,
    literal(names.resource(from)),
    literal(names.resource(to)),
    literal(reason),
  ]);
  return ["## Edges corrected in the objectives file", table(["Effect", "From", "Needs", "Reason given"], rows)];
}

function section(heading: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`## ${heading}`, ...listed(items)];
}

function listed(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [items.map((item) => `- ${literal(item)}`).join("\n")];
}
