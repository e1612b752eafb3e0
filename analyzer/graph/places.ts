import type { PlaceList } from "../model/catalogue.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { Place } from "../model/graph.ts";
import type { PlacementStatement } from "../model/objectives.ts";
import type { Urn } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import { amongPlaces } from "./among-places.ts";
import type { DomainRegister } from "./domains.ts";
import type { FactRegister } from "./facts.ts";
import { namedBy, placeGivers } from "./place-givers.ts";
import type { Places, SinglePlaces } from "./place-lists.ts";
import { createPlaceLists } from "./place-lists.ts";
import { createPlaceNames } from "./place-names.ts";
import { knownText, readValue, topLevel } from "./property-path.ts";
import { matches } from "./selectors.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/** Answers where things stand, each place once, so that all that inherit an unknown place share it. */
export interface PlaceResolver extends SinglePlaces {
  listOf(record: StackRecord, list: PlaceList): Places;
  /** An unknown place of a resource's own, decided by `property`: any of the candidates. */
  undecided(record: StackRecord, property: string, candidates: readonly DomainId[] | "region", element?: string): Place;
  /** Statements that decide nothing: no placement was left open for them, or the zone is none that is on record. */
  unused(): readonly { readonly statement: PlacementStatement; readonly why: "unknown-zone" | "nothing-open" }[];
  /** The zone that a written name stands for, in the resource's region. */
  named(record: StackRecord, zone: string, property: string): readonly Place[];
}

export function createPlaceResolver(
  stack: StackIndex,
  domains: DomainRegister,
  facts: FactRegister,
  statements: readonly PlacementStatement[],
): PlaceResolver {
  const subnets = new Map<Urn, Place>();
  const used = new Set<PlacementStatement>();
  const unclear = new Set<PlacementStatement>();
  const names = createPlaceNames(stack, domains, facts);
  const single: SinglePlaces = {
    zoneOf(record) {
      const known = subnets.get(record.urn);
      if (known !== undefined) return known;
      const stands = stack.entry(record)?.stands;
      const spellings = stands?.kind === "zone" ? [stands.zone, ...(stands.or ?? [])] : ["zone"];
      const property = spellings.find((path) => readValue(record, path).kind !== "absent") ?? spellings[0] ?? "zone";
      const place = single.placeOf(record, { zone: property })[0] ?? names.undecided(record, property, "region");
      subnets.set(record.urn, place);
      return place;
    },

    placeOf(record, where, element = "") {
      const literal = where.zone !== undefined && knownText(readValue(record, where.zone)) !== null;
      // A statement speaks for what the program leaves open, and not for a standby's zone.
      const stated = literal || element !== "" ? null : single.stated(record);
      if (stated !== null)
        return stated.map((place) => ({ ...place, property: topLevel(where.zone ?? where.within ?? "") }));
      if (where.zone !== undefined) {
        const zone = readValue(record, where.zone);
        const name = knownText(zone);
        const enclosing = where.within === undefined ? [] : placeGivers(record, where.within);
        const from = placeGivers(record, where.zone);
        if (name !== null) {
          const here = names.named(record, name, where.zone);
          if (here.length === 0) return [names.undecided(record, where.zone, "region", element)];
          return here.map((place) => ({
            ...place,
            through: [...from, ...enclosing].find((giver) => single.zoneOf(giver).domain === place.domain)?.urn ?? null,
          }));
        }
        if (zone.kind === "unknown" || zone.kind === "known") {
          const place = overGivers(record, where.zone, from, element);
          if (place !== null) return [place];
          if (enclosing.length === 0) return [names.undecided(record, where.zone, "region", element)];
        }
      }
      if (where.within !== undefined) {
        const value = readValue(record, where.within);
        if (value.kind !== "absent") return [insideOf(record, where.within, value)];
      }
      return [names.undecided(record, where.within ?? where.zone ?? "zone", "region", element)];
    },

    stated(record) {
      const statement = statements.find((one) => matches(one.match, record));
      if (statement === undefined) return null;
      const places = placesStated(record, statement.zone);
      if (places === null) {
        unclear.add(statement);
        return null;
      }
      used.add(statement);
      return places;
    },
  };
  const lists = createPlaceLists(stack, facts, names, single);

  /** One giver is the place; several make it one of theirs; none leaves it open. */
  function overGivers(record: StackRecord, path: string, from: readonly StackRecord[], element = ""): Place | null {
    const places = from.map((giver) => ({ ...single.zoneOf(giver), through: giver.urn, property: topLevel(path) }));
    const [first] = places;
    if (first === undefined) return null;
    if (places.every((place) => place.domain === first.domain)) return first;
    const zones = [...new Set(places.map((place) => place.domain))].sort();
    return amongPlaces(names.undecided(record, path, zones, element), places);
  }

  function insideOf(record: StackRecord, path: string, value: Value): Place {
    const id = knownText(value);
    const from = placeGivers(record, path);
    if (from.length > 0) return overGivers(record, path, from) ?? names.undecided(record, path, "region");
    const offered = namedBy(record, path).flatMap((urn) => lists.groupAt(urn)?.places ?? []);
    const [first] = offered;
    if (first !== undefined) {
      const zones = [...new Set(offered.map((place) => place.domain))].sort();
      return zones.length === 1
        ? { ...first, property: topLevel(path) }
        : amongPlaces(names.undecided(record, path, zones), offered);
    }
    if (id !== null) return ownedOrOutside(record, path, id);
    return names.undecided(record, path, "region");
  }

  /** The zones on record that a statement means, by name, id or full key; `null` where none of the resource's cloud is. */
  function placesStated(record: StackRecord, zone: string): readonly Place[] | null {
    const [cloud = "", region = "", name] = zone.split("/");
    const keyed = stack.catalogue.provider(`pulumi:providers:${cloud.split("-")[0]}`);
    const own = stack.catalogue.provider(record.type);
    const provider = name === undefined ? own : keyed;
    if (provider === undefined || (own !== undefined && own !== provider)) return null;
    const zones = stack.catalogue.zonesNamed(name ?? zone);
    const places = zones.flatMap((one) => {
      const where = name === undefined ? stack.catalogue.regionOfZone(provider, one) : region;
      const isListed =
        stack.catalogue.region(provider, where ?? "")?.zones.some((listed) => listed.name === one) ?? false;
      if (where === undefined || !isListed) return [];
      return [{ domain: domains.zone(provider, domains.region(provider, where), one), through: null, property: "" }];
    });
    return places.length > 0 && places.length === zones.length ? places : null;
  }

  function ownedOrOutside(record: StackRecord, path: string, id: string): Place {
    const known = stack.withId(id);
    if (known === undefined || stack.role(known) !== "place") return names.outside(record, path, id);
    return { ...single.zoneOf(known), through: known.urn, property: topLevel(path) };
  }

  return {
    ...single,
    listOf: lists.listOf,
    undecided: names.undecided,
    named: names.named,
    unused: () =>
      statements
        .filter((statement) => !used.has(statement))
        .map((statement) => ({
          statement,
          why: unclear.has(statement) ? ("unknown-zone" as const) : ("nothing-open" as const),
        })),
  };
}
