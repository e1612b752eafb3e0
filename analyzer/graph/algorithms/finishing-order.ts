import { at } from "./at.ts";

/**
 * When a depth-first search leaves each vertex of a directed graph for good: 0 for the first. What an edge leads to is left
 * before where it comes from, save where the edge closes a circle.
 *
 * Input: for each vertex the vertices that its edges lead to. Cost: one visit of each vertex and edge, no recursion. Source:
 * R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972).
 * @throws RangeError where an edge leads to no vertex.
 */
export function finishingOrder(edges: readonly (readonly number[])[]): Int32Array {
  const count = edges.length;
  const finished = new Int32Array(count).fill(-1);
  const entered = new Int32Array(count);
  const nextEdge = new Int32Array(count);
  const path = new Int32Array(count);
  let left = 0;
  for (let root = 0; root < count; root += 1) {
    if (at(entered, root) === 1) continue;
    path[0] = root;
    entered[root] = 1;
    let depth = 1;
    while (depth > 0) {
      const vertex = at(path, depth - 1);
      const next = at(nextEdge, vertex);
      const target = edges[vertex]?.[next];
      if (target === undefined) {
        finished[vertex] = left;
        left += 1;
        depth -= 1;
        continue;
      }
      nextEdge[vertex] = next + 1;
      if (at(entered, target) === 1) continue;
      entered[target] = 1;
      path[depth] = target;
      depth += 1;
    }
  }
  return finished;
}
