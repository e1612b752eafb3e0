import type { Origin } from "../analyzer/model/finding.ts";
import type { RulePage } from "../analyzer/model/report.ts";

/** The page of all rules, one section each, sorted by id and headed by it. */
export function rulesPage(rules: readonly RulePage[]): string {
  const sorted = rules.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const sections = sorted.map((rule) =>
    [
      `## ${rule.id}`,
      rule.summary,
      `Severity: ${rule.severity}.`,
      flat(rule.rationale),
      `**Origin.** ${sayOrigin(rule.origin)}`,
      `**When a finding may be ignored.** ${flat(rule.falseAlarms)}`,
      `**What to do.** ${flat(rule.remedy)}`,
    ].join("\n\n"),
  );
  return [
    "# Rules",
    "Written by `npm run docs` from the rules themselves; edit those. A rule sees the solved model and nothing else, imports no sibling, and gives findings, each one cause with its evidence. A check that throws becomes a finding.",
    ...sections,
    "",
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
}

function sayOrigin(origin: Origin): string {
  const when =
    origin.kind === "incident"
      ? `Incident, ${origin.provider}, ${origin.date}: `
      : origin.kind === "vendor-statement"
        ? "Vendor's statement: "
        : "Published model: ";
  return `${when}[${origin.title}](${origin.url}). ${origin.lesson}`;
}

function flat(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ").trim();
}
