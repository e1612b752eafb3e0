import type { DependencyGraph, GraphNode, NodeId } from "../../model/graph.ts";

/** Who reads what a store holds, and how it is known. */
export interface Reader {
  readonly node: NodeId;
  readonly read: NodeId;
  readonly property: string | null;
  /** Only deployment, or which member of a group answers, can tell. */
  readonly possible: boolean;
}

export interface Readers {
  /** Sorted by node; one for each node. */
  readonly readers: readonly Reader[];
  /** What holds, copies or passes on the same content: the store itself among them. */
  readonly same: ReadonlySet<string>;
}

/** Kinds of edges along which content is read. */
const reads: ReadonlySet<string> = new Set([
  "needs",
  "fronted-by",
  "authorised-by",
  "resolved-by",
  "boots-from",
  "controlled-by",
]);

/**
 * Everything that reads a store, wherever it stands: by need, at its start, or as configuration, from the store itself, from a copy of
 * it, or through what only passes it on. Whoever needs a group of which the store is one member may read it or another.
 *
 * Cost: one visit of each edge for each time that more is known of what it leads to.
 *
 * @param wave where changes are staged, the one wave that they have reached
 */
export function readersOf(graph: DependencyGraph, store: NodeId, wave: string | null): Readers {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const edgesTo = Map.groupBy(graph.dependencies, (edge) => edge.to);
  const groupsOf = new Map<NodeId, string[]>();
  for (const group of graph.groups) {
    for (const member of group.members) groupsOf.set(member, [...(groupsOf.get(member) ?? []), group.id]);
  }
  const membersOf = new Map(graph.groups.map((group) => [group.id, group.members]));
  const frontsOf = new Map<string, NodeId[]>();
  for (const { id, standing } of graph.nodes) {
    // Whoever names a balancer is served by its listeners.
    const fronts = standing.kind === "listener" ? [id, standing.balancer] : [id];
    const pools = standing.kind === "listener" || standing.kind === "balancer" ? (standing.pools ?? []) : [];
    for (const pool of pools) frontsOf.set(pool, [...(frontsOf.get(pool) ?? []), ...fronts]);
  }

  const same = new Set<string>([store]);
  const perhapsSame = new Set<string>();
  const found = new Map<NodeId, Reader>();
  const open: string[] = [store];
  const join = (id: string, possible: boolean) => {
    if (same.has(id) || (possible && perhapsSame.has(id))) return;
    (possible ? perhapsSame : same).add(id);
    open.push(id);
  };
  const read = (reader: Reader) => {
    const known = found.get(reader.node);
    if (known === undefined || (known.possible && !reader.possible)) found.set(reader.node, reader);
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const isSure = same.has(next);
    for (const edge of edgesTo.get(next) ?? []) {
      const possible = !isSure || edge.fact !== null;
      if (edge.kind === "copies-from") join(edge.from, possible);
      else if (reads.has(edge.kind)) {
        if (passesOn(nodes.get(edge.from))) join(edge.from, possible);
        else read({ node: edge.from, read: next, property: edge.property, possible });
      }
    }
    for (const group of groupsOf.get(next) ?? []) {
      join(group, !(membersOf.get(group) ?? []).every((member) => same.has(member)));
    }
    for (const front of frontsOf.get(next) ?? []) join(front, !isSure);
  }
  for (const { what, users } of graph.changes) {
    if (!same.has(what)) continue;
    for (const node of users) if (!same.has(node)) read({ node, read: what, property: null, possible: false });
  }
  const spared = sparedBy(graph, same, wave);
  return {
    readers: [...found.values()]
      .filter(({ node }) => !same.has(node) && !spared.has(node))
      .sort((one, other) => (one.node < other.node ? -1 : 1)),
    same,
  };
}

/** Users of the store that belong to another wave than the one that a change has reached. */
function sparedBy(graph: DependencyGraph, same: ReadonlySet<string>, wave: string | null): ReadonlySet<NodeId> {
  if (wave === null) return new Set();
  const changes = graph.changes.filter(({ what }) => same.has(what));
  const reached = new Set(changes.filter(({ domain }) => domain === wave).flatMap(({ users }) => users));
  return new Set(changes.flatMap(({ users }) => users).filter((user) => !reached.has(user)));
}

/** What has no life of its own between a store and its readers. */
function passesOn(node: GraphNode | undefined): boolean {
  if (node === undefined) return false;
  return node.role === "component" || between.has(node.standing.kind);
}

const between: ReadonlySet<string> = new Set(["nowhere", "listener", "balancer", "record", "name"]);
