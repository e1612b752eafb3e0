import { at } from "../../graph/algorithms/at.ts";
import type { CutSetsAnswer } from "../../model/cut-sets.ts";
import type { DomainId, PlaceVariable } from "../../model/failure-domain.ts";
import type { FaultModel, Reading } from "../../model/fault-model.ts";
import type { ServiceWays } from "../../model/report.ts";
import { propagate } from "../propagate.ts";
import { createSolver } from "../solver.ts";
import { answerCutSets } from "./answer-cut-sets.ts";
import { LimitReached } from "./limit-reached.ts";

/** What a report may take for one service: it is read by people, who ask further about one that needs more. */
const mostNodes = 200_000;

/** Sets that are listed of each service, the smallest first; all are counted. */
const mostListed = 40;

/**
 * Answers for one service after the other in how many ways it can be lost, by order and in both readings, and lists the smallest of
 * them; of one that would take too much, only low orders. A reading of which not even single losses can be told is `null`.
 *
 * Cost: a propagation for each set that is listed, beside what `findCutSets` takes.
 */
export function waysOf(
  model: Pick<FaultModel, "favourable" | "leastFavourable">,
  variables: readonly PlaceVariable[],
): (service: string) => ServiceWays {
  const favourable = createSolver(model.favourable, variables);
  const ask = (service: string, reading: Reading, top: number): CutSetsAnswer | null => {
    const network = reading === "favourable" ? model.favourable : model.leastFavourable;
    try {
      return answerCutSets(network, variables, { service, reading, order: null, top, mostNodes, probabilityOf: null });
    } catch (error) {
      if (error instanceof LimitReached) return null;
      throw error;
    }
  };
  const isSure = (service: string, domains: readonly DomainId[]) => {
    const top = favourable.network.tops[service];
    if (top === undefined) return false;
    const position = at(favourable.compiled.position, top);
    return favourable
      .questionsOf(domains)
      .every((gates) => at(propagate(favourable.compiled, gates).round, position) !== -1);
  };
  return (service) => {
    const least = ask(service, "least-favourable", mostListed);
    return {
      service,
      favourable: ask(service, "favourable", 0),
      leastFavourable: least,
      smallest: (least?.sets ?? []).map(({ domains }) => ({ domains, sure: isSure(service, domains) })),
    };
  };
}
