import type { Stands } from "../model/catalogue.ts";
import type { Part } from "../model/graph.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import { member, oneOf, placed } from "./parts.ts";
import type { Places } from "./place-lists.ts";
import { readValue, topLevel } from "./property-path.ts";
import { countFactOf, modeFact } from "./setting-facts.ts";
import { readCount, readSetting, readSpreading } from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";

/** Members that the provider spreads over the places of a list, part by part. */
export function spread(
  record: ResourceRecord,
  stands: Extract<Stands, { kind: "spread" }>,
  around: Surroundings,
): readonly Part[] {
  const over = around.places.listOf(record, stands.over);
  const desired = readCount(record, stands.count);
  const guaranteed = stands.minimum === undefined ? desired : readCount(record, stands.minimum);
  const failover = stands.failover === undefined ? "yes" : readSetting(record, stands.failover);
  const parts = stands.parts === undefined ? 1 : readCount(record, stands.parts);
  const listed =
    stands.placedBy === undefined ? null : around.places.listOf(record, { lists: [{ zone: stands.placedBy }] });

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
    return [
      placed(
        listed.places.map((place, index) =>
          member(index === 0 ? "primary" : `replica ${index}`, place, index === 0 ? null : failoverFact),
        ),
      ),
    ];
  }

  const spreading = readSpreading(record, stands.spreading);
  const countFact =
    desired === "unknown" || guaranteed === "unknown" || guaranteed < 1 || guaranteed < desired
      ? countFactOf(record, topLevel((stands.minimum ?? stands.count).property), around)
      : failoverFact;
  const most = Math.max(desired === "unknown" ? over.places.length : desired, 1);
  const least = failoverFact !== null ? 1 : guaranteed === "unknown" ? 1 : guaranteed;
  // By priority all stand in one place: the first of the list, which a set of ids does not tell.
  const taken =
    spreading === "first"
      ? { places: [oneOf(record, over, "", around)], fact: null }
      : slots(record, over, most, around);
  const number = parts === "unknown" ? 1 : Math.min(parts, largestNumberOfParts);
  return Array.from({ length: Math.max(number, 1) }, (_, index) => ({
    kind: "spread" as const,
    name: number > 1 ? `shard ${index + 1}` : "",
    places: taken.places,
    placesFact: taken.fact,
    count: { desired: most, guaranteed: Math.max(Math.min(least, most), 0), fact: countFact },
    spreadingFact:
      spreading === "unknown" || spreading === "none"
        ? modeFact(record, spreadingProperty(stands, over), around)
        : null,
  }));
}

/**
 * Fewer members than places: each stands in one of them, whichever the provider picks. No two in the same, as long as at least
 * as many places are certain to be zones of their own.
 */
function slots(
  record: ResourceRecord,
  over: Places,
  members: number,
  around: Surroundings,
): Pick<Places, "places" | "fact"> {
  const zones = [...new Set(over.places.map((place) => place.domain))].sort();
  if (members >= zones.length) return over;
  const places = Array.from({ length: members }, (_, index) =>
    around.places.undecided(record, over.property, zones, members === 1 ? "" : `member ${index + 1}`),
  );
  const certain = zones.filter((zone) => !around.domains.isUnknown(zone)).length;
  if (certain >= members && over.fact === null) around.domains.differ(places.map((place) => place.domain));
  return { places, fact: null };
}

/** Every shard of one resource stands alike, so more of them than any cloud sells add nothing. */
const largestNumberOfParts = 500;

/** What to state so that it can be told how members spread: the setting, else each member's zone, else the list itself. */
function spreadingProperty(stands: Extract<Stands, { kind: "spread" }>, over: Places): string {
  if (typeof stands.spreading !== "string") return stands.spreading.property;
  return stands.placedBy ?? over.property;
}
