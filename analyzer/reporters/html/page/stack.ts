import type { DomainId, FailureDomain } from "../../../model/failure-domain.ts";
import type { DependencyGraph, GraphNode, NodeId } from "../../../model/graph.ts";
import type { ReportedFinding, RulePage, StackReport } from "../../../model/report.ts";
import { namesIn } from "../../wording/names.ts";
import { visible } from "../../wording/visible.ts";
import { withAbove } from "./map/places.ts";
import type { Neighbours } from "./map/surroundings.ts";
import { neighboursIn } from "./map/surroundings.ts";

/** A stack's report with what is looked up in it again and again. Every name that it gives is safe to show. */
export interface Stack {
  readonly report: StackReport;
  readonly graph: DependencyGraph;
  readonly domains: ReadonlyMap<DomainId, FailureDomain>;
  readonly nodes: ReadonlyMap<NodeId, GraphNode>;
  readonly neighbours: Neighbours;
  readonly findings: ReadonlyMap<string, ReportedFinding>;
  readonly rules: ReadonlyMap<string, RulePage>;
  /** `zone cn-hongkong-c`. */
  domain(id: DomainId): string;
  /** `cn-hongkong-c`: where the kind is said beside it. */
  place(id: DomainId): string;
  /** `vSwitch hk-a`, for a resource, group or `service:<name>`. */
  name(id: string): string;
  /** A domain and all larger ones that it lies in. */
  above(id: DomainId): readonly DomainId[];
}

const nothing: DependencyGraph = {
  nodes: [],
  groups: [],
  dependencies: [],
  domains: [],
  variables: [],
  changes: [],
  facts: [],
  services: [],
  corrections: [],
  assumptions: [],
  gaps: [],
};

export function stackOf(report: StackReport, rules: readonly RulePage[]): Stack {
  const names = namesIn(report);
  const graph = report.graph ?? nothing;
  const domains = new Map(report.domains.map((domain) => [domain.id, domain]));
  const above = new Map<DomainId, readonly DomainId[]>();
  return {
    report,
    graph,
    domains,
    nodes: new Map(graph.nodes.map((node) => [node.id, node])),
    neighbours: neighboursIn(graph),
    findings: new Map(report.findings.map((finding) => [finding.fingerprint, finding])),
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    domain: (id) => visible(names.domain(id)),
    place: (id) => visible(names.place(id)),
    name: (id) => visible(id.startsWith("service:") ? id.slice("service:".length) : names.resource(id)),
    above(id) {
      const known = above.get(id) ?? withAbove(id, domains);
      above.set(id, known);
      return known;
    },
  };
}
