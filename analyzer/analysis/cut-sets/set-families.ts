import type { BinaryDecisions } from "./binary-decisions.ts";
import { bottom, enlarged, NodeTable, nodesOf, OperationCache, slot } from "./decision-diagram.ts";

/**
 * Families of sets as zero-suppressed decision diagrams: node 0 is no set at all, node 1 is the empty set alone, and every
 * family is minimal: none of its sets contains another. Such a family is a monotone function, written by its minimal
 * solutions. Nothing here recurses.
 *
 * Families of bounded order leave out sets that weigh more than `mostWeight`: an event weighs 1, an assumption nothing, a
 * module as much as its lightest set. Source: S. Minato, Zero-suppressed BDDs for set manipulation in combinatorial problems,
 * DAC 1993; minimal solutions: A. Rauzy, New algorithms for fault trees analysis, Reliability Engineering and System Safety
 * 40 (1993).
 */
export class SetFamilies {
  readonly table: NodeTable;
  readonly #unions: OperationCache;
  readonly #products: OperationCache;
  readonly #differences: OperationCache;
  readonly #mixed: OperationCache;
  #stack: Int32Array;
  #inner: Int32Array;
  #outer: Int32Array;
  #least: Int32Array;
  #most: Int32Array;
  /** Weight of each level. */
  readonly weights: number[] = [];
  readonly #mostWeight: number;

  /** `mostWeight`: sets that weigh more are left out by products; `Infinity` leaves out none. */
  constructor(mostNodes: number, mostWeight: number, capacity = 1024) {
    this.table = new NodeTable("nodes of a zero-suppressed decision diagram", mostNodes, capacity);
    this.#mostWeight = mostWeight;
    this.#stack = new Int32Array(capacity);
    this.#inner = new Int32Array(capacity);
    this.#outer = new Int32Array(capacity);
    this.#least = new Int32Array(capacity);
    this.#most = new Int32Array(capacity);
    this.#least[0] = bottom;
    this.#most[0] = -1;
    this.#unions = new OperationCache(capacity);
    this.#products = new OperationCache(Number.isFinite(mostWeight) ? capacity : 1);
    this.#differences = new OperationCache(capacity);
    this.#mixed = new OperationCache(Number.isFinite(mostWeight) ? 1 : capacity);
  }

  /** The family of the one set that holds the literal of a level. */
  literal(level: number): number {
    return (this.weights[level] ?? 1) > this.#mostWeight ? 0 : this.#node(level, 0, 1);
  }

  /** The family of the one set that holds the literals of two levels. */
  pair(one: number, other: number): number {
    return this.#node(Math.min(one, other), 0, this.#node(Math.max(one, other), 0, 1));
  }

  /** Weight of a family's heaviest set; −1 for no set. */
  heaviest(family: number): number {
    return this.#most[family] ?? 0;
  }

  /** Weight of a family's lightest set; more than any weight for no set. */
  lightest(family: number): number {
    return this.#least[family] ?? bottom;
  }

  /**
   * The minimal solutions of a monotone function: of those in which a level is true, those which are none where it is false.
   * Cost: one difference for each node of its diagram.
   */
  minimalSolutions(functions: BinaryDecisions, root: number, from: number): number {
    if (root <= 1) return root;
    const { level, low, high } = functions.table;
    const family = new Int32Array(root - from + 1);
    for (const node of nodesOf(functions.table, root, from)) {
      const below = low[node] ?? 0;
      const above = high[node] ?? 0;
      const without = below < from ? below : (family[below - from] ?? 0);
      const all = above < from ? above : (family[above - from] ?? 0);
      const only = this.#withoutSolutions(all, below, functions);
      family[node - from] = only === 0 ? without : this.#node(level[node] ?? 0, without, only);
    }
    return family[root - from] ?? 0;
  }

  /** What is left of a family without the sets that make a function true. */
  #withoutSolutions(first: number, second: number, functions: BinaryDecisions): number {
    if (first === 0 || second === 1) return 0;
    if (second === 0 || first === 1) return first;
    const { table } = this;
    const cache = this.#mixed;
    let stack = this.#stack;
    let entries = cache.entries;
    let mask = cache.mask;
    let { level, low, high } = table;
    const { level: functionLevel, low: functionLow, high: functionHigh } = functions.table;
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
        result = result === 0 ? below : this.#node(level[left] ?? 0, below, result);
        if (table.level !== level) {
          ({ level, low, high } = table);
        }
        cache.keep(left, right, result);
        if (cache.entries !== entries) ({ entries, mask } = cache);
      }
    }
  }

  /** The sets of a family that contain none of another. */
  without(first: number, second: number): number {
    if (first === 0 || second === 1 || first === second) return 0;
    if (second === 0 || first === 1) return first;
    const { table } = this;
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
        result = result === 0 ? below : this.#node(level[left] ?? 0, below, result);
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
    const { table } = this;
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
        result = only === 0 ? below : this.#node(top, below, only);
        if (table.level !== level) {
          ({ level, low, high } = table);
        }
        cache.keep(left, right, result);
        if (cache.entries !== entries) ({ entries, mask } = cache);
      }
    }
  }

  /** The sets of one family joined with those of another, the minimal ones of at most the given weight. */
  product(first: number, second: number): number {
    return this.#product(first, second, this.#mostWeight);
  }

  #product(first: number, second: number, most: number): number {
    const { table, weights } = this;
    const cache = this.#products;
    let stack = this.#outer;
    let depth = 0;
    let one = first;
    let other = second;
    let budget = Math.min(most, bottom);
    // A frame: the two families, the budget, results for the low side (−1: awaited) and for the first part of the high side.
    for (;;) {
      let result = -1;
      if (one > other) {
        const swapped = one;
        one = other;
        other = swapped;
      }
      if (one === 0 || (this.#least[one] ?? 0) > budget || (this.#least[other] ?? 0) > budget) result = 0;
      else if (one === 1 || one === other) {
        if ((this.#most[other] ?? 0) <= budget) result = other;
        else one = 1;
      }
      if (result === -1) {
        // A budget that cuts off nothing is none.
        if ((this.#most[one] ?? 0) + (this.#most[other] ?? 0) <= budget) budget = bottom;
        const place = 4 * (slot(one, other ^ Math.imul(budget, 0x27d4eb2f)) & cache.mask);
        const { entries } = cache;
        if (entries[place] === one && entries[place + 1] === other && entries[place + 3] === budget)
          result = entries[place + 2] ?? 0;
        else {
          if (depth + 5 > stack.length) stack = this.#outer = enlarged(stack, 2 * stack.length);
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
            if (leftLevel === rightLevel) other = this.union(other, table.low[right] ?? 0);
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
        const only = this.without(part > 0 ? this.union(part, result) : result, low);
        result = only === 0 ? low : this.#node(top, low, only);
        cache.keepFor(within, left, right, result);
      }
    }
  }

  /** `chosen` where the family `condition` is true, `otherwise` where it is not and `otherwise` implies `chosen`. */
  choose(condition: number, chosen: number, otherwise: number): number {
    return this.union(this.product(condition, chosen), otherwise);
  }

  /**
   * The sets of a family without the literals of some levels: the minimal ones among what is left of them. `from`: no node of
   * the family has a lower number.
   */
  project(family: number, from: number, isTakenOut: (level: number) => boolean): number {
    if (family <= 1) return family;
    const { table } = this;
    const left = new Int32Array(family - from + 1);
    const leftOf = (node: number) => (node <= 1 ? node : (left[node - from] ?? 0));
    for (const node of nodesOf(table, family, from)) {
      const level = table.level[node] ?? 0;
      const low = leftOf(table.low[node] ?? 0);
      const high = leftOf(table.high[node] ?? 0);
      if (isTakenOut(level)) left[node - from] = this.union(low, high);
      else {
        const only = this.without(high, low);
        left[node - from] = only === 0 ? low : this.#node(level, low, only);
      }
    }
    return leftOf(family);
  }

  /** The function that is true where a set of the family is. `from` as above. Cost: one choice for each node. */
  functionOf(family: number, from: number, functions: BinaryDecisions): number {
    if (family <= 1) return family;
    const { table } = this;
    const values = new Int32Array(family - from + 1);
    const decisionOf = (node: number) => (node <= 1 ? node : (values[node - from] ?? 0));
    for (const node of nodesOf(table, family, from)) {
      const low = decisionOf(table.low[node] ?? 0);
      const high = decisionOf(table.high[node] ?? 0);
      const literal = functions.literal(table.level[node] ?? 0);
      values[node - from] = functions.choose(literal, functions.or(high, low), low);
    }
    return decisionOf(family);
  }

  #node(level: number, low: number, high: number): number {
    const { table } = this;
    const known = table.count;
    const node = table.node(level, low, high);
    if (node === known) {
      if (node >= this.#most.length) {
        this.#most = enlarged(this.#most, table.level.length);
        this.#least = enlarged(this.#least, table.level.length);
      }
      const weight = this.weights[level] ?? 1;
      const most = (this.#most[high] ?? 0) + weight;
      const least = (this.#least[high] ?? 0) + weight;
      const mostBelow = this.#most[low] ?? 0;
      const leastBelow = this.#least[low] ?? 0;
      this.#most[node] = Math.max(most, mostBelow);
      this.#least[node] = Math.min(least, leastBelow);
    }
    return node;
  }
}
