import type { FactId, Member, Part, Place, Takeover } from "../model/graph.ts";
import { amongPlaces } from "./among-places.ts";
import type { Places } from "./place-lists.ts";
import type { StackRecord } from "./stack-record.ts";
import type { Surroundings } from "./surroundings.ts";

/** One of the offered places: that place where all are the same, else whichever it will be. */
export function oneOf(record: StackRecord, offered: Places, element: string, around: Surroundings): Place {
  const zones = [...new Set(offered.places.map((place) => place.domain))].sort();
  const [first] = offered.places;
  return first !== undefined && zones.length === 1
    ? first
    : amongPlaces(around.places.undecided(record, offered.property, zones, element), offered.places);
}

/** Members of which each stands where it is said to. */
export function placed(members: readonly Member[], takeover: Takeover | null = null, required = 1): Part {
  return { kind: "placed", name: "", members, required, takeover: members.length > 1 ? takeover : null };
}

/** One member; `fact` where it may not exist. */
export function member(name: string, place: Place, fact: FactId | null = null): Member {
  return { name, place, fact, mends: null };
}
