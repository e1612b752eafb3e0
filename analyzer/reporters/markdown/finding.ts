import type { ReportedFinding } from "../../model/report.ts";
import { sayAcceptance } from "../wording/acceptance.ts";
import { changeBlocks, proofBlocks } from "../wording/markdown/evidence.ts";
import { literal } from "../wording/markdown/literal.ts";
import type { Names } from "../wording/names.ts";

/** Longer proofs are shown by their beginning and end. */
const mostLines = 200;

/** One cause, as blocks of Markdown: what it is, its proof, and what to change. */
export function findingBlocks(finding: ReportedFinding, number: number, names: Names): readonly string[] {
  const facts = [
    `- Status: **${finding.status}** (${finding.severity}, rule \`${finding.rule.replace(/[^\w/-]/g, "?")}\`)`,
    ...sayAcceptance(finding).map(({ label, says }) => `- ${label}: ${literal(says)}`),
    ...(finding.domain === null
      ? []
      : [`- ${finding.status === "violated" ? "Lost" : "For example"}: ${literal(names.domain(finding.domain))}`]),
    ...(finding.services.length === 0
      ? []
      : [
          `- ${finding.status === "violated" ? "Takes down" : "May take down"}: ${finding.services.map(literal).join(", ")}`,
        ]),
    ...finding.evidence.flatMap((each) => (each.kind === "fact" ? [`- Because: ${literal(each.what)}`] : [])),
    ...finding.evidence.flatMap((each) =>
      each.kind === "also-lost-with" && each.domains.length > 0
        ? [`- Also lost with: ${each.domains.map((id) => literal(names.domain(id))).join(", ")}`]
        : [],
    ),
  ];
  return [
    `### ${number}. ${literal(finding.message)}`,
    facts.join("\n"),
    ...proofBlocks(finding, mostLines),
    ...changeBlocks(finding, names),
  ];
}
