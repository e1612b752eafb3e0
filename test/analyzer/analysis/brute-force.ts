import type { FaultNetwork } from "../../../analyzer/model/fault-model.ts";

/**
 * The gates that fail when some are lost, by definition and no method: a set of failed gates is consistent when it holds
 * what is lost and every gate whose formula is true in it; the least fixpoint is what all consistent sets share.
 *
 * Every subset of the gates is tried: for networks of a dozen gates.
 */
export function bruteForce({ gates }: FaultNetwork, lost: readonly number[]): ReadonlySet<number> {
  let common = 2 ** gates.length - 1;
  for (let set = 0; set < 2 ** gates.length; set += 1) {
    const holds = (gate: number) => ((set >> gate) & 1) === 1;
    const consistent = lost.every(holds) && gates.every((gate, index) => holds(index) || !fails(gate, holds));
    if (consistent) common &= set;
  }
  return new Set([...gates.keys()].filter((gate) => ((common >> gate) & 1) === 1));
}

function fails(gate: FaultNetwork["gates"][number], failed: (gate: number) => boolean): boolean {
  switch (gate.kind) {
    case "event":
      return false;
    case "or":
      return gate.children.some(failed);
    case "and":
      return gate.children.every(failed);
    case "at-least": {
      let weight = 0;
      for (const [order, child] of gate.children.entries()) if (failed(child)) weight += gate.weights?.[order] ?? 1;
      return weight >= gate.threshold;
    }
  }
}
