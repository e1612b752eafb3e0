import type { DependencyGraph, NodeId } from "../model/graph.ts";

/** The sets of copies that what a store keeps is in; each sorted, the store among them unless nothing is known of it. */
export interface Copies {
  of(store: NodeId): readonly (readonly NodeId[])[];
}

/**
 * Who keeps what: a source and all that is copied from it, directly or from one of its copies, keep one set of data, and each of them
 * for all others. A store that takes copies of several sources keeps a set for each, and one more for what is its own where copies
 * are put beside that. Copies may go in circles: then any of them will do for a source.
 */
export function copiesOf(graph: DependencyGraph): Copies {
  const copies = new Map<NodeId, NodeId[]>();
  const sources = new Map<NodeId, NodeId[]>();
  const mereCopies = new Set<NodeId>();
  for (const { from, to, kind, beside } of graph.dependencies) {
    if (kind !== "copies-from") continue;
    if (beside !== true) mereCopies.add(from);
    gather(copies, to, from);
    gather(sources, from, to);
  }
  const setOf = new Map<NodeId, readonly NodeId[]>();
  const keptFrom = (source: NodeId) => {
    const known = setOf.get(source) ?? [...reached(source, copies)].sort();
    setOf.set(source, known);
    return known;
  };
  return {
    of(store) {
      const above = reached(store, sources);
      const first = [...above].filter(
        (one) => !mereCopies.has(one) || (sources.get(one) ?? []).every((source) => reached(one, copies).has(source)),
      );
      const sets = new Map(first.map((source) => [keptFrom(source).join("\n"), keptFrom(source)]));
      return [...sets].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, set]) => set);
    },
  };
}

/** Everything that edges lead to, the start included. */
function reached(start: NodeId, edges: ReadonlyMap<NodeId, readonly NodeId[]>): ReadonlySet<NodeId> {
  const found = new Set<NodeId>([start]);
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const one of edges.get(next) ?? []) {
      if (found.has(one)) continue;
      found.add(one);
      open.push(one);
    }
  }
  return found;
}

function gather(into: Map<NodeId, NodeId[]>, key: NodeId, value: NodeId): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [value]);
  else known.push(value);
}
