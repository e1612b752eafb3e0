/** What a name leads to in one cell. */
export interface NameTarget<Host> {
  /** Part of names, and so of identity. */
  readonly cell: string;
  readonly host: Host;
  /** Its share of the customers while all are well, out of the sum of all weights. */
  readonly weight: number;
}

/** Alibaba Cloud: an address in a pool weighs 1 to 100; Route 53 takes 0 to 255, where 0 is given to nobody. */
const heaviest = 100;

/**
 * Returns the targets, or throws where they can't be stated alike at both providers: a weight that one of them refuses or
 * reads as "never", or a cell that is named twice.
 */
export function planName<Host>(targets: readonly NameTarget<Host>[]): readonly NameTarget<Host>[] {
  const cells = targets.map((target) => target.cell);
  if (targets.length === 0 || new Set(cells).size !== cells.length) {
    throw new RangeError(`Expected one or more cells for a name, each once, read [${cells.join(", ")}].`);
  }
  for (const { cell, weight } of targets) {
    if (!Number.isInteger(weight) || weight < 1 || weight > heaviest) {
      throw new RangeError(`Expected a weight from 1 to ${heaviest} for ${cell}, read ${weight}.`);
    }
  }
  return targets;
}
