import type { NodeTable } from "./decision-diagram.ts";
import { bottom, enlarged, nodesOf, OperationCache, slot } from "./decision-diagram.ts";
import type { FamilyTable } from "./family-table.ts";

/**
 * The minimal solutions of monotone functions, as families. Source: A. Rauzy, New algorithms for fault trees analysis,
 * Reliability Engineering and System Safety 40 (1993).
 */
export class MinimalSolutions {
  readonly #table: FamilyTable;
  readonly #functions: NodeTable;
  readonly #differences: OperationCache;
  #stack: Int32Array;

  /** `table`: where families are made; `functions`: where the nodes of the functions stand, with the same levels. */
  constructor(table: FamilyTable, functions: NodeTable, capacity: number) {
    this.#table = table;
    this.#functions = functions;
    this.#differences = new OperationCache(capacity);
    this.#stack = new Int32Array(capacity);
  }

  /**
   * The minimal solutions of a monotone function: of those in which a level is true, those which are none where it is false.
   * Cost: one difference for each node of its diagram.
   */
  of(root: number, from: number): number {
    if (root <= 1) return root;
    const table = this.#table;
    const functions = this.#functions;
    const { level, low, high } = functions;
    const family = new Int32Array(root - from + 1);
    for (const node of nodesOf(functions, root, from)) {
      const below = low[node] ?? 0;
      const above = high[node] ?? 0;
      const without = below < from ? below : (family[below - from] ?? 0);
      const all = above < from ? above : (family[above - from] ?? 0);
      const only = this.#without(all, below);
      family[node - from] = only === 0 ? without : table.node(level[node] ?? 0, without, only);
    }
    return family[root - from] ?? 0;
  }

  /** What is left of a family without the sets that make a function true. */
  #without(first: number, second: number): number {
    if (first === 0 || second === 1) return 0;
    if (second === 0 || first === 1) return first;
    const table = this.#table;
    const cache = this.#differences;
    let stack = this.#stack;
    let entries = cache.entries;
    let mask = cache.mask;
    let { level, low, high } = table;
    const { level: functionLevel, low: functionLow, high: functionHigh } = this.#functions;
    let depth = 0;
    let family = first;
    let condition = second;
    for (;;) {
      let result: number;
      const top = level[family] ?? bottom;
      // What the family's sets do not hold is false.
      while ((functionLevel[condition] ?? bottom) < top && condition > 1) condition = functionLow[condition] ?? 0;
      if (family === 0 || condition === 1) result = 0;
      else if (condition === 0 || family === 1) result = family;
      else {
        const place = 4 * (slot(family, condition) & mask);
        if (entries[place] === family && entries[place + 1] === condition) result = entries[place + 2] ?? 0;
        else {
          if (depth + 3 > stack.length) stack = this.#stack = enlarged(stack, 2 * stack.length);
          stack[depth] = family;
          stack[depth + 1] = condition;
          stack[depth + 2] = -1;
          depth += 3;
          if (functionLevel[condition] === top) condition = functionLow[condition] ?? 0;
          family = low[family] ?? 0;
          continue;
        }
      }
      for (;;) {
        if (depth === 0) return result;
        const frame = depth - 3;
        const left = stack[frame] ?? 0;
        const right = stack[frame + 1] ?? 0;
        const below = stack[frame + 2] ?? 0;
        if (below === -1) {
          stack[frame + 2] = result;
          family = high[left] ?? 0;
          condition = functionLevel[right] === level[left] ? (functionHigh[right] ?? 0) : right;
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
}
