import type { DependencyGraph, DependencyKind, NodeId, Service, Standing } from "../../model/graph.ts";
import { carriesFailure } from "../../model/graph.ts";

/**
 * Returns, for each node that a service rests on, the names of these services, sorted. A group rests on its members, a service on the
 * services that it is stated to need, a name on its records, a balancer on its listeners and
 * pools.
 *
 * @param services whose needs are followed
 * @param along further kinds of edges that are followed beside those that carry failure
 * Cost: one visit of each node and edge for each service, no recursion.
 */
export function neededBy(
  graph: Pick<DependencyGraph, "nodes" | "dependencies" | "groups" | "services">,
  services: readonly Service[],
  along: readonly DependencyKind[] = [],
): ReadonlyMap<NodeId, readonly string[]> {
  const needs = needsOf(graph, along);
  for (const service of graph.services) needs.set(`service:${service.name}`, [...service.entries, ...service.needs]);

  const users = new Map<NodeId, string[]>();
  for (const { name } of services) {
    const seen = new Set<string>([`service:${name}`]);
    const open = [`service:${name}`];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const known = users.get(next);
      if (known === undefined) users.set(next, [name]);
      else known.push(name);
      for (const needed of needs.get(next) ?? []) {
        if (seen.has(needed)) continue;
        seen.add(needed);
        open.push(needed);
      }
    }
  }
  for (const names of users.values()) names.sort();
  return users;
}

/**
 * What each node and group rests on directly: along edges that carry failure, and those of further kinds, a group on its members, a name
 * on its records, a balancer on its listeners and pools.
 */
export function needsOf(
  graph: Pick<DependencyGraph, "nodes" | "dependencies" | "groups">,
  along: readonly DependencyKind[] = [],
): Map<string, readonly string[]> {
  const kinds: ReadonlySet<string> = new Set([...carriesFailure, ...along]);
  const needs = new Map<string, readonly string[]>(graph.groups.map((group) => [group.id, group.members]));
  const found = new Map<string, string[]>();
  for (const node of graph.nodes) {
    const within = restsOn(node.standing);
    if (within.length > 0) found.set(node.id, [...(found.get(node.id) ?? []), ...within]);
    // Whoever names a balancer is served by its listeners, whichever of them he asks.
    if (node.standing.kind === "listener") {
      const { balancer } = node.standing;
      found.set(balancer, [...(found.get(balancer) ?? []), node.id]);
    }
  }
  for (const { from, to, kind } of graph.dependencies) {
    if (!kinds.has(kind)) continue;
    const known = found.get(from);
    if (known === undefined) found.set(from, [to]);
    else known.push(to);
  }
  for (const [from, to] of found) needs.set(from, [...(needs.get(from) ?? []), ...to]);
  return needs;
}

/** What a standing names that no edge leads to. */
function restsOn(standing: Standing): readonly string[] {
  switch (standing.kind) {
    case "name":
      return standing.delegations.flatMap(({ sets }) => sets.flatMap(({ records }) => records));
    case "balancer":
      return standing.pools ?? [];
    case "either":
      return standing.ways.flatMap(restsOn);
    default:
      return [];
  }
}
