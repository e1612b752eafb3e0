import { at } from "../graph/algorithms/at.ts";
import type { CompiledNetwork } from "./compile-network.ts";
import type { Propagation } from "./propagate.ts";

/** Lets losses spread one after the other, each from what has failed anyway. */
export interface BriefSpreads {
  /**
   * The gates that fail with these beside those that have failed anyway, until the next loss is asked about; `null` where more
   * than `limit` edges would have to be visited.
   */
  after(lost: readonly number[], limit: number): readonly number[] | null;
}

/**
 * The least fixpoint of `propagate` for losses that mostly take little along: what it keeps of one loss is taken back before the
 * next, so that a loss costs one visit of each edge out of what fails with it, however large the network is.
 *
 * @param standing what fails before anything is lost
 */
export function briefSpreads(network: CompiledNetwork, standing: Propagation): BriefSpreads {
  const hasFailed = new Uint8Array(network.size);
  // Sums of weights outgrow 32 bits long before they outgrow a double.
  const weight = new Float64Array(network.size);
  const weigh = (child: number, sign: 1 | -1) => {
    for (let edge = at(network.firstParent, child); edge < at(network.firstParent, child + 1); edge += 1) {
      const parent = at(network.parents, edge);
      weight[parent] = (weight[parent] ?? 0) + sign * at(network.parentWeights, edge);
    }
  };
  for (const gate of standing.failed) {
    hasFailed[gate] = 1;
    weigh(gate, 1);
  }
  return {
    after(lost, limit) {
      const failed: number[] = [];
      const fail = (gate: number) => {
        if (hasFailed[gate] === 1) return;
        hasFailed[gate] = 1;
        failed.push(gate);
      };
      for (const gate of lost) fail(gate);
      let visits = 0;
      let told = 0;
      // What fails on the way is appended, and visited in its turn.
      for (; told < failed.length && visits <= limit; told += 1) {
        const child = failed[told] ?? -1;
        const end = at(network.firstParent, child + 1);
        for (let edge = at(network.firstParent, child); edge < end; edge += 1) {
          const parent = at(network.parents, edge);
          const sum = (weight[parent] ?? 0) + at(network.parentWeights, edge);
          weight[parent] = sum;
          if (sum >= at(network.threshold, parent)) fail(parent);
        }
        visits += end - at(network.firstParent, child);
      }
      const isWhole = told === failed.length;
      for (const [index, gate] of failed.entries()) {
        hasFailed[gate] = 0;
        if (index < told) weigh(gate, -1);
      }
      return isWhole ? failed : null;
    },
  };
}
