import { bottom, enlarged, OperationCache, slot } from "./decision-diagram.ts";
import type { FamilyTable } from "./family-table.ts";
import type { FamilyUnions } from "./family-unions.ts";

/**
 * Products of families: sets of one joined with sets of the other. Those that weigh more than is allowed are never made: an
 * event weighs 1, an assumption nothing, a module as much as its lightest set.
 */
export class FamilyProducts {
  readonly #table: FamilyTable;
  readonly #unions: FamilyUnions;
  readonly #mostWeight: number;
  readonly #products: OperationCache;
  #stack: Int32Array;

  /** `mostWeight`: sets that weigh more are left out; `Infinity` leaves out none. */
  constructor(table: FamilyTable, unions: FamilyUnions, mostWeight: number, capacity: number) {
    this.#table = table;
    this.#unions = unions;
    this.#mostWeight = mostWeight;
    this.#products = new OperationCache(capacity);
    this.#stack = new Int32Array(capacity);
  }

  /** The sets of one family joined with those of another, the minimal ones of at most the weight that is allowed. */
  product(first: number, second: number): number {
    const table = this.#table;
    const unions = this.#unions;
    const { weights } = table;
    const cache = this.#products;
    let stack = this.#stack;
    let depth = 0;
    let one = first;
    let other = second;
    let budget = Math.min(this.#mostWeight, bottom);
    // A frame: the two families, the budget, results for the low side (−1: awaited) and for the first part of the high side.
    for (;;) {
      let result = -1;
      if (one > other) {
        const swapped = one;
        one = other;
        other = swapped;
      }
      if (one === 0 || (table.least[one] ?? 0) > budget || (table.least[other] ?? 0) > budget) result = 0;
      else if (one === 1 || one === other) {
        if ((table.most[other] ?? 0) <= budget) result = other;
        else one = 1;
      }
      if (result === -1) {
        // A budget that cuts off nothing is none.
        if ((table.most[one] ?? 0) + (table.most[other] ?? 0) <= budget) budget = bottom;
        const place = 4 * (slot(one, other ^ Math.imul(budget, 0x27d4eb2f)) & cache.mask);
        const { entries } = cache;
        if (entries[place] === one && entries[place + 1] === other && entries[place + 3] === budget)
          result = entries[place + 2] ?? 0;
        else {
          if (depth + 5 > stack.length) stack = this.#stack = enlarged(stack, 2 * stack.length);
          stack[depth] = one;
          stack[depth + 1] = other;
          stack[depth + 2] = budget;
          stack[depth + 3] = -1;
          stack[depth + 4] = -1;
          depth += 5;
          const oneLevel = table.level[one] ?? 0;
          const otherLevel = table.level[other] ?? 0;
          if (oneLevel <= otherLevel) one = table.low[one] ?? 0;
          if (otherLevel <= oneLevel) other = table.low[other] ?? 0;
          continue;
        }
      }
      for (;;) {
        if (depth === 0) return result;
        const frame = depth - 5;
        const left = stack[frame] ?? 0;
        const right = stack[frame + 1] ?? 0;
        const within = stack[frame + 2] ?? 0;
        const leftLevel = table.level[left] ?? 0;
        const rightLevel = table.level[right] ?? 0;
        const top = Math.min(leftLevel, rightLevel);
        const rest = within === bottom ? bottom : within - (weights[top] ?? 1);
        const below = stack[frame + 3] ?? 0;
        if (below === -1) {
          stack[frame + 3] = result;
          if (rest >= 0) {
            one = leftLevel === top ? (table.high[left] ?? 0) : left;
            other = rightLevel === top ? (table.high[right] ?? 0) : right;
            if (leftLevel === rightLevel) other = unions.union(other, table.low[right] ?? 0);
            budget = rest;
            break;
          }
          result = 0;
        } else if (stack[frame + 4] === -1 && leftLevel === rightLevel) {
          stack[frame + 4] = result;
          one = table.low[left] ?? 0;
          other = table.high[right] ?? 0;
          budget = rest;
          break;
        }
        depth = frame;
        const low = stack[frame + 3] ?? 0;
        const part = stack[frame + 4] ?? 0;
        const only = unions.without(part > 0 ? unions.union(part, result) : result, low);
        result = only === 0 ? low : table.node(top, low, only);
        cache.keepFor(within, left, right, result);
      }
    }
  }

  /** Forgets all results: for when nodes are forgotten. */
  clear(): void {
    this.#products.clear();
  }
}
