import { nodesOf } from "./decision-diagram.ts";
import type { SolvedFormula } from "./solve-formula.ts";

/** Literals chosen so far, the last one first. */
interface Chosen {
  readonly literal: number;
  readonly before: Chosen | null;
}

/** Families of which a set each is still to be chosen. */
interface Rest {
  readonly family: number;
  readonly sizes: bigint;
  readonly after: Rest | null;
}

/**
 * The minimal solutions of a given number of literals, one by one, each in ascending order; the same ones in the same order
 * whenever the same formula was solved.
 *
 * Never goes where no solution of that number is, so that the cost of each is its path through the diagrams. Sizes are bits of
 * a big integer: bit n is set where a set of n literals is.
 */
export function* solutionsOfOrder(solved: SolvedFormula, order: number): Generator<readonly number[], undefined> {
  const { level, low, high } = solved.families.table;
  const { sizes } = sizesOf(solved);
  const root = solved.modules[solved.modules.length - 1]?.family ?? 0;
  interface State {
    readonly family: number;
    readonly rest: Rest | null;
    readonly chosen: Chosen | null;
    readonly left: number;
  }
  const sizeOf = (family: number) => sizes.get(family) ?? 0n;
  const possible = (family: number, rest: Rest | null, left: number) =>
    left >= 0 && ((sum(sizeOf(family), rest?.sizes ?? 1n) >> BigInt(left)) & 1n) === 1n;
  const open: State[] = possible(root, null, order) ? [{ family: root, rest: null, chosen: null, left: order }] : [];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const { family, rest, chosen, left } = state;
    if (family === 1) {
      if (rest === null) yield listed(chosen);
      else open.push({ family: rest.family, rest: rest.after, chosen, left });
      continue;
    }
    const without = low[family] ?? 0;
    if (possible(without, rest, left)) open.push({ family: without, rest, chosen, left });
    const others = high[family] ?? 0;
    const decided = solved.levels[level[family] ?? 0];
    if (decided?.kind === "module") {
      const inner = solved.modules[decided.module]?.family ?? 0;
      const after: Rest = { family: others, sizes: sum(sizeOf(others), rest?.sizes ?? 1n), after: rest };
      if (possible(inner, after, left)) open.push({ family: inner, rest: after, chosen, left });
    } else if (decided !== undefined && possible(others, rest, left - 1)) {
      open.push({ family: others, rest, chosen: { literal: decided.literal, before: chosen }, left: left - 1 });
    }
  }
}

/** The minimal solutions, most probable first, with their probabilities; `best` of a module or literal is never zero. */
export function* solutionsByProbability(
  solved: SolvedFormula,
  probabilityOf: (literal: number) => number,
): Generator<{ readonly literals: readonly number[]; readonly probability: number }, undefined> {
  const { level, low, high } = solved.families.table;
  const best = new Map<number, number>([
    [0, 0],
    [1, 1],
  ]);
  const bestOfModule = new Float64Array(solved.modules.length);
  const chanceOf = (family: number) => {
    const decided = solved.levels[level[family] ?? 0];
    return decided?.kind === "module" ? (bestOfModule[decided.module] ?? 0) : probabilityOf(decided?.literal ?? 0);
  };
  for (const [module, { family, firstFamily }] of solved.modules.entries()) {
    for (const node of nodesOf(solved.families.table, family, firstFamily)) {
      const above = chanceOf(node) * (best.get(high[node] ?? 0) ?? 0);
      best.set(node, Math.max(best.get(low[node] ?? 0) ?? 0, above));
    }
    bestOfModule[module] = best.get(family) ?? 0;
  }
  interface Pending {
    readonly family: number;
    readonly best: number;
    readonly after: Pending | null;
  }
  interface State {
    readonly family: number;
    readonly rest: Pending | null;
    readonly chosen: Chosen | null;
    /** Probability of what is chosen. */
    readonly chance: number;
    /** That of the best set that can still come of it. */
    readonly bound: number;
    readonly sequence: number;
  }
  const bestOf = (family: number) => best.get(family) ?? 0;
  let sequence = 0;
  const stateOf = (family: number, rest: Pending | null, chosen: Chosen | null, chance: number): State => {
    sequence += 1;
    return { family, rest, chosen, chance, bound: chance * bestOf(family) * (rest?.best ?? 1), sequence };
  };
  const queue = new Queue<State>((one, other) => other.bound - one.bound || one.sequence - other.sequence);
  const root = solved.modules[solved.modules.length - 1]?.family ?? 0;
  if (root !== 0) queue.add(stateOf(root, null, null, 1));
  for (let next = queue.next(); next !== undefined; next = queue.next()) {
    // The better way is followed to its end; the other ones wait.
    let state = next;
    for (;;) {
      const { family, rest, chosen, chance } = state;
      if (family === 1) {
        if (rest === null) break;
        state = stateOf(rest.family, rest.after, chosen, chance);
        continue;
      }
      const ways: State[] = [];
      const without = low[family] ?? 0;
      if (without !== 0) ways.push(stateOf(without, rest, chosen, chance));
      const others = high[family] ?? 0;
      const decided = solved.levels[level[family] ?? 0];
      if (decided?.kind === "module") {
        const inner = solved.modules[decided.module]?.family ?? 0;
        ways.push(
          stateOf(inner, { family: others, best: bestOf(others) * (rest?.best ?? 1), after: rest }, chosen, chance),
        );
      } else if (decided !== undefined) {
        const { literal } = decided;
        ways.push(stateOf(others, rest, { literal, before: chosen }, chance * probabilityOf(literal)));
      }
      const [one, other] = ways;
      if (one === undefined) break;
      if (other === undefined) state = one;
      else {
        const isFirst = one.bound > other.bound;
        state = isFirst ? one : other;
        queue.add(isFirst ? other : one);
      }
      // Rounding may leave the way a hair behind one that waits.
      const waiting = queue.first();
      if (waiting !== undefined && waiting.bound > state.bound) {
        queue.add(state);
        const swapped = queue.next();
        if (swapped !== undefined) state = swapped;
      }
    }
    yield { literals: listed(state.chosen), probability: state.chance };
  }
}

function listed(chosen: Chosen | null): readonly number[] {
  const literals: number[] = [];
  for (let next = chosen; next !== null; next = next.before) literals.push(next.literal);
  return literals.sort((one, other) => one - other);
}

/** The sizes of sets that are made of one of each. */
function sum(one: bigint, other: bigint): bigint {
  if (one === 1n) return other;
  if (other === 1n) return one;
  let sizes = 0n;
  let shifted = other;
  for (let bits = one; bits !== 0n; bits >>= 1n) {
    if ((bits & 1n) === 1n) sizes |= shifted;
    shifted <<= 1n;
  }
  return sizes;
}

/** Sizes of the sets of each family, bit by bit. */
function sizesOf(solved: SolvedFormula) {
  const { level, low, high } = solved.families.table;
  const sizes = new Map<number, bigint>([
    [0, 0n],
    [1, 1n],
  ]);
  for (const { family, firstFamily } of solved.modules) {
    for (const node of nodesOf(solved.families.table, family, firstFamily)) {
      const decided = solved.levels[level[node] ?? 0];
      const own = decided?.kind === "module" ? (sizes.get(solved.modules[decided.module]?.family ?? 0) ?? 0n) : 2n;
      const above = sizes.get(high[node] ?? 0) ?? 0n;
      sizes.set(node, (sizes.get(low[node] ?? 0) ?? 0n) | (own === 2n ? above << 1n : sum(above, own)));
    }
  }
  return { sizes };
}

/** What waits, the first by an order first. Source: J. W. J. Williams, Algorithm 232, Comm. ACM 7 (1964). */
class Queue<T> {
  readonly #heap: T[] = [];
  readonly #compare: (one: T, other: T) => number;

  constructor(compare: (one: T, other: T) => number) {
    this.#compare = compare;
  }

  first(): T | undefined {
    return this.#heap[0];
  }

  add(item: T): void {
    const heap = this.#heap;
    let place = heap.push(item) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = heap[above] ?? item;
      if (this.#compare(other, item) <= 0) break;
      heap[place] = other;
      place = above;
    }
    heap[place] = item;
  }

  next(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let place = 0;
    for (let below = 1; below < heap.length; below = 2 * place + 1) {
      const left = heap[below] ?? last;
      const right = heap[below + 1] ?? left;
      const isLeft = this.#compare(left, right) <= 0;
      const lower = isLeft ? left : right;
      if (this.#compare(last, lower) <= 0) break;
      heap[place] = lower;
      place = isLeft ? below : below + 1;
    }
    heap[place] = last;
    return first;
  }
}
