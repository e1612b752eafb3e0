import type { Formula } from "./formula.ts";

/** Who names each node of a formula. Parents of node n: from `first[n]` up to, not including, `first[n + 1]`, ascending. */
export interface Parents {
  readonly first: Int32Array;
  readonly parent: Int32Array;
  /** The edge by which the parent names it, beside `parent`. */
  readonly edge: Int32Array;
}

/** The parents of every node. Cost: two visits of each edge. */
export function findParents({ kind, firstChild, children }: Formula): Parents {
  const size = kind.length;
  const first = new Int32Array(size + 2);
  for (let edge = 0; edge < children.length; edge += 1) {
    const child = children[edge] ?? 0;
    first[child + 2] = (first[child + 2] ?? 0) + 1;
  }
  for (let node = 2; node < size + 2; node += 1) first[node] = (first[node] ?? 0) + (first[node - 1] ?? 0);
  const parent = new Int32Array(children.length);
  const edges = new Int32Array(children.length);
  // While they are entered, the place of the next parent of node n stands at n + 1: afterwards that is where those of n + 1 begin.
  for (let node = 2; node < size; node += 1) {
    for (let edge = firstChild[node] ?? 0; edge < (firstChild[node + 1] ?? 0); edge += 1) {
      const child = children[edge] ?? 0;
      const place = first[child + 1] ?? 0;
      parent[place] = node;
      edges[place] = edge;
      first[child + 1] = place + 1;
    }
  }
  return { first, parent, edge: edges };
}
