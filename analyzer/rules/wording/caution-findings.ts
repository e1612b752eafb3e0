import { neededBy } from "../../graph/algorithms/needed-by.ts";
import type { Analysis } from "../../model/analysis.ts";
import type { Finding, Severity } from "../../model/finding.ts";
import type { DependencyKind, GraphNode, NodeCaution, NodeId, Service } from "../../model/graph.ts";
import { listed } from "./listed.ts";

/** How a rule on single properties asks, and speaks. */
export interface CautionQuestion {
  readonly rule: string;
  readonly severity: Severity;
  /** The services whose needs are looked at; `null`: every resource of the stack is, whoever needs it. */
  readonly of: ((service: Service) => boolean) | null;
  /** Edges that are followed beside those that carry failure. */
  readonly along?: readonly DependencyKind[];
  readonly concerns?: (node: GraphNode) => boolean;
  /** One finding for all resources, where what is weak is the design; else one for each property. */
  readonly isOneWeakness?: boolean;
  readonly violated: (named: string, services: string, property: string) => string;
  /** What is not known, as the rest of `Whether … is not known before deployment`. */
  readonly undecided: (named: string) => string;
  readonly advice: string;
}

interface Found {
  readonly node: GraphNode;
  readonly caution: NodeCaution;
  readonly services: readonly string[];
}

/** What is not as the rule wants it, proved or open. */
export function cautionFindings(analysis: Analysis, question: CautionQuestion): readonly Finding[] {
  const found = findAll(analysis, question);
  const apart = question.isOneWeakness === true ? byStatus(found) : found.map((one) => [one]);
  return apart.map((together) => findingOf(together, question));
}

function findAll({ graph }: Analysis, { rule, of, along, concerns }: CautionQuestion): readonly Found[] {
  const asked = graph.nodes.flatMap((node) =>
    (node.cautions ?? [])
      .filter((caution) => caution.rule === rule && (concerns?.(node) ?? true))
      .map((caution) => ({ node, caution })),
  );
  if (of === null) return asked.map((one) => ({ ...one, services: [] }));
  const services = graph.services.filter(of);
  if (asked.length === 0 || services.length === 0) return [];
  const users = neededBy(graph, services, along);
  // A template that names its group is needed by whoever needs the group.
  const made = new Map<NodeId, readonly NodeId[]>(graph.changes.map((change) => [change.what, change.users]));
  return asked.flatMap((one) => {
    const ids = [one.node.id, ...(made.get(one.node.id) ?? [])];
    const needing = [...new Set(ids.flatMap((id) => users.get(id) ?? []))].sort();
    return needing.length === 0 ? [] : [{ ...one, services: needing }];
  });
}

function byStatus(found: readonly Found[]): readonly (readonly Found[])[] {
  const statuses = ["violated", "undetermined"] as const;
  return statuses
    .map((status) => found.filter((one) => one.caution.status === status))
    .filter((same) => same.length > 0);
}

function findingOf(found: readonly Found[], question: CautionQuestion): Finding {
  const { rule, severity, violated, undecided, advice } = question;
  const status = found[0]?.caution.status ?? "undetermined";
  const services = [...new Set(found.flatMap((one) => one.services))].sort();
  const properties = [...new Set(found.map(({ caution }) => caution.property))].sort();
  const named = listed([...new Set(found.map(({ node }) => node.label))].sort());
  return {
    rule,
    severity,
    status,
    domain: null,
    services,
    subjects: [...new Set(found.flatMap(({ node }) => node.urn ?? []))].sort(),
    message:
      status === "violated"
        ? begun(violated(named, listed(services), listed(properties)))
        : `Whether ${undecided(named)} is not known before deployment (${listed(properties)}).`,
    evidence: found.flatMap(({ node, caution: { property, value } }) => {
      if (value !== null) return [{ kind: "fact", what: `${property} of ${node.label} is ${value}` }];
      // What is missing where it is known to be missing, the headline says of each resource, and the remedy of its property.
      return status === "violated" ? [] : [{ kind: "fact", what: `${property} of ${node.label} decides` }];
    }),
    remedy: found.map(({ node, caution: { property, value } }) => ({ subject: node.urn, property, value, advice })),
  };
}

/** A sentence begins with a capital, unless it begins with the name of a thing that is written otherwise. */
function begun(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
