import type { FactId, Member, Part, Place, Takeover } from "../model/graph.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import type { Places } from "./place-lists.ts";
import type { Surroundings } from "./surroundings.ts";

/** One of the offered places: that place where all are the same, else whichever it will be. */
export function oneOf(record: ResourceRecord, offered: Places, element: string, around: Surroundings): Place {
  const zones = [...new Set(offered.places.map((place) => place.domain))].sort();
  const [first] = offered.places;
  return first !== undefined && zones.length === 1
    ? first
    : amongPlaces(around.places.undecided(record, offered.property, zones, element), offered.places);
}

/** An undecided place that will be one of those offered, with the subnets that it may be in. */
export function amongPlaces(undecided: Place, offered: readonly Place[]): Place {
  const among = [...new Set(offered.flatMap((place) => place.through ?? place.among ?? []))].sort();
  return among.length === 0 ? undecided : { ...undecided, among };
}

/** Members of which each stands where it is said to. */
export function placed(members: readonly Member[], takeover: Takeover | null = null, required = 1): Part {
  return { kind: "placed", name: "", members, required, takeover: members.length > 1 ? takeover : null };
}

/** One member; `fact` where it may not exist. */
export function member(name: string, place: Place, fact: FactId | null = null): Member {
  return { name, place, fact, mends: null };
}
