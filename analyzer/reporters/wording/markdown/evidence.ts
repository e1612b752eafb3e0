import type { Finding } from "../../../model/finding.ts";
import { listLabels } from "../list.ts";
import type { Names } from "../names.ts";
import type { ProofLine } from "../proof.ts";
import { abridged, proofOf } from "../proof.ts";
import { changesOf } from "../remedies.ts";
import { literal } from "./literal.ts";

/** The proof of a finding as blocks of Markdown; one of more than `mostLines` is shown by its beginning and end. */
export function proofBlocks(finding: Pick<Finding, "evidence">, mostLines: number): readonly string[] {
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

/** What to change, as blocks of Markdown. */
export function changeBlocks(finding: Finding, names: Names): readonly string[] {
  const changes = changesOf(finding, names).map(({ property, value, resources, advice }) => {
    const named = literal(listLabels(resources, resources.length));
    const what =
      property === null ? named : [`**${literal(property)}**`, ...(named === "" ? [] : [`of ${named}`])].join(" ");
    const now = value === null ? "" : ` (now ${literal(value)})`;
    return what === "" ? `- ${literal(advice)}` : `- ${what}${now}: ${literal(advice)}`;
  });
  return changes.length === 0 ? [] : ["What to change:", changes.join("\n")];
}
