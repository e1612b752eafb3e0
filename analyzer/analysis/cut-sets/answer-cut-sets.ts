import type { CutSetsAnswer, ProbabilityRange } from "../../model/cut-sets.ts";
import type { PlaceVariable } from "../../model/failure-domain.ts";
import type { FaultNetwork, Reading } from "../../model/fault-model.ts";
import type { CutSets, ProbabilityOf } from "./find-cut-sets.ts";
import { findCutSets } from "./find-cut-sets.ts";
import { LimitReached } from "./limit-reached.ts";

export interface CutSetsAsked {
  readonly service: string;
  readonly reading: Reading;
  /** Up to which order; `null`: all. */
  readonly order: number | null;
  /** How many sets are listed at most. */
  readonly top: number;
  /** How many nodes a diagram may have; the default takes some hundred megabytes. */
  readonly mostNodes?: number;
  /** `null`: nothing is asked about probabilities. */
  readonly probabilityOf: ProbabilityOf | null;
}

/**
 * The answer to one question about a service, as plain data. Sets are listed by order, then by domains; where every domain
 * that matters has a probability, the most probable first. Probability and importance are those of all cut sets, whatever
 * order is asked for: exact where all of them can be had.
 * @throws LimitReached, RangeError as `findCutSets` does.
 */
export function answerCutSets(
  network: FaultNetwork,
  variables: readonly PlaceVariable[],
  { service, reading, order, top, probabilityOf, mostNodes }: CutSetsAsked,
): CutSetsAnswer {
  const find = (upTo: number | null) =>
    findCutSets(network, variables, service, { order: upTo, ...(mostNodes === undefined ? {} : { mostNodes }) });
  const found = find(order);
  const isLikely = probabilityOf !== null && found.domains.every((domain) => probabilityOf(domain) !== undefined);
  const whole = isLikely && order !== null ? allOrNothing(() => find(null)) : found;
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
    domains: found.domains,
    sets,
    isCut: found.count > BigInt(sets.length),
    probability: isLikely ? probabilityBy([found, whole], probabilityOf) : null,
    importance: isLikely ? (whole?.importance(probabilityOf) ?? []) : [],
    method: found.method,
    orders: found.orders,
  };
}

function allOrNothing(find: () => CutSets): CutSets | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof LimitReached) return null;
    throw error;
  }
}

/** Each range holds the true value, and so does what they share. */
function probabilityBy(known: readonly (CutSets | null)[], probabilityOf: ProbabilityOf): ProbabilityRange {
  const ranges = known.flatMap((sets) => (sets === null ? [] : [sets.probability(probabilityOf)]));
  const exact = ranges.find(({ lowest, highest }) => lowest === highest);
  return (
    exact ?? {
      lowest: Math.max(...ranges.map(({ lowest }) => lowest)),
      highest: Math.min(...ranges.map(({ highest }) => highest)),
    }
  );
}
