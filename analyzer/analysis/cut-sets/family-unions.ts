import { bottom, enlarged, OperationCache, slot } from "./decision-diagram.ts";
import type { FamilyTable } from "./family-table.ts";

/**
 * Unions and differences of families in which no set contains another. Nothing recurses: a frame of a stack holds two families
 * and what is known so far of their result.
 *
 * Cost: each pair of nodes at most once while its cache has room. Source: A. Rauzy, New algorithms for fault trees analysis,
 * Reliability Engineering and System Safety 40 (1993).
 */
export class FamilyUnions {
  readonly #table: FamilyTable;
  readonly #unions: OperationCache;
  readonly #differences: OperationCache;
  #stack: Int32Array;
  #inner: Int32Array;

  constructor(table: FamilyTable, capacity: number) {
    this.#table = table;
    this.#unions = new OperationCache(capacity);
    this.#differences = new OperationCache(capacity);
    this.#stack = new Int32Array(capacity);
    this.#inner = new Int32Array(capacity);
  }

  /** The sets of a family that contain none of another. */
  without(first: number, second: number): number {
    if (first === 0 || second === 1 || first === second) return 0;
    if (second === 0 || first === 1) return first;
    const table = this.#table;
    const cache = this.#differences;
    let stack = this.#inner;
    let entries = cache.entries;
    let mask = cache.mask;
    let { level, low, high } = table;
    let depth = 0;
    let family = first;
    let removed = second;
    // A frame: family, removed, result for the low side (−1: awaited), whether the high side lost what the other's low side holds.
    for (;;) {
      let result: number;
      const top = level[family] ?? bottom;
      // A set that holds what no set of the family holds is contained in none of them.
      while ((level[removed] ?? bottom) < top) removed = low[removed] ?? 0;
      if (family === 0 || removed === 1 || family === removed) result = 0;
      else if (removed === 0 || family === 1) result = family;
      else {
        const place = 4 * (slot(family, removed) & mask);
        if (entries[place] === family && entries[place + 1] === removed) result = entries[place + 2] ?? 0;
        else {
          if (depth + 4 > stack.length) stack = this.#inner = enlarged(stack, 2 * stack.length);
          stack[depth] = family;
          stack[depth + 1] = removed;
          stack[depth + 2] = -1;
          stack[depth + 3] = 0;
          depth += 4;
          if (level[removed] === top) removed = low[removed] ?? 0;
          family = low[family] ?? 0;
          continue;
        }
      }
      for (;;) {
        if (depth === 0) return result;
        const frame = depth - 4;
        const left = stack[frame] ?? 0;
        const right = stack[frame + 1] ?? 0;
        const below = stack[frame + 2] ?? 0;
        const same = level[right] === level[left];
        if (below === -1) {
          stack[frame + 2] = result;
          family = high[left] ?? 0;
          removed = same ? (high[right] ?? 0) : right;
          if (!same) stack[frame + 3] = 1;
          break;
        }
        if (stack[frame + 3] === 0) {
          stack[frame + 3] = 1;
          family = result;
          removed = low[right] ?? 0;
          break;
        }
        depth = frame;
        result = result === 0 ? below : table.node(level[left] ?? 0, below, result);
        if (table.level !== level) {
          ({ level, low, high } = table);
        }
        cache.keep(left, right, result);
        if (cache.entries !== entries) ({ entries, mask } = cache);
      }
    }
  }

  /** The minimal sets among those of two families. */
  union(first: number, second: number): number {
    if (first === 1 || second === 1) return 1;
    if (first === 0 || first === second) return second;
    if (second === 0) return first;
    const table = this.#table;
    const cache = this.#unions;
    let stack = this.#stack;
    let entries = cache.entries;
    let mask = cache.mask;
    let { level, low, high } = table;
    let depth = 0;
    let one = first;
    let other = second;
    for (;;) {
      let result: number;
      if (one === 1 || other === 1) result = 1;
      else if (one === 0 || one === other) result = other;
      else if (other === 0) result = one;
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
          // Where only one family knows the level, the other has no sets with it.
          one = leftLevel <= rightLevel ? (high[left] ?? 0) : 0;
          other = rightLevel <= leftLevel ? (high[right] ?? 0) : 0;
          break;
        }
        depth = frame;
        const only = this.without(result, below);
        const top = Math.min(leftLevel, rightLevel);
        result = only === 0 ? below : table.node(top, below, only);
        if (table.level !== level) {
          ({ level, low, high } = table);
        }
        cache.keep(left, right, result);
        if (cache.entries !== entries) ({ entries, mask } = cache);
      }
    }
  }

  /** Forgets all results: for when nodes are forgotten. */
  clear(): void {
    this.#unions.clear();
    this.#differences.clear();
  }
}
