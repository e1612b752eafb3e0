import type { NodeTable } from "./decision-diagram.ts";

/**
 * A copy of some functions' diagrams in which neighbouring levels can change places. Levels count from 0; a variable is called
 * by the level at which it stood in the beginning. Nodes 0 and 1 are the two ends, and as everywhere each function has one node.
 */
export class SwappableLevels {
  /** The variable at each level. */
  readonly variableAt: Int32Array;
  /** How many nodes each variable has. */
  readonly counts: Int32Array;
  /** All nodes that are no ends. */
  size = 0;
  readonly #heads: Int32Array;
  #variable: Int32Array;
  #low: Int32Array;
  #high: Int32Array;
  #uses: Int32Array;
  /** The next node of the same bucket, and of the same variable; of a forgotten node the next forgotten one. */
  #chain: Int32Array;
  #after: Int32Array;
  #before: Int32Array;
  #buckets: Int32Array;
  #end = 2;
  #forgotten = 0;

  /** `first`: no node of the functions has a lower number; `firstLevel`, `levels`: those which they know. Cost: a visit of each node. */
  constructor(table: NodeTable, roots: readonly number[], first: number, firstLevel: number, levels: number) {
    this.variableAt = Int32Array.from({ length: levels }, (_, level) => level);
    this.counts = new Int32Array(levels);
    this.#heads = new Int32Array(levels);
    let capacity = 1024;
    while (capacity < 2 * (table.count - first)) capacity *= 2;
    this.#variable = new Int32Array(capacity).fill(-1);
    this.#low = new Int32Array(capacity);
    this.#high = new Int32Array(capacity);
    this.#uses = new Int32Array(capacity);
    this.#chain = new Int32Array(capacity);
    this.#after = new Int32Array(capacity);
    this.#before = new Int32Array(capacity);
    this.#buckets = new Int32Array(capacity);
    const highest = Math.max(first - 1, ...roots);
    const needed = new Uint8Array(highest - first + 1);
    for (const root of roots) if (root >= first) needed[root - first] = 1;
    for (let node = highest; node >= first; node -= 1) {
      if (needed[node - first] !== 1) continue;
      for (const child of [table.low[node] ?? 0, table.high[node] ?? 0]) if (child >= first) needed[child - first] = 1;
    }
    const copy = new Int32Array(highest - first + 1);
    const copyOf = (node: number) => (node <= 1 ? node : (copy[node - first] ?? 0));
    for (let node = first; node <= highest; node += 1) {
      if (needed[node - first] !== 1) continue;
      const level = (table.level[node] ?? 0) - firstLevel;
      copy[node - first] = this.#find(level, copyOf(table.low[node] ?? 0), copyOf(table.high[node] ?? 0));
    }
    for (const root of roots) this.#use(copyOf(root));
  }

  /**
   * Lets a level and the next one change places; the functions stay what they are. Cost: a visit of each node of the two.
   * Source: R. Rudell, Dynamic variable ordering for ordered binary decision diagrams, ICCAD 1993.
   */
  swap(level: number): void {
    const upper = this.variableAt[level] ?? 0;
    const lower = this.variableAt[level + 1] ?? 0;
    this.variableAt[level] = lower;
    this.variableAt[level + 1] = upper;
    for (let node = this.#heads[upper] ?? 0, next = 0; node !== 0; node = next) {
      next = this.#after[node] ?? 0;
      const without = this.#low[node] ?? 0;
      const within = this.#high[node] ?? 0;
      const belowDecides = this.#variable[without] === lower;
      const aboveDecides = this.#variable[within] === lower;
      if (!belowDecides && !aboveDecides) continue;
      const lowLow = belowDecides ? (this.#low[without] ?? 0) : without;
      const lowHigh = belowDecides ? (this.#high[without] ?? 0) : without;
      const highLow = aboveDecides ? (this.#low[within] ?? 0) : within;
      const highHigh = aboveDecides ? (this.#high[within] ?? 0) : within;
      this.#unlink(node);
      // What names the node keeps naming it: it stands for the same function, and decides the other variable first.
      const low = this.#find(upper, lowLow, highLow);
      const high = this.#find(upper, lowHigh, highHigh);
      this.#link(node, lower, low, high);
      this.#release(without);
      this.#release(within);
    }
  }

  #use(node: number): void {
    this.#uses[node] = (this.#uses[node] ?? 0) + 1;
  }

  /** What a released node leads to is used by those that took its place: nothing further is forgotten with it. */
  #release(node: number): void {
    if (node <= 1) return;
    const uses = (this.#uses[node] ?? 0) - 1;
    this.#uses[node] = uses;
    if (uses > 0) return;
    const low = this.#low[node] ?? 0;
    const high = this.#high[node] ?? 0;
    this.#uses[low] = (this.#uses[low] ?? 0) - 1;
    this.#uses[high] = (this.#uses[high] ?? 0) - 1;
    this.#unlink(node);
    this.#variable[node] = -1;
    this.#chain[node] = this.#forgotten;
    this.#forgotten = node;
  }

  #find(variable: number, low: number, high: number): number {
    if (low === high) return low;
    const bucket = this.#bucketOf(variable, low, high);
    for (let node = this.#buckets[bucket] ?? 0; node !== 0; node = this.#chain[node] ?? 0)
      if (this.#variable[node] === variable && this.#low[node] === low && this.#high[node] === high) return node;
    let node = this.#forgotten;
    if (node !== 0) this.#forgotten = this.#chain[node] ?? 0;
    else {
      node = this.#end;
      if (node >= this.#variable.length) this.#grow();
      this.#end = node + 1;
    }
    this.#uses[node] = 0;
    this.#link(node, variable, low, high);
    return node;
  }

  /** Enters a node under a variable, and uses its children. */
  #link(node: number, variable: number, low: number, high: number): void {
    this.#variable[node] = variable;
    this.#low[node] = low;
    this.#high[node] = high;
    this.#use(low);
    this.#use(high);
    const bucket = this.#bucketOf(variable, low, high);
    this.#chain[node] = this.#buckets[bucket] ?? 0;
    this.#buckets[bucket] = node;
    const head = this.#heads[variable] ?? 0;
    this.#after[node] = head;
    this.#before[node] = 0;
    this.#before[head] = node;
    this.#heads[variable] = node;
    this.counts[variable] = (this.counts[variable] ?? 0) + 1;
    this.size += 1;
  }

  /** Takes a node out of what it was entered in; its children stay used. */
  #unlink(node: number): void {
    const variable = this.#variable[node] ?? 0;
    const bucket = this.#bucketOf(variable, this.#low[node] ?? 0, this.#high[node] ?? 0);
    const next = this.#chain[node] ?? 0;
    let other = this.#buckets[bucket] ?? 0;
    if (other === node) this.#buckets[bucket] = next;
    else {
      while (this.#chain[other] !== node) other = this.#chain[other] ?? 0;
      this.#chain[other] = next;
    }
    const before = this.#before[node] ?? 0;
    const after = this.#after[node] ?? 0;
    if (before === 0) this.#heads[variable] = after;
    else this.#after[before] = after;
    this.#before[after] = before;
    this.counts[variable] = (this.counts[variable] ?? 0) - 1;
    this.size -= 1;
  }

  #bucketOf(variable: number, low: number, high: number): number {
    const hash = Math.imul(variable, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35);
    return (hash ^ (hash >>> 15)) & (this.#buckets.length - 1);
  }

  #grow(): void {
    const longer = (array: Int32Array) => {
      const copy = new Int32Array(2 * array.length);
      copy.set(array);
      return copy;
    };
    this.#variable = longer(this.#variable);
    this.#low = longer(this.#low);
    this.#high = longer(this.#high);
    this.#uses = longer(this.#uses);
    this.#chain = longer(this.#chain);
    this.#after = longer(this.#after);
    this.#before = longer(this.#before);
    this.#buckets = new Int32Array(this.#variable.length);
    for (const head of this.#heads) {
      for (let node = head; node !== 0; node = this.#after[node] ?? 0) {
        const bucket = this.#bucketOf(this.#variable[node] ?? 0, this.#low[node] ?? 0, this.#high[node] ?? 0);
        this.#chain[node] = this.#buckets[bucket] ?? 0;
        this.#buckets[bucket] = node;
      }
    }
  }
}
