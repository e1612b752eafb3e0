import { nodesOf } from "./decision-diagram.ts";
import type { SolvedFormula } from "./solve-formula.ts";

/** Beyond this a double no longer counts one by one. */
const mostCounted = 2 ** 53;

/**
 * How many minimal solutions have 0, 1, 2 … literals, without looking at any one of them.
 *
 * Polynomials whose coefficient n counts the sets of n literals: a diagram's node adds what it has without its level and, with
 * it, multiplies. A module's polynomial is the level's own where it is used. In doubles while no count outgrows them, then in
 * big integers. Cost: for each node one polynomial, of as many terms as its largest set has literals.
 */
export function countByOrder(solved: SolvedFormula): readonly bigint[] {
  const inDoubles: ArrayLike<number>[] = [];
  const exact = new Map<number, readonly bigint[]>();
  const limit = Math.min(solved.mostWeight, Number.MAX_SAFE_INTEGER);
  const factorOf = (module: number) => {
    const known = exact.get(module) ?? trimmed(Array.from(inDoubles[module] ?? [], BigInt));
    exact.set(module, known);
    return known;
  };
  for (const [module, { family, firstFamily }] of solved.modules.entries()) {
    const polynomial = exactly(solved, family, firstFamily, inDoubles, limit);
    if (polynomial !== undefined) {
      inDoubles.push(polynomial);
      continue;
    }
    const counts = withBigIntegers(solved, family, firstFamily, factorOf, limit);
    exact.set(module, counts);
    inDoubles.push(counts.map(Number));
  }
  return factorOf(solved.modules.length - 1);
}

/** The polynomial of a family in doubles; `undefined` where a count is too large for them. */
function exactly(
  solved: SolvedFormula,
  root: number,
  first: number,
  factors: readonly ArrayLike<number>[],
  limit: number,
): ArrayLike<number> | undefined {
  if (root <= 1) return root === 1 ? [1] : [];
  const { level, low, high } = solved.families.table;
  const nodes = nodesOf(solved.families.table, root, first);
  const place = new Int32Array(root - first + 3);
  const length = new Int32Array(root - first + 3);
  // Both ends stand before the first node.
  const slotOf = (node: number) => (node <= 1 ? node : node - first + 2);
  let room = new Float64Array(8 * nodes.length + 16);
  room[0] = 1;
  length[1] = 1;
  let end = 1;
  for (const node of nodes) {
    const decided = solved.levels[level[node] ?? 0];
    const factor = decided?.kind === "module" ? (factors[decided.module] ?? []) : undefined;
    const below = slotOf(low[node] ?? 0);
    const above = slotOf(high[node] ?? 0);
    const shift = factor === undefined ? 1 : factor.length - 1;
    const terms = Math.min(Math.max(length[below] ?? 0, (length[above] ?? 0) + shift), limit + 1);
    if (end + terms > room.length) {
      const larger = new Float64Array(2 * room.length + terms);
      larger.set(room);
      room = larger;
    }
    place[slotOf(node)] = end;
    length[slotOf(node)] = terms;
    const from = place[below] ?? 0;
    for (let term = 0; term < (length[below] ?? 0); term += 1) room[end + term] = room[from + term] ?? 0;
    const base = place[above] ?? 0;
    for (let term = 0; term < (length[above] ?? 0); term += 1) {
      const count = room[base + term] ?? 0;
      if (count === 0) continue;
      if (factor === undefined) {
        if (term + 1 < terms) room[end + term + 1] = (room[end + term + 1] ?? 0) + count;
      } else {
        for (let more = 0; more < factor.length && term + more < terms; more += 1)
          room[end + term + more] = (room[end + term + more] ?? 0) + count * (factor[more] ?? 0);
      }
    }
    end += terms;
  }
  const result = room.slice(place[slotOf(root)], (place[slotOf(root)] ?? 0) + (length[slotOf(root)] ?? 0));
  let total = 0;
  for (const count of result) total += count;
  // No node has more sets than the root, whose sets hold its own.
  return total < mostCounted ? result : undefined;
}

function withBigIntegers(
  solved: SolvedFormula,
  root: number,
  first: number,
  factorOf: (module: number) => readonly bigint[],
  limit: number,
): readonly bigint[] {
  const { level, low, high } = solved.families.table;
  const counts = new Map<number, readonly bigint[]>([
    [0, []],
    [1, [1n]],
  ]);
  for (const node of nodesOf(solved.families.table, root, first)) {
    const decided = solved.levels[level[node] ?? 0];
    const factor = decided?.kind === "module" ? factorOf(decided.module) : [0n, 1n];
    const sum = [...(counts.get(low[node] ?? 0) ?? [])];
    for (const [term, count] of (counts.get(high[node] ?? 0) ?? []).entries()) {
      for (const [more, times] of factor.entries()) {
        if (term + more > limit) break;
        while (sum.length <= term + more) sum.push(0n);
        sum[term + more] = (sum[term + more] ?? 0n) + count * times;
      }
    }
    counts.set(node, sum);
  }
  return trimmed(counts.get(root) ?? []);
}

function trimmed(counts: readonly bigint[]): readonly bigint[] {
  let end = counts.length;
  while (end > 0 && counts[end - 1] === 0n) end -= 1;
  return counts.slice(0, end);
}
