import type { Spreading, Stands } from "../model/catalogue.ts";
import type { FactId, Part, Place } from "../model/graph.ts";
import type { Value } from "../model/value.ts";
import { amongPlaces } from "./among-places.ts";
import { member, oneOf, placed } from "./parts.ts";
import type { Places } from "./place-lists.ts";
import { knownText, readValue, readWithin, topLevel } from "./property-path.ts";
import { countFactOf, modeFact } from "./setting-facts.ts";
import { readCount, readSetting, readSpreading } from "./settings.ts";
import type { StackRecord } from "./stack-record.ts";
import type { Surroundings } from "./surroundings.ts";
import { intactPlacesOf, requiredOf } from "./takeovers.ts";

type SpreadStands = Extract<Stands, { kind: "spread" }>;

/** Members that the provider spreads over the places of a list, part by part. */
export function spread(record: StackRecord, stands: SpreadStands, around: Surroundings): readonly Part[] {
  const over = around.places.listOf(record, stands.over);
  const zones = new Set(over.places.map((place) => place.domain)).size;
  const desired = readCount(record, stands.count, zones);
  const guaranteed = stands.minimum === undefined ? desired : readCount(record, stands.minimum, zones);
  const failover = stands.failover === undefined ? "yes" : readSetting(record, stands.failover);
  const parts = stands.parts === undefined ? 1 : readCount(record, stands.parts, zones);
  const listed =
    stands.placedBy === undefined ? null : around.places.listOf(record, { lists: [{ zone: stands.placedBy }] });

  const stated = statedParts(record, stands, over, failover, around);
  if (stated !== null) return stated;
  const [first] = listed?.places ?? [];
  if (failover === "no") return [placed([member("primary", first ?? oneOf(record, over, "", around))])];
  const failoverFact = failover === "unknown" ? modeFact(record, stands.failover?.property ?? "", around) : null;
  if (
    listed !== null &&
    listed.fact === null &&
    stands.placedBy !== undefined &&
    readValue(record, stands.placedBy).kind === "list" &&
    parts === 1
  ) {
    return [placedPart(record, stands, "", listed.places, failoverFact, around)];
  }

  // Zones that somebody states and nobody knows are not the provider's to choose.
  const isStatedUnknown = stands.placedBy !== undefined && readValue(record, stands.placedBy).kind === "unknown";
  const spreading = isStatedUnknown ? "none" : readSpreading(record, stands.spreading);
  const doubt =
    desired === "unknown" || guaranteed === "unknown" || guaranteed < 1 || guaranteed < desired
      ? countFact(record, stands, over, around)
      : failoverFact;
  const kept = guaranteed === "unknown" ? 1 : guaranteed;
  const most = Math.max(desired === "unknown" ? Math.max(over.places.length, kept) : desired, 1);
  const least = failoverFact !== null ? 1 : kept;
  const taken = takenPlaces(record, stands, { over, spreading, members: most }, around);
  const lowest = Math.max(Math.min(least, most), 0);
  const number = parts === "unknown" ? 1 : Math.min(parts, largestNumberOfParts);
  return Array.from({ length: Math.max(number, 1) }, (_, index) => ({
    kind: "spread" as const,
    name: number > 1 ? `shard ${index + 1}` : "",
    places: taken.places,
    ...(taken.places === over.places ? {} : { permitted: over.places }),
    placesFact: taken.fact,
    count: { desired: most, guaranteed: lowest, fact: doubt, ...(desired === "unknown" ? { isOpen: true } : {}) },
    required: { desired: requiredOf(stands.required, most), guaranteed: requiredOf(stands.required, lowest) },
    ...intactPlacesOf(stands.required, new Set(taken.places.map((place) => place.domain)).size),
    takeover: most > 1 ? around.takeovers.of(record, stands.switchOver) : null,
    spreadingFact:
      spreading === "unknown" || spreading === "none"
        ? modeFact(record, spreadingProperty(stands, over, spreading), around)
        : null,
  }));
}

/** Members whose places are all stated, the first being the one that serves where one does. */
function placedPart(
  record: StackRecord,
  stands: SpreadStands,
  name: string,
  places: readonly Place[],
  doubt: FactId | null,
  around: Surroundings,
): Part {
  const members = places.map((place, index) =>
    member(index === 0 ? "primary" : `replica ${index}`, place, index === 0 ? null : doubt),
  );
  const takeover = stands.required === undefined ? around.takeovers.of(record, stands.switchOver) : null;
  const zones = new Set(places.map((place) => place.domain)).size;
  return {
    ...placed(members, takeover, requiredOf(stands.required, members.length)),
    name,
    ...intactPlacesOf(stands.required, zones),
  };
}

/**
 * Parts that a list describes one by one, with the zones of their members; `null` where it names no zones at all, or where nobody can
 * tell how many parts there are.
 */
function statedParts(
  record: StackRecord,
  stands: SpreadStands,
  over: Places,
  failover: "yes" | "no" | "unknown" | "inherits",
  around: Surroundings,
): readonly Part[] | null {
  const { partsPlacedBy } = stands;
  if (partsPlacedBy === undefined) return null;
  const list = readValue(record, partsPlacedBy.list);
  if (list.kind !== "list") return null;
  const within = (path: string) => path.slice(partsPlacedBy.list.length).replace(/^\[\]\.?/, "");
  const elements = list.items.map((item) => ({
    primary: readWithin(item, within(partsPlacedBy.primary)),
    replicas: readWithin(item, within(partsPlacedBy.replicas)),
  }));
  // How many replicas an element has is told by the zones that it names for them.
  if (elements.length === 0 || elements.some(({ replicas }) => replicas.kind !== "list")) return null;
  const zones = [...new Set(over.places.map((place) => place.domain))].sort();
  const placeAt = (value: Value, element: string): Place => {
    const name = knownText(value);
    const [stated] = name === null ? [] : around.places.named(record, name, partsPlacedBy.list);
    return stated ?? around.places.undecided(record, partsPlacedBy.list, over.stated ? zones : "region", element);
  };
  const doubt = failover === "unknown" ? modeFact(record, stands.failover?.property ?? "", around) : null;
  return elements.map(({ primary, replicas }, index) => {
    const name = elements.length > 1 ? `shard ${index + 1}` : "";
    const called = (one: string) => `${name} ${one}`.trim();
    const others = replicas.kind === "list" ? replicas.items : [];
    const places = [
      placeAt(primary, called("primary")),
      ...others.map((zone, position) => placeAt(zone, called(`replica ${position + 1}`))),
    ];
    return placedPart(record, stands, name, failover === "no" ? places.slice(0, 1) : places, doubt, around);
  });
}

/** What tells how many members there are: where the list itself is counted, what tells of that list. */
function countFact(record: StackRecord, stands: SpreadStands, over: Places, around: Surroundings): FactId {
  if (stands.minimum === undefined && stands.count.unset === "places" && over.fact !== null) return over.fact;
  return countFactOf(record, topLevel((stands.minimum ?? stands.count).property), around);
}

/** The places that members take of those that are offered. */
function takenPlaces(
  record: StackRecord,
  stands: SpreadStands,
  offer: { readonly over: Places; readonly spreading: Spreading | "unknown"; readonly members: number },
  around: Surroundings,
): Pick<Places, "places" | "fact"> {
  const { over, spreading, members } = offer;
  const zones = new Set(over.places.map((place) => place.domain)).size;
  // By priority all stand in one place: the first of the list, which a set of ids does not tell.
  if (spreading === "first") {
    const decides = zones > 1 ? { ...over, property: spreadingProperty(stands, over, spreading) } : over;
    return { places: [oneOf(record, decides, "", around)], fact: null };
  }
  // Two zones are promised, whichever they are and whatever else the list may hold: the halves of the members stand in one each.
  if (spreading === "two-zones" && members > 1 && zones > 1) {
    const offered = over.stated ? [...new Set(over.places.map((place) => place.domain))].sort() : "region";
    const places = ["primary", "replicas"].map((half) =>
      amongPlaces(around.places.undecided(record, over.property, offered, half), over.places),
    );
    around.domains.differ(places.map((place) => place.domain));
    return { places, fact: null };
  }
  return slots(record, over, members, around);
}

/**
 * Fewer members than places: each stands in one of them, whichever the provider picks. No two in the same, as long as at least
 * as many places are certain to be zones of their own.
 */
function slots(
  record: StackRecord,
  over: Places,
  members: number,
  around: Surroundings,
): Pick<Places, "places" | "fact"> {
  const zones = [...new Set(over.places.map((place) => place.domain))].sort();
  if (members >= zones.length) return over;
  const places = Array.from({ length: members }, (_, index) =>
    amongPlaces(
      around.places.undecided(record, over.property, zones, members === 1 ? "" : `member ${index + 1}`),
      over.places,
    ),
  );
  const certain = zones.filter((zone) => !around.domains.isUnknown(zone)).length;
  if (certain >= members && over.fact === null) around.domains.differ(places.map((place) => place.domain));
  return { places, fact: null };
}

/** Every shard of one resource stands alike, so more of them than any cloud sells add nothing. */
const largestNumberOfParts = 500;

/** What to state so that it can be told how members spread: the setting, else each member's zone, else the list itself. */
function spreadingProperty(stands: SpreadStands, over: Places, spreading: Spreading | "unknown"): string {
  // A setting that is known and promises nothing need not be stated again; zones can.
  const settles = spreading !== "none" || stands.placedBy === undefined;
  if (settles && typeof stands.spreading !== "string") return stands.spreading.property;
  return stands.placedBy ?? over.property;
}
