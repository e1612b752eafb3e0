import { bottom, enlarged, NodeTable, OperationCache, slot } from "./decision-diagram.ts";
import { LimitReached } from "./limit-reached.ts";

/**
 * Reduced ordered binary decision diagrams of monotone functions: node 0 is false, node 1 is true, a lower level is decided
 * first. Nothing here recurses, so that a diagram may be as deep as it likes.
 *
 * Cost: an operation visits each pair of nodes of its arguments at most once while its cache has room. Source: R. E. Bryant,
 * Graph-based algorithms for Boolean function manipulation, IEEE Transactions on Computers 35 (1986).
 */
export class BinaryDecisions {
  readonly table: NodeTable;
  readonly #conjunctions: OperationCache;
  readonly #disjunctions: OperationCache;
  #stack: Int32Array;

  constructor(mostNodes: number, capacity = 1024) {
    this.table = new NodeTable("nodes of a binary decision diagram", mostNodes, capacity);
    this.#conjunctions = new OperationCache(capacity);
    this.#disjunctions = new OperationCache(capacity);
    this.#stack = new Int32Array(Math.max(capacity, 64));
  }

  literal(level: number): number {
    return this.table.node(level, 0, 1);
  }

  and(one: number, other: number): number {
    if (one === 0 || other === 0) return 0;
    if (one === 1 || one === other) return other;
    if (other === 1) return one;
    return this.#combine(one, other, this.#conjunctions, 0);
  }

  or(one: number, other: number): number {
    if (one === 1 || other === 1) return 1;
    if (one === 0 || one === other) return other;
    if (other === 0) return one;
    return this.#combine(one, other, this.#disjunctions, 1);
  }

  /** `chosen` where the function `condition` is true, `otherwise` where it is not and `otherwise` implies `chosen`. */
  choose(condition: number, chosen: number, otherwise: number): number {
    if (chosen === otherwise) return chosen;
    const { level, low, high } = this.table;
    const top = level[condition] ?? bottom;
    const isLiteral = low[condition] === 0 && high[condition] === 1 && condition > 1;
    if (isLiteral && top < (level[chosen] ?? 0) && top < (level[otherwise] ?? 0))
      return this.table.node(top, otherwise, chosen);
    return this.or(this.and(condition, chosen), otherwise);
  }

  /** Forgets all nodes from this one on. */
  rollback(count: number): void {
    this.table.rollback(count);
    this.#conjunctions.clear();
    this.#disjunctions.clear();
  }

  /**
   * And (absorbing 0) or or (absorbing 1) of two functions. A frame of the stack holds two nodes and, once it is known, the
   * result for their low sides.
   */
  #combine(first: number, second: number, cache: OperationCache, absorbing: number): number {
    const { table } = this;
    const neutral = 1 - absorbing;
    let stack = this.#stack;
    let entries = cache.entries;
    let mask = cache.mask;
    let { level, low, high } = table;
    let depth = 0;
    let one = first;
    let other = second;
    for (;;) {
      let result: number;
      if (one === other || other === neutral) result = one;
      else if (one === absorbing || other === absorbing) result = absorbing;
      else if (one === neutral) result = other;
      else {
        if (one > other) {
          const swapped = one;
          one = other;
          other = swapped;
        }
        const place = 4 * (slot(one, other) & mask);
        if (entries[place] === one && entries[place + 1] === other) result = entries[place + 2] ?? 0;
        else {
          if (depth + 3 > stack.length) stack = this.#stack = enlarged(stack, 2 * stack.length);
          stack[depth] = one;
          stack[depth + 1] = other;
          stack[depth + 2] = -1;
          depth += 3;
          const oneLevel = level[one] ?? 0;
          const otherLevel = level[other] ?? 0;
          if (oneLevel <= otherLevel) one = low[one] ?? 0;
          if (otherLevel <= oneLevel) other = low[other] ?? 0;
          continue;
        }
      }
      // A result goes to the frame that waits for it, and through all that it completes.
      for (;;) {
        if (depth === 0) return result;
        const frame = depth - 3;
        const left = stack[frame] ?? 0;
        const right = stack[frame + 1] ?? 0;
        const leftLevel = level[left] ?? 0;
        const rightLevel = level[right] ?? 0;
        const below = stack[frame + 2] ?? 0;
        if (below === -1) {
          stack[frame + 2] = result;
          one = leftLevel <= rightLevel ? (high[left] ?? 0) : left;
          other = rightLevel <= leftLevel ? (high[right] ?? 0) : right;
          break;
        }
        depth = frame;
        if (below !== result) {
          result = table.node(Math.min(leftLevel, rightLevel), below, result);
          if (table.level !== level) {
            ({ level, low, high } = table);
          }
        }
        cache.keep(left, right, result);
        if (cache.entries !== entries) ({ entries, mask } = cache);
      }
    }
  }

  /** True where true operands weigh `threshold` or more. Operands stand so that those decided first come first. */
  atLeast(threshold: number, operands: readonly number[], weights: readonly number[]): number {
    return thresholdBy(threshold, operands, weights, (condition, chosen, otherwise) =>
      this.choose(condition, chosen, otherwise),
    );
  }
}

/** Different sums of weights that a gate may have to tell apart. */
const mostStates = 4_000_000;

/**
 * A weighted threshold over operands, by what is still needed before each of them. Cost: one choice for each operand and each
 * different need, at most as many as the threshold is high. Source: the same as N. Eén and N. Sörensson, Translating
 * pseudo-Boolean constraints into SAT, JSAT 2 (2006).
 * @throws LimitReached where there are more than some millions of different needs.
 */
export function thresholdBy(
  threshold: number,
  operands: readonly number[],
  weights: readonly number[],
  choose: (condition: number, chosen: number, otherwise: number) => number,
): number {
  const count = operands.length;
  const left = new Float64Array(count + 1);
  for (let index = count - 1; index >= 0; index -= 1) left[index] = (left[index + 1] ?? 0) + (weights[index] ?? 0);
  const needs: number[][] = [[threshold]];
  let states = 1;
  for (let index = 0; index < count; index += 1) {
    const next = new Set<number>();
    for (const need of needs[index] ?? []) {
      for (const after of [need, need - (weights[index] ?? 0)]) {
        if (after > 0 && after <= (left[index + 1] ?? 0)) next.add(after);
      }
    }
    states += next.size;
    if (states > mostStates) throw new LimitReached("states of a weighted gate", mostStates);
    needs.push([...next]);
  }
  let below = new Map<number, number>();
  for (let index = count - 1; index >= 0; index -= 1) {
    const rest = left[index + 1] ?? 0;
    const after = (need: number) => (need <= 0 ? 1 : need > rest ? 0 : (below.get(need) ?? 0));
    const here = new Map<number, number>();
    for (const need of needs[index] ?? [])
      here.set(need, choose(operands[index] ?? 0, after(need - (weights[index] ?? 0)), after(need)));
    below = here;
  }
  return threshold <= 0 ? 1 : (below.get(threshold) ?? 0);
}
