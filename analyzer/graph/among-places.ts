import type { Place } from "../model/graph.ts";

/** An undecided place that will be one of those offered, with the subnets that it may be in. */
export function amongPlaces(undecided: Place, offered: readonly Place[]): Place {
  const among = [...new Set(offered.flatMap((place) => place.through ?? place.among ?? []))].sort();
  return among.length === 0 ? undecided : { ...undecided, among };
}
