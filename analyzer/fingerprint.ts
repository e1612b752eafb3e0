import type { Finding } from "./model/finding.ts";
import type { StackReport } from "./model/report.ts";
import { sha256 } from "./sha-256.ts";

/**
 * Returns 64 hexadecimal digits by which a cause is known again: the same in a renamed stack, another order or another file, and
 * others once the lost domain, a resource that decides, or its deciding value is another. Status, severity, services and the
 * wording of proofs and advice are not part of a cause. A cryptographic hash, since a finding whose fingerprint equals an
 * accepted one's passes.
 */
export function fingerprintOf(finding: Finding, stack: Pick<StackReport, "project" | "stack">): string {
  return sha256(JSON.stringify(causeOf(finding, stack)));
}

/** A new form of the cause gives every finding a new fingerprint: baselines then have to be written again. */
const form = 1;

function causeOf(finding: Finding, stack: Pick<StackReport, "project" | "stack">): readonly unknown[] {
  // A URN is the stack's and the project's names, then the chain of types, then the name; it stands in domains and sentences, too.
  const own = `urn:pulumi:${stack.stack}::${stack.project}::`;
  const anywhere = (text: string) => text.replaceAll(own, "urn:");
  const facts = finding.evidence.flatMap((each) => (each.kind === "fact" ? [anywhere(each.what)] : []));
  const subjects = finding.subjects.map(anywhere);
  // Where facts leave something open, the domain is only an example of a loss that they decide.
  const isExample = finding.status === "undetermined" && facts.length > 0;
  const domain = isExample || finding.domain === null ? null : anywhere(finding.domain);
  const decides = finding.remedy.flatMap(({ subject, property, value }) =>
    property === null ? [] : [JSON.stringify([subject === null ? null : anywhere(subject), property, value])],
  );
  const told = domain !== null || facts.length > 0 || subjects.length > 0;
  return [
    form,
    finding.rule,
    domain,
    sortedOnce(subjects),
    sortedOnce(facts),
    sortedOnce(decides),
    told ? null : anywhere(finding.message),
  ];
}

function sortedOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
