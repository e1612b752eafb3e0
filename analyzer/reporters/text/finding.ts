import type { Finding } from "../../model/finding.ts";
import type { ReportedFinding } from "../../model/report.ts";
import { sayAcceptance } from "../wording/acceptance.ts";
import { listLabels, listSome } from "../wording/list.ts";
import type { Names } from "../wording/names.ts";
import type { ProofLine } from "../wording/proof.ts";
import { abridged, proofWithin } from "../wording/proof.ts";
import { changesOf } from "../wording/remedies.ts";
import type { Ink, Page } from "./page.ts";

const statusInk = { violated: "bad", undetermined: "open" } as const satisfies Record<Finding["status"], Ink>;

const services = { violated: "Takes down", undetermined: "May take" } as const satisfies Record<
  Finding["status"],
  string
>;

const indent = 3;
const labelWidth = 12;

/** A proof of several services stops at that many lines; that of a single one is shown by its beginning and end. */
const mostLines = 24;

/** One cause: what is lost, whom it takes, the proof from the lost domain to the services, and what to change. */
export function writeFinding(page: Page, finding: ReportedFinding, number: number, names: Names): void {
  page.gap();
  page.text(finding.message, { lead: `${number}. `, leadWidth: indent, ink: "strong", leadInk: "strong" });
  const field = (label: string, text: string, ink: Ink = "plain") =>
    page.text(text, { indent, lead: label, leadWidth: labelWidth, leadInk: "faint", ink });

  field("Finding", `${finding.status} (${finding.severity}, rule ${finding.rule})`, statusInk[finding.status]);
  for (const { label, says } of sayAcceptance(finding)) field(label, says, "good");
  if (finding.domain !== null)
    field(finding.status === "violated" ? "Lost" : "For example", key(finding.domain, names));
  // The headline often names them all; then a list adds nothing.
  if (!finding.services.every((service) => finding.message.includes(service))) {
    field(services[finding.status], listSome(finding.services, 12));
  }
  for (const each of finding.evidence) {
    if (each.kind === "fact" && !finding.message.includes(each.what)) field("Because", each.what);
  }
  const proof = proofWithin(finding, mostLines);
  if (proof.lines.length > 0) writeProof(page, proof.lines);
  if (proof.others.length > 0)
    page.text(`in the same way ${listSome(proof.others, 12)}; explain SERVICE tells each`, {
      indent: indent + 2,
      ink: "faint",
    });
  for (const each of finding.evidence) {
    if (each.kind === "also-lost-with" && each.domains.length > 0) {
      field(
        "Lost with",
        `${listSome(
          each.domains.map((id) => names.domain(id)),
          6,
        )} as well`,
      );
    }
  }
  writeChanges(page, finding, names);
}

/** A place by its key, which no other place shares; an unknown one or a resource's own by its name, since its key says less. */
function key(id: string, names: Names): string {
  return /[:?]/.test(id) ? names.domain(id) : id;
}

function writeProof(page: Page, proof: readonly ProofLine[]): void {
  const { head, left, tail } = abridged(proof, mostLines);
  const width = String(proof.length).length + 2;
  const write = (line: ProofLine) => {
    const likewise = line.likewise.length === 0 ? "" : `; likewise ${listSome(line.likewise, 6)}`;
    const from = line.from.length === 0 ? "" : ` [${line.from.join(", ")}]`;
    page.text(`${line.says}${likewise}${from}`, {
      indent: indent + 2,
      lead: String(line.number).padStart(width - 2),
      leadWidth: width,
      leadInk: "faint",
      ink: line.concludes ? "strong" : "plain",
    });
  };
  page.text("Proof (each line from the lines in brackets)", { indent, ink: "faint" });
  for (const line of head) write(line);
  if (left > 0) page.text(`… ${left} more steps; --format json has them all …`, { indent: indent + 2, ink: "faint" });
  for (const line of tail) write(line);
}

function writeChanges(page: Page, finding: Finding, names: Names): void {
  const changes = changesOf(finding, names);
  if (changes.length === 0) return;
  page.text("Change", { indent, ink: "faint" });
  for (const { property, value, resources, advice } of changes) {
    const where = listLabels(resources, 8);
    const what = property === null ? where : where === "" ? property : `${property} of ${where}`;
    const now = value === null ? "" : ` (now ${value})`;
    page.text(what === "" ? advice : `${what}${now}: ${advice}`, { indent: indent + 2, lead: "- " });
  }
}
