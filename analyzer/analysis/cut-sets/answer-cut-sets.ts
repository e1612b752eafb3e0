import type { CutSetsAnswer } from "../../model/cut-sets.ts";
import type { PlaceVariable } from "../../model/failure-domain.ts";
import type { FaultNetwork, Reading } from "../../model/fault-model.ts";
import type { ProbabilityOf } from "./find-cut-sets.ts";
import { findCutSets } from "./find-cut-sets.ts";

export interface CutSetsAsked {
  readonly service: string;
  readonly reading: Reading;
  /** Up to which order; `null`: all. */
  readonly order: number | null;
  /** How many sets are listed at most. */
  readonly top: number;
  /** `null`: nothing is asked about probabilities. */
  readonly probabilityOf: ProbabilityOf | null;
}

/**
 * The answer to one question about a service, as plain data. Sets are listed by order, then by domains; where every domain
 * that matters has a probability, the most probable first.
 * @throws LimitReached, RangeError as `findCutSets` does.
 */
export function answerCutSets(
  network: FaultNetwork,
  variables: readonly PlaceVariable[],
  { service, reading, order, top, probabilityOf }: CutSetsAsked,
): CutSetsAnswer {
  const found = findCutSets(network, variables, service, { order });
  const isLikely = probabilityOf !== null && found.domains.every((domain) => probabilityOf(domain) !== undefined);
  const sets = isLikely
    ? found.mostProbable(top, probabilityOf)
    : found.listed(top).sets.map((domains) => ({ domains, probability: null }));
  return {
    service,
    reading,
    order,
    completeTo: found.completeTo,
    complete: found.complete,
    minimalCutSets: String(found.count),
    byOrder: found.byOrder.slice(1).map(String),
    lostAnyway: (found.byOrder[0] ?? 0n) > 0n,
    sets,
    isCut: found.count > BigInt(sets.length),
    probability: isLikely ? found.probability(probabilityOf) : null,
    importance: isLikely ? (found.importance(probabilityOf) ?? []) : [],
    method: found.method,
  };
}
