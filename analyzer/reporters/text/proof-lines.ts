import { listSome } from "../wording/list.ts";
import type { ProofLine } from "../wording/proof.ts";
import type { Page } from "./page.ts";

/** The lines of a proof, and how many are left out between its beginning and its end. */
export function writeProofLines(
  page: Page,
  {
    head,
    left,
    tail,
  }: { readonly head: readonly ProofLine[]; readonly left: number; readonly tail: readonly ProofLine[] },
  indent: number,
): void {
  const width = String(head.length + left + tail.length).length + 2;
  const write = (line: ProofLine) => {
    const likewise = line.likewise.length === 0 ? "" : `; likewise ${listSome(line.likewise, 6)}`;
    const from = line.from.length === 0 ? "" : ` [${line.from.join(", ")}]`;
    page.text(`${line.says}${likewise}${from}`, {
      indent,
      lead: String(line.number).padStart(width - 2),
      leadWidth: width,
      leadInk: "faint",
      ink: line.concludes ? "strong" : "plain",
    });
  };
  for (const line of head) write(line);
  if (left > 0) page.text(`… ${left} more steps; --format json has them all …`, { indent, ink: "faint" });
  for (const line of tail) write(line);
}
