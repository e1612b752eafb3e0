import type { CatalogueEntry, PlaceOf, Stands } from "../model/catalogue.ts";
import type { Part, Place, Standing } from "../model/graph.ts";
import type { Value } from "../model/value.ts";
import { absent } from "../model/value.ts";
import { label } from "./labels.ts";
import { member, oneOf, placed } from "./parts.ts";
import { namedBy } from "./place-givers.ts";
import { primaryAndStandbys } from "./primary-standby.ts";
import { knownText, readValue, topLevel } from "./property-path.ts";
import { regionOf } from "./region.ts";
import { modeFact, numberFact } from "./setting-facts.ts";
import { readSetting } from "./settings.ts";
import { spread } from "./spread.ts";
import type { StackRecord } from "./stack-record.ts";
import type { Surroundings } from "./surroundings.ts";

/** How a resource that the catalogue describes stands in the world. Listeners and pools are told by what they join. */
export function standingOf(record: StackRecord, entry: CatalogueEntry, around: Surroundings): Standing {
  const instead = entry.standsInstead;
  if (instead === undefined) return standingAs(record, entry.stands, around);
  const answer = readSetting(record, instead.where);
  if (answer === "yes") return standingAs(record, instead.stands, around);
  if (answer === "no") return standingAs(record, entry.stands, around);
  const ways = [standingAs(record, entry.stands, around), standingAs(record, instead.stands, around)] as const;
  return { kind: "either", ways, fact: modeFact(record, instead.where.property, around) };
}

function standingAs(record: StackRecord, stands: Stands, around: Surroundings): Standing {
  switch (stands.kind) {
    case "nowhere":
      return { kind: "nowhere" };
    case "zone": {
      const egress = around.egress.of(record);
      return {
        kind: "place",
        place: around.places.zoneOf(record),
        egress: egress.through,
        egressFact: egress.fact,
      };
    }
    case "one": {
      const places = placesOfMember(record, stands, around) ?? around.places.placeOf(record, stands);
      const members = places.map((place) => member("", place));
      const part = placed(members);
      const one: Standing = { kind: "parts", parts: [stands.redundantInPlace === true ? redundant(part) : part] };
      if (!isPerhapsSeveral(record, stands)) return one;
      return { kind: "either", ways: [one, { kind: "nowhere" }], fact: numberFact(record, around) };
    }
    case "primary-standby":
      return { kind: "parts", parts: [primaryAndStandbys(record, stands, around)] };
    case "spread": {
      const members = spread(record, stands, around);
      const parts = stands.redundantInPlace === true ? members.map(redundant) : members;
      if (stands.beside === undefined) return { kind: "parts", parts };
      return { kind: "parts", parts, beside: apart(standingAs(record, stands.beside, around)) };
    }
    case "balancer": {
      const { places, fact } = around.places.listOf(record, stands.over);
      // A balancer's subnets differ; zones that it names one by one may be the same.
      if (stands.over.each === undefined) around.domains.differ(places.map((place) => place.domain));
      const crossZone = stands.crossZone === undefined ? "yes" : readSetting(record, stands.crossZone);
      const takeover = stands.switchOver === undefined ? null : around.takeovers.of(record, stands.switchOver);
      return {
        kind: "balancer",
        places,
        placesFact: fact,
        crossZone: crossZone === "inherits" ? "unknown" : crossZone,
        crossZoneFact:
          crossZone === "unknown" && stands.crossZone !== undefined
            ? modeFact(record, stands.crossZone.property, around)
            : null,
        ...(stands.targetsIn === undefined ? {} : { targetsIn: stands.targetsIn }),
        ...(takeover === null ? {} : { takeover }),
      };
    }
    case "regional": {
      const region = regionOf(record, providerOf(record, around), around.stack, around.domains, around.facts);
      const foundUnder = around.stack.catalogue.endpointName(providerOf(record, around));
      return { kind: "regional", region, product: stands.product, tolerates: stands.tolerates, foundUnder };
    }
    case "global": {
      const provider = providerOf(record, around);
      const foundUnder = around.stack.catalogue.endpointName(provider);
      return { kind: "global", provider: around.domains.provider(provider), product: stands.product, foundUnder };
    }
    case "joined":
      return stands.beside === undefined ? { kind: "nowhere" } : standingAs(record, stands.beside, around);
    case "site":
      return { kind: "parts", parts: [placed([member("", siteOf(record, stands.site, around))])] };
    case "workload":
      return { kind: "unsupported", fact: workloadFact(record, around) };
  }
}

/**
 * Whether there may be more of a member than the stack shows, as it is placed by an element of a list of unknown length. Most
 * favourably nothing is then lost with it: the others, wherever they are, may stand in.
 */
function isPerhapsSeveral(record: StackRecord, where: PlaceOf): boolean {
  return [where.zone, where.within].some((path) => {
    const value = path === undefined ? absent : readValue(record, path);
    return value.kind === "unknown" && value.perhapsSeveral === true;
  });
}

function redundant(part: Part): Part {
  if (part.kind === "spread") return { ...part, redundantInPlace: true };
  return { ...part, members: part.members.map((one) => ({ ...one, redundantInPlace: true })) };
}

/** Members of what others rest on beside bear a name of their own, so that each is told apart. */
function apart(beside: Standing): Standing {
  if (beside.kind !== "parts") return beside;
  return {
    ...beside,
    parts: beside.parts.map((part) => ({ ...part, name: part.name === "" ? "voters" : `voters ${part.name}` })),
  };
}

/** Where the provider puts a member of a cluster that states no place itself; `null` where it does, or its cluster says nothing. */
function placesOfMember(record: StackRecord, where: PlaceOf, around: Surroundings): readonly Place[] | null {
  const joins = around.stack.entry(record)?.joins;
  if (joins?.kind !== "member") return null;
  const decides = [where.zone, where.within].filter((path) => path !== undefined);
  if (decides.some((path) => isStated(readValue(record, path)))) return null;
  const [offered] = namedBy(record, joins.of).flatMap((urn) => {
    const cluster = around.stack.record(urn);
    const stands = cluster === undefined ? undefined : around.stack.entry(cluster)?.stands;
    if (cluster === undefined || stands?.kind !== "joined" || stands.over === undefined) return [];
    const places = around.places.listOf(cluster, stands.over);
    return places.stated ? [places] : [];
  });
  if (offered === undefined || around.places.stated(record) !== null) return null;
  return [oneOf(record, { ...offered, property: topLevel(decides[0] ?? offered.property) }, "", around)];
}

function isStated(value: Value): boolean {
  return value.kind !== "absent" && !(value.kind === "known" && (value.value === null || value.value === ""));
}

/** A building outside the zones, by the name that the provider gives it; one of its own where the name is not known. */
function siteOf(record: StackRecord, path: string, around: Surroundings): Place {
  const { domains, facts, stack } = around;
  const provider = providerOf(record, around);
  const property = topLevel(path);
  const name = knownText(readValue(record, path));
  if (name !== null) return { domain: domains.site(provider, name), through: null, property };
  const named = label(record, stack);
  const fact = facts.add({
    id: `place:site-of:${record.urn}`,
    kind: "place",
    subjects: [record.urn],
    what: `the building in which ${named} ends`,
    remedy: `state ${property} of ${named} as a literal`,
  });
  const id = `site-of:${record.urn}`;
  return { domain: domains.unknownSite(provider, id, `building of ${named}`, fact), through: null, property };
}

/** A cluster spreads what it runs by rules of its own, over nodes that it picks. */
function workloadFact(record: StackRecord, around: Surroundings): string {
  return around.facts.add({
    id: `unsupported:${record.urn}`,
    kind: "unsupported",
    subjects: [record.urn],
    what: `over which zones the cluster spreads ${label(record, around.stack)}`,
    remedy: `state the zones of ${label(record, around.stack)} under placement: in faultline.yaml, or take it off the path under dependencies: with kind: none and a reason`,
  });
}

function providerOf(record: StackRecord, around: Surroundings) {
  const provider = around.stack.catalogue.provider(record.type);
  if (provider === undefined)
    throw new Error(`no provider is known for ${record.type}, though the catalogue describes its placement`);
  return provider;
}
