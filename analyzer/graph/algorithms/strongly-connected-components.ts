import { at } from "./at.ts";

/** What one depth-first search tells of a graph, by vertex. */
export interface DepthFirstSearch {
  readonly component: Int32Array;
  /** When the search leaves each vertex for good, as `finishingOrder` tells it. */
  readonly finished: Int32Array;
}

/**
 * Numbers the strongly connected components of a directed graph.
 *
 * Returns the component of each vertex. Components are numbered so that an edge never leads to a higher number: what is
 * needed comes before what needs it.
 *
 * Input: for each vertex the vertices that its edges lead to. Cost: one visit of each vertex and edge, no recursion, so that
 * a chain of any depth will do. Source: R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972).
 * @throws RangeError where an edge leads to no vertex.
 */
export function stronglyConnectedComponents(edges: readonly (readonly number[])[]): Int32Array {
  return searchDepthFirst(edges).component;
}

/** The same search, for those who ask as well in which order it leaves the vertices. */
export function searchDepthFirst(edges: readonly (readonly number[])[]): DepthFirstSearch {
  const count = edges.length;
  const component = new Int32Array(count).fill(-1);
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const nextEdge = new Int32Array(count);
  // Two stacks: a vertex stands at most once on each.
  const path = new Int32Array(count);
  const unassigned = new Int32Array(count);
  let waiting = 0;
  let visited = 0;
  let components = 0;
  const finished = new Int32Array(count);
  let left = 0;

  for (let root = 0; root < count; root += 1) {
    if (at(order, root) !== -1) continue;
    path[0] = root;
    let depth = 1;
    while (depth > 0) {
      const vertex = at(path, depth - 1);
      if (at(order, vertex) === -1) {
        order[vertex] = visited;
        low[vertex] = visited;
        visited += 1;
        unassigned[waiting] = vertex;
        waiting += 1;
      }
      const next = at(nextEdge, vertex);
      const target = edges[vertex]?.[next];
      if (target !== undefined) {
        if (at(order, target) === -1) {
          // The edge is looked at again on the way back, to take over what its target reaches.
          path[depth] = target;
          depth += 1;
          continue;
        }
        if (at(component, target) === -1) low[vertex] = Math.min(at(low, vertex), at(low, target));
        nextEdge[vertex] = next + 1;
        continue;
      }
      depth -= 1;
      finished[vertex] = left;
      left += 1;
      if (at(low, vertex) !== at(order, vertex)) continue;
      let member: number;
      do {
        waiting -= 1;
        member = at(unassigned, waiting);
        component[member] = components;
      } while (member !== vertex);
      components += 1;
    }
  }
  return { component, finished };
}
