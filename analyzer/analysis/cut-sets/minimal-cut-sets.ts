import type { DomainId, PlaceVariable } from "../../model/failure-domain.ts";
import type { FaultNetwork } from "../../model/fault-model.ts";
import { findCutSets } from "./find-cut-sets.ts";

/** The minimal cut sets of a service up to an order. */
export interface MinimalCutSets {
  /** By order, then by domains; each sorted. */
  readonly sets: readonly (readonly DomainId[])[];
  /** How many there are, listed or not. */
  readonly count: bigint;
  /** Whether the list was cut at the limit. */
  readonly isCut: boolean;
}

/**
 * Every minimal cut set of a service up to an order (2: which single losses and pairs take it), listed up to a limit.
 *
 * @throws RangeError where that takes more memory than the solver is allowed (no list is given then, rather than part of one),
 * or where the service does not exist.
 */
export function minimalCutSets(
  network: FaultNetwork,
  variables: readonly PlaceVariable[],
  service: string,
  { order, limit }: { readonly order: number; readonly limit: number },
): MinimalCutSets {
  const found = findCutSets(network, variables, service, { order });
  if (!found.complete) throw new RangeError(`orders above ${found.completeTo} take more memory than is allowed`);
  return { ...found.listed(limit), count: found.count };
}
