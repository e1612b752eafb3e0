import { bottom, enlarged, NodeTable } from "./decision-diagram.ts";

/**
 * The nodes of families of sets, each once, with the weights of each family's lightest and heaviest set. Source: S. Minato,
 * Zero-suppressed BDDs for set manipulation in combinatorial problems, DAC 1993.
 */
export class FamilyTable extends NodeTable {
  /** Weight of each level. */
  readonly weights: number[] = [];
  /** Weight of each family's lightest set; more than any weight for no set. */
  least: Int32Array;
  /** Weight of each family's heaviest set; −1 for no set. */
  most: Int32Array;

  constructor(mostNodes: number, capacity: number) {
    super("nodes of a zero-suppressed decision diagram", mostNodes, capacity);
    this.least = new Int32Array(capacity);
    this.most = new Int32Array(capacity);
    this.least[0] = bottom;
    this.most[0] = -1;
  }

  /** The family of the sets of `low`, and of those of `high` with the level. @throws LimitReached as `NodeTable` does. */
  override node(level: number, low: number, high: number): number {
    const known = this.count;
    const node = super.node(level, low, high);
    if (node !== known) return node;
    if (node >= this.most.length) {
      this.most = enlarged(this.most, this.level.length);
      this.least = enlarged(this.least, this.level.length);
    }
    const weight = this.weights[level] ?? 1;
    this.most[node] = Math.max((this.most[high] ?? 0) + weight, this.most[low] ?? 0);
    this.least[node] = Math.min((this.least[high] ?? 0) + weight, this.least[low] ?? 0);
    return node;
  }
}
