import type { Formula } from "./formula.ts";
import { and, atLeast, FormulaBuilder, falseNode, literal, or, trueNode } from "./formula.ts";
import { findParents } from "./parents.ts";

/** Steps along chains of dominators for each edge, beyond which the top stands for the dominator: that holds, too. */
const mostSteps = 64;

/** What is known of an edge. */
const open = 0;
const settledFalse = 1;
const settledTrue = 2;

/**
 * An equal formula without what cannot matter: beneath an or-gate that names x, x is false in whatever only that gate leads to
 * (where x is true, the gate is true whatever stands there), and beneath an and-gate it is true.
 *
 * Cost: a few visits of each edge. Source: the dominators of K. D. Cooper, T. J. Harvey and K. Kennedy, A simple, fast
 * dominance algorithm (2001), in one pass since the graph has no circles; the rule is that of M. Niemelä, On simplification of
 * large fault trees, Reliability Engineering and System Safety 44 (1994).
 */
export function absorb(formula: Formula): Formula {
  const { kind, firstChild, children, top } = formula;
  const size = kind.length;
  const dominator = new Int32Array(size).fill(-1);
  const depth = new Int32Array(size);
  dominator[top] = top;
  let steps = mostSteps * (children.length + 1);
  // Parents stand after their children: from the top down each node's parents are settled before itself.
  for (let parent = top; parent >= 2; parent -= 1) {
    if (dominator[parent] === -1) continue;
    depth[parent] = parent === top ? 0 : (depth[dominator[parent] ?? 0] ?? 0) + 1;
    for (let edge = firstChild[parent] ?? 0; edge < (firstChild[parent + 1] ?? 0); edge += 1) {
      const child = children[edge] ?? 0;
      let one = dominator[child] ?? -1;
      if (one === -1) {
        dominator[child] = parent;
        continue;
      }
      let other = parent;
      while (one !== other && steps > 0) {
        steps -= 1;
        if ((depth[one] ?? 0) >= (depth[other] ?? 0)) one = dominator[one] ?? top;
        else other = dominator[other] ?? top;
      }
      dominator[child] = one === other ? one : top;
    }
  }
  // An edge that a dominator's own child makes constant: false beneath an or-gate, true beneath an and-gate.
  const settled = new Uint8Array(children.length);
  let isSame = true;
  const { first, parent: parents, edge: edges } = findParents(formula);
  const names = new Int32Array(size).fill(-1);
  for (let child = 2; child < size; child += 1) {
    const from = first[child] ?? 0;
    const to = first[child + 1] ?? 0;
    if (to - from < 2) continue;
    for (let place = from; place < to; place += 1) {
      const parent = parents[place] ?? 0;
      if (kind[parent] === or || kind[parent] === and) names[parent] = child;
    }
    for (let place = from; place < to; place += 1) {
      // The outermost decides: what stands beneath it matters only where it says so.
      let result = open;
      let walked = parents[place] ?? 0;
      while (walked !== top && steps > 0) {
        steps -= 1;
        walked = dominator[walked] ?? top;
        if (names[walked] === child) result = kind[walked] === or ? settledFalse : settledTrue;
      }
      if (result === open) continue;
      settled[edges[place] ?? 0] = result;
      isSame = false;
    }
  }
  if (isSame) return formula;

  const builder = new FormulaBuilder();
  const node = new Int32Array(size);
  node[trueNode] = trueNode;
  for (let index = 2; index < size; index += 1) {
    if (kind[index] === literal) {
      node[index] = builder.literal(formula.value[index] ?? 0);
      continue;
    }
    const from = firstChild[index] ?? 0;
    const to = firstChild[index + 1] ?? 0;
    const mapped: number[] = [];
    for (let edge = from; edge < to; edge += 1) {
      const result = settled[edge] ?? open;
      mapped.push(result === open ? (node[children[edge] ?? 0] ?? 0) : result === settledTrue ? trueNode : falseNode);
    }
    if (kind[index] === atLeast)
      node[index] = builder.atLeast(formula.value[index] ?? 0, mapped, formula.weights.slice(from, to));
    else node[index] = kind[index] === or ? builder.or(mapped) : builder.and(mapped);
  }
  return builder.formula(node[top] ?? falseNode);
}
