import { cautionRows } from "../analyzer/catalogue/cautions.ts";
import type { Origin } from "../analyzer/model/finding.ts";
import type { RulePage } from "../analyzer/model/report.ts";
import type { Pattern } from "./patterns.ts";
import { incidentFamilies, patternTests, publishedRules } from "./patterns.ts";

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
      `**What to do.** ${flat(rule.remedy)}${propertiesOf(rule.id)}`,
    ].join("\n\n"),
  );
  return [
    "# Rules",
    "Written by `npm run docs` from the rules themselves; edit those. A rule sees the solved model and nothing else, imports no sibling, and gives findings, each one cause with its evidence. A check that throws becomes a finding.",
    ...sections,
    ...patternSections(),
    "",
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
}

/** The properties that a rule asks for, on either cloud. */
function propertiesOf(rule: string): string {
  const found = new Map<string, Set<string>>();
  for (const [type, cautions] of cautionRows) {
    for (const { where } of cautions.filter((caution) => caution.rule === rule)) {
      const cloud = type.startsWith("aws:") ? "AWS" : "Alibaba Cloud";
      const known = found.get(cloud) ?? new Set();
      found.set(cloud, known.add(`\`${where.property}\``));
    }
  }
  const said = [...found].sort(([one], [other]) => (one < other ? 1 : -1));
  return said.map(([cloud, properties]) => ` ${cloud}: ${[...properties].sort().join(", ")}.`).join("");
}

/** Where each known pattern of a cause is decided, and by which test it is shown. */
function patternSections(): readonly string[] {
  return [
    "## Known patterns, and where each is decided",
    `Families of causes that incidents showed (R), and the forty rules that tools and providers publish for single resources. Most follow from what the fault model says of losses, so that they have no rule of their own and give no second finding. Each is shown, satisfied and violated, on the clouds' own types by the tests of its name in [${patternTests}](../../${patternTests}).`,
    patternTable("Incidents", incidentFamilies),
    patternTable("Published rules", publishedRules),
  ];
}

function patternTable(heading: string, patterns: readonly Pattern[]): string {
  const rows = patterns.map(({ id, title, rule, follows, only, shownIn }) => {
    const decided =
      follows === null ? "by the rule itself" : `${follows.from} ([${base(follows.file)}](../../${follows.file}))`;
    const shown = shownIn === undefined ? `${id} ${title}` : `[${base(shownIn)}](../../${shownIn})`;
    return `| ${id} | ${title} | [${rule}](#${rule}) | ${decided} | ${shown}${only === undefined ? "" : `: ${only}`} |`;
  });
  return [`| ${heading} | Pattern | Told by | Decided | Shown by the test |`, "|---|---|---|---|---|", ...rows].join(
    "\n",
  );
}

function base(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
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
