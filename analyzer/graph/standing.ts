import type { CatalogueEntry, Stands } from "../model/catalogue.ts";
import type { FactId, Member, Part, Place, Standing } from "../model/graph.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import type { DomainRegister } from "./domains.ts";
import type { FactRegister } from "./facts.ts";
import { label } from "./labels.ts";
import type { Places } from "./place-lists.ts";
import type { PlaceResolver } from "./places.ts";
import { knownText, readValue, topLevel } from "./property-path.ts";
import { regionOf } from "./region.ts";
import { readCount, readSetting, readSpreading } from "./settings.ts";
import type { StackIndex } from "./stack-index.ts";

/** What is needed to tell how a resource stands. */
export interface Surroundings {
  readonly stack: StackIndex;
  readonly places: PlaceResolver;
  readonly domains: DomainRegister;
  readonly facts: FactRegister;
}

/** How a resource that the catalogue describes stands in the world. Listeners and pools are told by what they join. */
export function standingOf(record: ResourceRecord, entry: CatalogueEntry, around: Surroundings): Standing {
  const instead = entry.standsInstead;
  if (instead === undefined) return standingAs(record, entry.stands, around);
  const answer = readSetting(record, instead.where);
  if (answer === "yes") return standingAs(record, instead.stands, around);
  if (answer === "no") return standingAs(record, entry.stands, around);
  const ways = [standingAs(record, entry.stands, around), standingAs(record, instead.stands, around)] as const;
  return { kind: "either", ways, fact: modeFact(record, instead.where.property, around) };
}

function standingAs(record: ResourceRecord, stands: Stands, around: Surroundings): Standing {
  switch (stands.kind) {
    case "nowhere":
      return { kind: "nowhere" };
    case "zone":
      return { kind: "place", place: around.places.zoneOf(record) };
    case "one":
      return {
        kind: "parts",
        parts: [placed(around.places.placeOf(record, stands).map((place) => member("", place)))],
      };
    case "primary-standby":
      return { kind: "parts", parts: [primaryAndStandbys(record, stands, around)] };
    case "spread":
      return { kind: "parts", parts: spread(record, stands, around) };
    case "balancer": {
      const { places, fact } = around.places.listOf(record, stands.over);
      around.domains.differ(places.map((place) => place.domain));
      const crossZone = stands.crossZone === undefined ? "yes" : readSetting(record, stands.crossZone);
      return {
        kind: "balancer",
        places,
        placesFact: fact,
        crossZone: crossZone === "inherits" ? "unknown" : crossZone,
        crossZoneFact:
          crossZone === "unknown" && stands.crossZone !== undefined
            ? modeFact(record, stands.crossZone.property, around)
            : null,
      };
    }
    case "regional": {
      const region = regionOf(record, providerOf(record, around), around.stack, around.domains, around.facts);
      return { kind: "regional", region, product: stands.product, tolerates: stands.tolerates };
    }
    case "global":
      return { kind: "global", provider: around.domains.provider(providerOf(record, around)), product: stands.product };
  }
}

function primaryAndStandbys(
  record: ResourceRecord,
  stands: Extract<Stands, { kind: "primary-standby" }>,
  around: Surroundings,
): Part {
  const listed = stands.over === undefined ? null : around.places.listOf(record, stands.over);
  const offered = listed?.stated === true ? listed : null;
  const primaries = primaryPlaces(record, stands, offered, around);
  const switches = stands.failover === undefined ? "yes" : readSetting(record, stands.failover);
  const stated = stands.standbyZones.some((property) => knownText(readValue(record, property)) !== null);
  const exists = stands.enabled === undefined ? "yes" : readSetting(record, stands.enabled);
  const enabled = exists === "unknown" && stated ? "yes" : exists;
  const members: Member[] = primaries.map((place, index) => member(index === 0 ? "primary" : "standby", place));
  const doubtful = enabled !== "yes" ? stands.enabled : switches !== "yes" ? stands.failover : undefined;
  const doubt = doubtful === undefined ? null : modeFact(record, doubtful.property, around);
  // A standby that somebody has to switch to does not stand in by itself.
  const off = enabled === "no" ? stands.enabled : switches === "no" ? stands.failover : undefined;
  if (off !== undefined) return placed(members.slice(0, 1).map((only) => ({ ...only, mends: topLevel(off.property) })));

  let named = members.length - 1;
  for (const property of stands.standbyZones) {
    const zone = readValue(record, property);
    if (zone.kind !== "absent" && !(zone.kind === "known" && (zone.value === null || zone.value === ""))) {
      members.push(
        ...around.places
          .placeOf(record, { zone: property }, `standby ${named}`)
          .map((place) => member("standby", place, doubt)),
      );
      named += 1;
    }
  }
  const [primary] = primaries;
  if (named === 0 && primary !== undefined) {
    if (stands.otherwise === "beside-primary") {
      members.push(member("standby", { ...primary, property: stands.standbyZones[0] ?? primary.property }, doubt));
    }
    if (stands.otherwise === "anywhere") {
      members.push(
        member(
          "standby",
          around.places.undecided(record, stands.standbyZones[0] ?? primary.property, "region", "standby"),
          doubt,
        ),
      );
    }
    if (stands.otherwise === "elsewhere")
      members.push(member("standby", elsewhere(record, primary, offered, around), doubt));
  }
  return placed(members);
}

function primaryPlaces(
  record: ResourceRecord,
  stands: Extract<Stands, { kind: "primary-standby" }>,
  offered: Places | null,
  around: Surroundings,
): readonly Place[] {
  const given = [stands.primary.zone, stands.primary.within].some(
    (path) => path !== undefined && readValue(record, path).kind !== "absent",
  );
  return given || offered === null
    ? around.places.placeOf(record, stands.primary)
    : [oneOf(record, offered, "", around)];
}

/** A standby that the provider puts into another zone than the primary's, as far as the offered subnets have one. */
function elsewhere(record: ResourceRecord, primary: Place, offered: Places | null, around: Surroundings): Place {
  if (offered === null) {
    const standby = around.places.undecided(record, primary.property, "region", "standby");
    around.domains.differ([primary.domain, standby.domain]);
    return standby;
  }
  const others = offered.places.filter((place) => place.domain !== primary.domain);
  if (others.length === 0) return primary;
  const standby = oneOf(record, { ...offered, places: others }, "standby", around);
  around.domains.differ([primary.domain, standby.domain]);
  return standby;
}

/** One of the offered places: that place where all are the same, else whichever it will be. */
function oneOf(record: ResourceRecord, offered: Places, element: string, around: Surroundings): Place {
  const zones = [...new Set(offered.places.map((place) => place.domain))].sort();
  const [first] = offered.places;
  return first !== undefined && zones.length === 1
    ? first
    : around.places.undecided(record, offered.property, zones, element);
}

function spread(
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

function placed(members: readonly Member[]): Part {
  return { kind: "placed", name: "", members, required: 1 };
}

function member(name: string, place: Place, fact: FactId | null = null): Member {
  return { name, place, fact, mends: null };
}

function modeFact(record: ResourceRecord, path: string, around: Surroundings): FactId {
  const property = topLevel(path);
  return around.facts.add({
    id: `mode:${record.urn}#${property}`,
    kind: "mode",
    subjects: [record.urn],
    what: `what ${property} of ${label(record, around.stack)} will be`,
    remedy: `state ${property} of ${label(record, around.stack)} as a literal`,
  });
}

function countFactOf(record: ResourceRecord, property: string, around: Surroundings): FactId {
  return around.facts.add({
    id: `count:${record.urn}#${property}`,
    kind: "count",
    subjects: [record.urn],
    what: `how many members ${label(record, around.stack)} keeps (${property})`,
    remedy: `state ${property} of ${label(record, around.stack)} as a literal of at least 1`,
  });
}

function providerOf(record: ResourceRecord, around: Surroundings) {
  const provider = around.stack.catalogue.provider(record.type);
  if (provider === undefined)
    throw new Error(`no provider is known for ${record.type}, though the catalogue describes its placement`);
  return provider;
}
