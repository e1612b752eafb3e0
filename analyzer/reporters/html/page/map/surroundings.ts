import type { Dependency, DependencyGraph, DependencyKind, GroupId, NodeId } from "../../../../model/graph.ts";

/** What something needs and what needs it, near it. */
export interface Surroundings {
  /** Steps away: positive for what it needs, negative for what needs it, 0 for itself. */
  readonly distance: ReadonlyMap<NodeId | GroupId, number>;
  readonly edges: readonly Dependency[];
}

/** Edges by both their ends, built once for a graph. */
export interface Neighbours {
  readonly from: ReadonlyMap<NodeId, readonly Dependency[]>;
  readonly to: ReadonlyMap<NodeId | GroupId, readonly Dependency[]>;
  readonly members: ReadonlyMap<GroupId, readonly NodeId[]>;
  readonly groupsOf: ReadonlyMap<NodeId, readonly GroupId[]>;
  /** What is asked for under another's name, both ways: a balancer and its listeners, a name and its records. */
  readonly joined: ReadonlyMap<NodeId, readonly NodeId[]>;
}

export function neighboursIn(graph: DependencyGraph): Neighbours {
  const groupsOf = new Map<NodeId, GroupId[]>();
  for (const { id, members } of graph.groups) {
    for (const member of members) groupsOf.set(member, [...(groupsOf.get(member) ?? []), id]);
  }
  const joined = new Map<NodeId, NodeId[]>();
  const join = (one: NodeId, other: NodeId) => joined.set(one, [...(joined.get(one) ?? []), other]);
  for (const { id, standing } of graph.nodes) {
    const host = standing.kind === "listener" ? standing.balancer : standing.kind === "record" ? standing.name : null;
    if (host === null) continue;
    join(id, host);
    join(host, id);
  }
  return {
    joined,
    from: Map.groupBy(graph.dependencies, ({ from }) => from),
    to: Map.groupBy(graph.dependencies, ({ to }) => to),
    members: new Map(graph.groups.map((group) => [group.id, group.members])),
    groupsOf,
  };
}

/**
 * Walks from something along its needs and, apart from those, along what needs it, so many steps. Passing through a
 * group, or from a balancer to its listeners, is no step.
 * Cost: one visit of each edge within reach.
 */
export function surroundingsOf(
  start: readonly (NodeId | GroupId)[],
  steps: number,
  hidden: ReadonlySet<DependencyKind>,
  neighbours: Neighbours,
): Surroundings {
  const distance = new Map<NodeId | GroupId, number>(start.map((id) => [id, 0]));
  const edges = new Set<Dependency>();
  const walk = (direction: 1 | -1) => {
    const seen = new Map(start.map((id) => [id, 0]));
    const queue = [...start];
    const reach = (id: NodeId | GroupId, at: number) => {
      if (seen.has(id)) return;
      seen.set(id, at);
      if (!distance.has(id)) distance.set(id, at * direction);
      queue.push(id);
    };
    for (const id of queue) {
      const at = seen.get(id) ?? 0;
      const beside = (direction === 1 ? neighbours.members.get(id) : neighbours.groupsOf.get(id)) ?? [];
      for (const other of [...beside, ...(neighbours.joined.get(id) ?? [])]) reach(other, at);
      if (at >= steps) continue;
      for (const edge of (direction === 1 ? neighbours.from : neighbours.to).get(id) ?? []) {
        if (hidden.has(edge.kind)) continue;
        edges.add(edge);
        reach(direction === 1 ? edge.to : edge.from, at + 1);
      }
    }
  };
  walk(1);
  walk(-1);
  return { distance, edges: [...edges] };
}
