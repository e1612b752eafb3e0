import type { Finding } from "../../model/finding.ts";
import { listLabels } from "../wording/list.ts";
import type { Names } from "../wording/names.ts";
import type { ProofLine } from "../wording/proof.ts";
import { abridged, proofOf } from "../wording/proof.ts";
import { changesOf } from "../wording/remedies.ts";
import { literal } from "./escape.ts";

/** Longer proofs are shown by their beginning and end. */
const mostLines = 200;

/** One cause, as blocks of Markdown: what it is, its proof, and what to change. */
export function findingBlocks(finding: Finding, number: number, names: Names): readonly string[] {
  const facts = [
    `- Status: **${finding.status}** (${finding.severity}, rule \`${finding.rule.replace(/[^\w-]/g, "?")}\`)`,
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
    ...proofBlocks(finding),
    ...changeBlocks(finding, names),
  ];
}

function proofBlocks(finding: Finding): readonly string[] {
  const { head, left, tail } = abridged(proofOf(finding), mostLines);
  if (head.length === 0) return [];
  const say = (line: ProofLine) => {
    const likewise = line.likewise.length === 0 ? "" : `; likewise ${line.likewise.map(literal).join(", ")}`;
    const from = line.from.length === 0 ? "" : ` (from ${line.from.join(", ")})`;
    const says = line.concludes ? `**${literal(line.says)}**` : literal(line.says);
    return `${line.number}. ${says}${likewise}${from}`;
  };
  const between = left === 0 ? [] : [`${left} more steps stand between these; the JSON report has them all.`];
  return [
    "Proof, each line from the ones it names:",
    head.map(say).join("\n"),
    ...between,
    ...(tail.length === 0 ? [] : [tail.map(say).join("\n")]),
  ];
}

function changeBlocks(finding: Finding, names: Names): readonly string[] {
  const changes = changesOf(finding, names).map(({ property, value, resources, advice }) => {
    const named = literal(listLabels(resources, resources.length));
    const what =
      property === null ? named : [`**${literal(property)}**`, ...(named === "" ? [] : [`of ${named}`])].join(" ");
    const now = value === null ? "" : ` (now ${literal(value)})`;
    return what === "" ? `- ${literal(advice)}` : `- ${what}${now}: ${literal(advice)}`;
  });
  return changes.length === 0 ? [] : ["What to change:", changes.join("\n")];
}
