import type { Formula } from "./formula.ts";
import { and, FormulaBuilder, literal, or, trueNode } from "./formula.ts";
import { parentCounts } from "./parent-counts.ts";

/**
 * The gates of a formula which share nothing with the rest of it, so that each can be solved by itself and stands for a single
 * literal where it is used: 1 for a module, 0 for any other node. The top is one. Literals that are tied to each other belong
 * to the same module.
 *
 * Cost: one visit of each node and edge, and no recursion. Source: Y. Dutuit and A. Rauzy, A linear-time algorithm to find
 * modules of fault trees, IEEE Transactions on Reliability 45 (1996).
 */
export function findModules(formula: Formula, tied: readonly (readonly number[])[]): Uint8Array {
  const { kind, firstChild, children, top } = formula;
  const size = kind.length;
  const first = new Int32Array(size);
  const last = new Int32Array(size);
  const left = new Int32Array(size);
  const next = new Int32Array(size);
  const path = new Int32Array(size);
  let date = 1;
  let depth = 1;
  path[0] = top;
  first[top] = date;
  last[top] = date;
  next[top] = firstChild[top] ?? 0;
  while (depth > 0) {
    const node = path[depth - 1] ?? 0;
    const edge = next[node] ?? 0;
    date += 1;
    if (edge >= (firstChild[node + 1] ?? 0)) {
      left[node] = date;
      last[node] = date;
      depth -= 1;
      continue;
    }
    next[node] = edge + 1;
    const child = children[edge] ?? 0;
    last[child] = date;
    if ((first[child] ?? 0) !== 0) continue;
    first[child] = date;
    next[child] = firstChild[child] ?? 0;
    path[depth] = child;
    depth += 1;
  }
  tie(formula, tied, first, last);
  // Dates of everything beneath a gate; children stand before their parents.
  const earliest = new Int32Array(size);
  const latest = new Int32Array(size);
  const isModule = new Uint8Array(size);
  for (let node = 2; node < size; node += 1) {
    let low = 0x7fffffff;
    let high = 0;
    for (let edge = firstChild[node] ?? 0; edge < (firstChild[node + 1] ?? 0); edge += 1) {
      const child = children[edge] ?? 0;
      low = Math.min(low, first[child] ?? 0, earliest[child] ?? 0);
      high = Math.max(high, last[child] ?? 0, latest[child] ?? 0);
    }
    earliest[node] = low;
    latest[node] = high;
    if (kind[node] !== literal && low > (first[node] ?? 0) && high < (left[node] ?? 0)) isModule[node] = 1;
    if (kind[node] === literal) earliest[node] = first[node] ?? 0;
  }
  isModule[top] = kind[top] === literal ? 0 : 1;
  return isModule;
}

/** Literals of a group are all met where the first of them is, and for the last time where the last of them is. */
function tie(formula: Formula, tied: readonly (readonly number[])[], first: Int32Array, last: Int32Array): void {
  if (tied.length === 0) return;
  const nodeOf = new Map<number, number>();
  for (let node = 2; node < formula.kind.length; node += 1)
    if (formula.kind[node] === literal) nodeOf.set(formula.value[node] ?? 0, node);
  for (const group of tied) {
    const nodes = group.flatMap((number) => nodeOf.get(number) ?? []);
    const low = Math.min(...nodes.map((node) => first[node] ?? 0));
    const high = Math.max(...nodes.map((node) => last[node] ?? 0));
    for (const node of nodes) {
      first[node] = low;
      last[node] = high;
    }
  }
}

/**
 * An equal formula in which those children of an or-gate or and-gate that nothing else names, and that share nothing with
 * anything, stand together in a gate of their own: one more module, where the rest of the gate is none.
 */
export function gatherPrivateChildren(
  formula: Formula,
  isModule: Uint8Array,
  tied: readonly (readonly number[])[],
): Formula {
  const isTied = new Set(tied.flat());
  const { kind, firstChild, children } = formula;
  const counts = parentCounts(formula);
  const size = kind.length;
  const builder = new FormulaBuilder();
  const node = new Int32Array(size);
  node[trueNode] = trueNode;
  for (let index = 2; index < size; index += 1) {
    const own = kind[index];
    const from = firstChild[index] ?? 0;
    const to = firstChild[index + 1] ?? 0;
    if (own === literal) {
      node[index] = builder.literal(formula.value[index] ?? 0);
      continue;
    }
    const shared: number[] = [];
    const alone: number[] = [];
    for (let edge = from; edge < to; edge += 1) {
      const child = children[edge] ?? 0;
      const isFree = kind[child] === literal ? !isTied.has(formula.value[child] ?? 0) : isModule[child] === 1;
      const isAlone = counts[child] === 1 && isFree;
      (isAlone && (own === or || own === and) ? alone : shared).push(node[child] ?? 0);
    }
    if (own === or || own === and) {
      const make = (nodes: readonly number[]) => (own === or ? builder.or(nodes) : builder.and(nodes));
      node[index] =
        alone.length > 1 && shared.length > 0 ? make([...shared, make(alone)]) : make([...shared, ...alone]);
    } else node[index] = builder.atLeast(formula.value[index] ?? 0, shared, formula.weights.slice(from, to));
  }
  return builder.formula(node[formula.top] ?? 0);
}
