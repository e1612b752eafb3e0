import type { BinaryDecisions } from "./binary-decisions.ts";
import { nodesOf } from "./decision-diagram.ts";
import { FamilyProducts } from "./family-products.ts";
import { FamilyTable } from "./family-table.ts";
import { FamilyUnions } from "./family-unions.ts";

/**
 * Families of sets as zero-suppressed decision diagrams: node 0 is no set at all, node 1 is the empty set alone, and every
 * family is minimal: none of its sets contains another. Such a family is a monotone function, written by its minimal
 * solutions.
 */
export class SetFamilies {
  readonly table: FamilyTable;
  readonly #unions: FamilyUnions;
  readonly #products: FamilyProducts;
  readonly #mostWeight: number;

  /** `mostWeight`: sets that weigh more are left out by products; `Infinity` leaves out none. */
  constructor(mostNodes: number, mostWeight: number, capacity = 1024) {
    this.table = new FamilyTable(mostNodes, capacity);
    this.#mostWeight = mostWeight;
    this.#unions = new FamilyUnions(this.table, capacity);
    this.#products = new FamilyProducts(
      this.table,
      this.#unions,
      mostWeight,
      Number.isFinite(mostWeight) ? capacity : 1,
    );
  }

  /** The family of the one set that holds the literal of a level. */
  literal(level: number): number {
    return (this.table.weights[level] ?? 1) > this.#mostWeight ? 0 : this.table.node(level, 0, 1);
  }

  /** The family of the one set that holds the literals of two levels. */
  pair(one: number, other: number): number {
    return this.table.node(Math.min(one, other), 0, this.table.node(Math.max(one, other), 0, 1));
  }

  /** The sets of a family that contain none of another. */
  without(first: number, second: number): number {
    return this.#unions.without(first, second);
  }

  /** The minimal sets among those of two families. */
  union(first: number, second: number): number {
    return this.#unions.union(first, second);
  }

  /** The sets of one family joined with those of another, the minimal ones of at most the given weight. */
  product(first: number, second: number): number {
    return this.#products.product(first, second);
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
        left[node - from] = only === 0 ? low : this.table.node(level, low, only);
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

  /** Forgets all nodes from this one on. What names them elsewhere must be forgotten, too. */
  rollback(count: number): void {
    this.table.rollback(count);
    this.#unions.clear();
    this.#products.clear();
  }
}
