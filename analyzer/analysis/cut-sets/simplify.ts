import { absorb } from "./absorb.ts";
import type { Formula } from "./formula.ts";
import { and, atLeast, FormulaBuilder, falseNode, literal, or, trueNode } from "./formula.ts";
import { parentCounts } from "./parent-counts.ts";
import { findParents } from "./parents.ts";

/** Formulas shrink in the first rounds or not at all. */
const mostRounds = 6;

/**
 * An equal formula that is easier to decide: a gate of the same kind as its only parent becomes part of that, and what stands
 * together under every parent (of one kind) becomes a gate of its own, which counts as one from there on.
 *
 * Cost: a few visits of each edge, and a sort of each gate's parents. Source: coalescing and common arguments as in
 * O. Rakhimov's preprocessor of SCRAM, after M. Niemelä, On simplification of large fault trees, Reliability Engineering and
 * System Safety 44 (1994).
 */
export function simplify(formula: Formula): Formula {
  let current = formula;
  for (let round = 0; round < mostRounds; round += 1) {
    const next = groupSiblings(coalesce(absorb(current)));
    if (next === current) break;
    current = next;
  }
  return current;
}

function coalesce(formula: Formula): Formula {
  const { kind, firstChild, children } = formula;
  const counts = parentCounts(formula);
  const swallowed = new Uint8Array(kind.length);
  let isSame = true;
  for (let parent = 2; parent < kind.length; parent += 1) {
    const own = kind[parent];
    if (own !== or && own !== and) continue;
    for (let edge = firstChild[parent] ?? 0; edge < (firstChild[parent + 1] ?? 0); edge += 1) {
      const child = children[edge] ?? 0;
      if (kind[child] !== own || counts[child] !== 1) continue;
      swallowed[child] = 1;
      isSame = false;
    }
  }
  if (isSame) return formula;
  const builder = new FormulaBuilder();
  const node = new Int32Array(kind.length);
  node[trueNode] = trueNode;
  for (let index = 2; index < kind.length; index += 1) {
    const own = kind[index];
    const from = firstChild[index] ?? 0;
    const to = firstChild[index + 1] ?? 0;
    if (own === literal) {
      node[index] = builder.literal(formula.value[index] ?? 0);
      continue;
    }
    if (own === atLeast) {
      const mapped: number[] = [];
      for (let edge = from; edge < to; edge += 1) mapped.push(node[children[edge] ?? 0] ?? 0);
      node[index] = builder.atLeast(formula.value[index] ?? 0, mapped, formula.weights.slice(from, to));
      continue;
    }
    // Swallowed gates are gone through by the gate that swallows them, however deep they are nested.
    if (swallowed[index] === 1) continue;
    const gathered: number[] = [];
    const open = [index];
    for (let gate = open.pop(); gate !== undefined; gate = open.pop()) {
      for (let edge = firstChild[gate] ?? 0; edge < (firstChild[gate + 1] ?? 0); edge += 1) {
        const child = children[edge] ?? 0;
        if (swallowed[child] === 1) open.push(child);
        else gathered.push(node[child] ?? 0);
      }
    }
    node[index] = own === or ? builder.or(gathered) : builder.and(gathered);
  }
  return builder.formula(node[formula.top] ?? falseNode);
}

/** Children that have two parents or more, the same ones, all or-gates or all and-gates, become one gate. */
function groupSiblings(formula: Formula): Formula {
  const { kind, firstChild, children } = formula;
  const size = kind.length;
  const { first: firstParent, parent: parents } = findParents(formula);
  // Buckets by a hash of kind and parents; equality is checked against the bucket's first.
  const group = new Int32Array(size).fill(-1);
  const groupSize = new Int32Array(size);
  const buckets = new Map<number, number>();
  let grouped = false;
  for (let child = 2; child < size; child += 1) {
    const from = firstParent[child] ?? 0;
    const to = firstParent[child + 1] ?? 0;
    if (to - from < 2) continue;
    const own = kind[parents[from] ?? 0];
    if (own !== or && own !== and) continue;
    let hash = to - from;
    let alike = true;
    for (let slot = from; slot < to; slot += 1) {
      const parent = parents[slot] ?? 0;
      if (kind[parent] !== own) {
        alike = false;
        break;
      }
      hash = Math.imul(hash ^ parent, 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    if (!alike) continue;
    const first = buckets.get(hash);
    if (first === undefined) {
      buckets.set(hash, child);
      group[child] = child;
      groupSize[child] = 1;
      continue;
    }
    const base = firstParent[first] ?? 0;
    let same = (firstParent[first + 1] ?? 0) - base === to - from;
    for (let slot = 0; same && slot < to - from; slot += 1) same = parents[base + slot] === parents[from + slot];
    if (!same) continue;
    group[child] = first;
    groupSize[first] = (groupSize[first] ?? 0) + 1;
    grouped = true;
  }
  if (!grouped) return formula;

  const builder = new FormulaBuilder();
  const node = new Int32Array(size);
  node[trueNode] = trueNode;
  const gateOf = new Int32Array(size).fill(-1);
  const membersOf = new Map<number, number[]>();
  for (let child = 2; child < size; child += 1) {
    const first = group[child] ?? -1;
    if (first < 0 || (groupSize[first] ?? 0) < 2) continue;
    const members = membersOf.get(first);
    if (members === undefined) membersOf.set(first, [child]);
    else members.push(child);
  }
  for (let index = 2; index < size; index += 1) {
    const own = kind[index];
    const from = firstChild[index] ?? 0;
    const to = firstChild[index + 1] ?? 0;
    if (own === literal) {
      node[index] = builder.literal(formula.value[index] ?? 0);
      continue;
    }
    const mapped: number[] = [];
    for (let edge = from; edge < to; edge += 1) {
      const child = children[edge] ?? 0;
      const first = group[child] ?? -1;
      const members = first < 0 ? undefined : membersOf.get(first);
      if (members === undefined) {
        mapped.push(node[child] ?? 0);
        continue;
      }
      // All members are below this gate, and so they have been built.
      if (gateOf[first] === -1) {
        const nodes = members.map((member) => node[member] ?? 0);
        gateOf[first] = own === or ? builder.or(nodes) : builder.and(nodes);
      }
      mapped.push(gateOf[first] ?? 0);
    }
    if (own === atLeast)
      node[index] = builder.atLeast(formula.value[index] ?? 0, mapped, formula.weights.slice(from, to));
    else node[index] = own === or ? builder.or(mapped) : builder.and(mapped);
  }
  return builder.formula(node[formula.top] ?? falseNode);
}
