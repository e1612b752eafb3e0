import type { Analysis } from "../../model/analysis.ts";
import type { Evidence, Finding } from "../../model/finding.ts";
import { sayHouseIssue, shownGiven } from "./house-issue.ts";
import { houseFindings } from "./house-rule-schema.ts";

/**
 * The findings that a house rule's check gave, copied, and sorted within as reports have them.
 * @throws Error with one sentence where they are none, or tell of a service, a resource or a domain that the stack does not have:
 * whoever reads the report could make nothing of them.
 */
export function checkedFindings(given: unknown, rule: string, analysis: Analysis): readonly Finding[] {
  const read = houseFindings.safeParse(given);
  if (!read.success) throw new Error(sayHouseIssue(read.error.issues, given, "what its check gave"));
  const requireKnown = knownTo(analysis);
  return read.data.map((finding) => {
    if (finding.rule !== rule)
      throw new Error(`it gave a finding of rule ${shownGiven(finding.rule)}, expected ${rule}`);
    requireKnown("service", finding.services);
    requireKnown("resource", finding.subjects);
    requireKnown("domain", finding.domain === null ? [] : [finding.domain]);
    requireKnown(
      "resource",
      finding.remedy.flatMap(({ subject }) => subject ?? []),
    );
    for (const each of finding.evidence) {
      if (each.kind === "also-lost-with") requireKnown("domain", each.domains);
      if (each.kind === "derivation") requireKnown("service", [each.service]);
      requireOrder(each);
    }
    return { ...finding, services: sortedOnce(finding.services), subjects: sortedOnce(finding.subjects) };
  });
}

type RequireKnown = (what: "service" | "resource" | "domain", named: readonly string[]) => void;

function knownTo({ graph, domains }: Analysis): RequireKnown {
  const known = {
    service: new Set(graph.services.map(({ name }) => name)),
    resource: new Set(graph.nodes.flatMap(({ urn }) => urn ?? [])),
    domain: new Set(domains.map(({ id }) => id)),
  };
  return (what, named) => {
    const unknown = named.find((each) => !known[what].has(each));
    if (unknown === undefined) return;
    throw new Error(`it gave a finding about ${what} ${shownGiven(unknown)}, expected a ${what} of the analysis`);
  };
}

/** A proof is read from its beginning: a step may rest on earlier ones only. */
function requireOrder(evidence: Evidence): void {
  if (evidence.kind !== "derivation") return;
  if (evidence.derivation.steps.every(({ from }, index) => from.every((earlier) => earlier < index))) return;
  throw new Error("it gave a derivation with a step that rests on a later one, expected what analysis.derive() gives");
}

function sortedOnce(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
