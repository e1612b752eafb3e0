import { LimitReached } from "./limit-reached.ts";

/** A level below all others: where a diagram ends. */
export const bottom = 0x7fffffff;

/**
 * The nodes of decision diagrams, each once: level, what holds where the level's literal is false (`low`), and where it is
 * true (`high`). Node 0 and node 1 are the two ends. Children always have lower numbers than their parents.
 *
 * Flat arrays that double, and a hash table with open addressing. Source: K. S. Brace, R. L. Rudell and R. E. Bryant,
 * Efficient implementation of a BDD package, DAC 1990.
 */
export class NodeTable {
  level: Int32Array;
  low: Int32Array;
  high: Int32Array;
  count = 2;
  readonly #what: string;
  mostNodes: number;
  #places: Int32Array;
  #mask: number;

  constructor(what: string, mostNodes: number, capacity: number) {
    this.#what = what;
    this.mostNodes = mostNodes;
    this.level = new Int32Array(capacity);
    this.low = new Int32Array(capacity);
    this.high = new Int32Array(capacity);
    this.level[0] = bottom;
    this.level[1] = bottom;
    this.#places = new Int32Array(2 * capacity);
    this.#mask = 2 * capacity - 1;
  }

  /** @throws LimitReached where it would be one node too many. */
  node(level: number, low: number, high: number): number {
    const places = this.#places;
    const mask = this.#mask;
    let hash = Math.imul(level, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35);
    hash ^= hash >>> 15;
    let place = hash & mask;
    for (let known = places[place] ?? 0; known !== 0; known = places[place] ?? 0) {
      if (this.high[known] === high && this.low[known] === low && this.level[known] === level) return known;
      place = (place + 1) & mask;
    }
    const node = this.count;
    if (node >= this.mostNodes) throw new LimitReached(this.#what, this.mostNodes);
    if (node >= this.level.length) {
      this.#grow();
      return this.node(level, low, high);
    }
    this.count = node + 1;
    this.level[node] = level;
    this.low[node] = low;
    this.high[node] = high;
    places[place] = node;
    return node;
  }

  /** Forgets all nodes from this one on. What names them elsewhere must be forgotten, too. */
  rollback(count: number): void {
    this.count = count;
    this.#rehash();
  }

  #grow(): void {
    const capacity = 2 * this.level.length;
    this.level = enlarged(this.level, capacity);
    this.low = enlarged(this.low, capacity);
    this.high = enlarged(this.high, capacity);
    this.#places = new Int32Array(2 * capacity);
    this.#mask = 2 * capacity - 1;
    this.#rehash();
  }

  #rehash(): void {
    const places = this.#places.fill(0);
    const mask = this.#mask;
    for (let node = 2; node < this.count; node += 1) {
      let hash =
        Math.imul(this.level[node] ?? 0, 0x9e3779b1) ^
        Math.imul(this.low[node] ?? 0, 0x85ebca6b) ^
        Math.imul(this.high[node] ?? 0, 0xc2b2ae35);
      hash ^= hash >>> 15;
      let place = hash & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = node;
    }
  }
}

export function enlarged(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(array);
  return longer;
}

/** The nodes of a diagram that are no ends, children first. `first`: none of them has a lower number. */
export function nodesOf({ low, high }: NodeTable, root: number, first: number): Int32Array {
  if (root <= 1) return new Int32Array(0);
  const needed = new Uint8Array(root - first + 1);
  needed[root - first] = 1;
  let count = 0;
  for (let node = root; node >= first; node -= 1) {
    if (needed[node - first] !== 1) continue;
    count += 1;
    const below = low[node] ?? 0;
    const above = high[node] ?? 0;
    if (below >= first) needed[below - first] = 1;
    if (above >= first) needed[above - first] = 1;
  }
  const nodes = new Int32Array(count);
  for (let node = first, index = 0; node <= root; node += 1) {
    if (needed[node - first] !== 1) continue;
    nodes[index] = node;
    index += 1;
  }
  return nodes;
}

/** 64 MB for each operation. */
const mostPlaces = 0x400000;

/**
 * Results of an operation on two nodes, as many as there is room for: a later one takes the place of an earlier one, which is
 * then computed again when it is asked for. Key and result stand together: `[one, other, result]` in four.
 */
export class OperationCache {
  entries: Int32Array;
  mask: number;
  #kept = 0;

  constructor(capacity: number) {
    this.entries = new Int32Array(4 * capacity);
    this.mask = capacity - 1;
  }

  /** Keeps a result. Where `entries` is replaced by a larger array, places change. */
  keep(one: number, other: number, result: number): void {
    const place = 4 * (slot(one, other) & this.mask);
    this.entries[place] = one;
    this.entries[place + 1] = other;
    this.entries[place + 2] = result;
    this.#kept += 1;
    if (this.#kept > this.mask) this.#grow();
  }

  /** The same for an operation with a third argument. */
  keepFor(argument: number, one: number, other: number, result: number): void {
    const place = 4 * (slot(one, other ^ Math.imul(argument, 0x27d4eb2f)) & this.mask);
    this.entries[place] = one;
    this.entries[place + 1] = other;
    this.entries[place + 2] = result;
    this.entries[place + 3] = argument;
    this.#kept += 1;
    if (this.#kept > this.mask) this.#grow();
  }

  /** Twice the room for as many results as there were places: what keeps so much has need of it. */
  #grow(): void {
    this.#kept = 0;
    if (this.mask >= mostPlaces - 1) return;
    const old = this.entries;
    this.entries = new Int32Array(2 * old.length);
    this.mask = 2 * this.mask + 1;
    for (let from = 0; from < old.length; from += 4) {
      const one = old[from] ?? 0;
      if (one === 0) continue;
      const other = old[from + 1] ?? 0;
      const argument = old[from + 3] ?? 0;
      const place = 4 * (slot(one, other ^ Math.imul(argument, 0x27d4eb2f)) & this.mask);
      this.entries[place] = one;
      this.entries[place + 1] = other;
      this.entries[place + 2] = old[from + 2] ?? 0;
      this.entries[place + 3] = argument;
    }
  }

  clear(): void {
    this.entries.fill(0);
  }
}

export function slot(one: number, other: number): number {
  const hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0xc2b2ae35);
  return hash ^ (hash >>> 15);
}
