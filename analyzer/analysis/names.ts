import type { DomainId, FailureDomain } from "../model/failure-domain.ts";
import type { DependencyGraph, GraphNode, GroupId, NodeId } from "../model/graph.ts";

/** How derivations call what they speak of. */
export interface Names {
  node(id: NodeId): string;
  group(id: GroupId): string;
  domain(id: DomainId): string;
  graphNode(id: NodeId): GraphNode | undefined;
}

export function namesOf(graph: DependencyGraph, domains: readonly FailureDomain[]): Names {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const groups = new Map(graph.groups.map((group) => [group.id, group.name]));
  const labels = new Map(domains.map((domain) => [domain.id, domain.label]));
  return {
    node: (id) => nodes.get(id)?.label ?? id,
    group: (id) => groups.get(id) ?? id.replace(/^group:/, ""),
    domain: (id) => labels.get(id) ?? id,
    graphNode: (id) => nodes.get(id),
  };
}
