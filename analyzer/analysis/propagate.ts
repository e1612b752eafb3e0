import { at } from "../graph/algorithms/at.ts";
import type { CompiledNetwork } from "./compile-network.ts";

/** What fails when some gates do: which gates, and in what round each of them. */
export interface Propagation {
  /** Compiled numbers of the gates that fail, in the order in which they do. */
  readonly failed: readonly number[];
  /** Round in which a gate fails: one more than the last of the children that it takes; −1 for gates that do not fail. */
  readonly round: Int32Array;
}

/**
 * Lets the loss of some gates spread until nothing more fails: the least fixpoint, so that gates which merely need each other
 * stay up.
 *
 * Input: compiled numbers of the gates that are lost. Cost: one visit of each edge out of a gate that fails, and one round
 * array. Source: counting of satisfied premises, W. F. Dowling and J. H. Gallier, J. Logic Programming 1 (1984).
 */
export function propagate(network: CompiledNetwork, lost: readonly number[]): Propagation {
  const round = new Int32Array(network.size).fill(-1);
  // Sums of weights outgrow 32 bits long before they outgrow a double.
  const weight = new Float64Array(network.size);
  const failed: number[] = [];
  const fail = (gate: number, when: number) => {
    if (at(round, gate) !== -1) return;
    round[gate] = when;
    failed.push(gate);
  };
  for (let gate = 0; gate < network.size; gate += 1) if (at(network.threshold, gate) <= 0) fail(gate, 0);
  for (const gate of [...lost].sort((one, other) => one - other)) fail(gate, 0);
  // What fails on the way is appended, and visited in its turn.
  for (const child of failed) {
    const when = at(round, child) + 1;
    for (let edge = at(network.firstParent, child); edge < at(network.firstParent, child + 1); edge += 1) {
      const parent = at(network.parents, edge);
      const sum = (weight[parent] ?? 0) + at(network.parentWeights, edge);
      weight[parent] = sum;
      if (sum >= at(network.threshold, parent)) fail(parent, when);
    }
  }
  return { failed, round };
}
