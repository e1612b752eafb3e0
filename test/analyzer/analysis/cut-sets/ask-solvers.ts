import { findCutSets } from "../../../../analyzer/analysis/cut-sets/find-cut-sets.ts";
import type { PlaceVariable } from "../../../../analyzer/model/failure-domain.ts";
import type { FaultNetwork } from "../../../../analyzer/model/fault-model.ts";

/** A network whose service is called `service`, and how probable the loss of each domain is. */
export interface AskedNetwork {
  readonly network: FaultNetwork;
  readonly variables: readonly PlaceVariable[];
  readonly probability: Readonly<Record<string, number>>;
}

/**
 * All that the solvers say of some networks, as text: what is bundled for a browser and run there, and run here, must be the same
 * to the last digit.
 */
export function askSolvers(networks: readonly AskedNetwork[]): string {
  return JSON.stringify(
    networks.map(({ network, variables, probability }) =>
      [null, 2].map((order) => {
        const found = findCutSets(network, variables, "service", { order });
        const chanceOf = (domain: string) => probability[domain];
        return {
          completeTo: found.completeTo,
          byOrder: found.byOrder.map(String),
          listed: found.listed(50),
          best: found.mostProbable(20, chanceOf),
          probability: found.probability(chanceOf),
          importance: found.importance(chanceOf),
          method: found.method,
          orders: found.orders,
        };
      }),
    ),
  );
}
