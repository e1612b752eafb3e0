import type { PlaceList, PlaceOf, Provider } from "../model/catalogue.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { FactId, Place } from "../model/graph.ts";
import type { PlacementStatement } from "../model/objectives.ts";
import type { ResourceRecord, Urn } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import type { DomainRegister } from "./domains.ts";
import type { FactRegister } from "./facts.ts";
import { label } from "./labels.ts";
import { knownText, readValue, readWithin, topLevel } from "./property-path.ts";
import { regionOf } from "./region.ts";
import { matches } from "./selectors.ts";
import type { StackIndex } from "./stack-index.ts";

/** A list of places as a program states it. */
export interface Places {
  readonly places: readonly Place[];
  /** Set where the list is put together at deployment, so that any part of it may be meant. */
  readonly fact: FactId | null;
  readonly property: string;
  /** Whether the program says anything of it, known or not. */
  readonly stated: boolean;
}

/** Answers where things stand, each place once, so that all that inherit an unknown place share it. */
export interface PlaceResolver {
  /** The zone of a subnet or vSwitch. */
  zoneOf(record: ResourceRecord): Place;
  /** Where a single member stands; several places where the property names a multi-zone id. */
  placeOf(record: ResourceRecord, where: PlaceOf, element?: string): readonly Place[];
  /** Where faultline.yaml says that a resource stands; `null` where it says nothing. */
  stated(record: ResourceRecord): readonly Place[] | null;
  listOf(record: ResourceRecord, list: PlaceList): Places;
  /** An unknown place of a resource's own, decided by `property`: any of the candidates. */
  undecided(record: ResourceRecord, property: string, candidates: readonly DomainId[] | "region", element?: string): Place;
  /** Statements that no placement was left open for, so that they decide nothing. */
  unused(): readonly PlacementStatement[];
  /** The zone that a written name stands for, in the resource's region. */
  named(record: ResourceRecord, zone: string, property: string): readonly Place[];
}

export function createPlaceResolver(
  stack: StackIndex,
  domains: DomainRegister,
  facts: FactRegister,
  statements: readonly PlacementStatement[],
): PlaceResolver {
  const subnets = new Map<Urn, Place>();
  const used = new Set<PlacementStatement>();

  const providerOf = (record: ResourceRecord): Provider => {
    const provider = stack.catalogue.provider(record.type);
    if (provider === undefined) throw new Error(`no provider is known for ${record.type}, though the catalogue describes its placement`);
    return provider;
  };

  const resolver: PlaceResolver = {
    zoneOf(record) {
      const known = subnets.get(record.urn);
      if (known !== undefined) return known;
      const stands = stack.entry(record)?.stands;
      const spellings = stands?.kind === "zone" ? [stands.zone, ...(stands.or ?? [])] : ["zone"];
      const property = spellings.find((path) => readValue(record, path).kind !== "absent") ?? spellings[0] ?? "zone";
      const place = resolver.placeOf(record, { zone: property })[0] ?? resolver.undecided(record, property, "region");
      subnets.set(record.urn, place);
      return place;
    },

    placeOf(record, where, element = "") {
      const literal = where.zone !== undefined && knownText(readValue(record, where.zone)) !== null;
      // A statement speaks for what the program leaves open, and not for a standby's zone.
      const stated = literal || element !== "" ? null : resolver.stated(record);
      if (stated !== null) return stated.map((place) => ({ ...place, property: topLevel(where.zone ?? where.within ?? "") }));
      if (where.zone !== undefined) {
        const zone = readValue(record, where.zone);
        const name = knownText(zone);
        const within = where.within === undefined ? [] : givers(record, where.within);
        const from = givers(record, where.zone);
        if (name !== null) {
          const here = resolver.named(record, name, where.zone);
          if (here.length === 0) return [resolver.undecided(record, where.zone, "region", element)];
          return here.map((place) => ({
            ...place,
            through: [...from, ...within].find((giver) => resolver.zoneOf(giver).domain === place.domain)?.urn ?? null,
          }));
        }
        if (zone.kind === "unknown" || zone.kind === "known") {
          const place = overGivers(record, where.zone, from, element);
          if (place !== null) return [place];
          if (within.length === 0) return [resolver.undecided(record, where.zone, "region", element)];
        }
      }
      if (where.within !== undefined) {
        const value = readValue(record, where.within);
        if (value.kind !== "absent") return [within(record, where.within, value)];
      }
      return [resolver.undecided(record, where.within ?? where.zone ?? "zone", "region", element)];
    },

    stated(record) {
      const statement = statements.find((one) => matches(one.match, record));
      if (statement === undefined) return null;
      used.add(statement);
      const { zone } = statement;
      const [cloud = "", region, name] = zone.split("/");
      const provider = stack.catalogue.provider(`pulumi:providers:${cloud}`);
      if (provider !== undefined && region !== undefined && name !== undefined) {
        return [{ domain: domains.zone(provider, domains.region(provider, region), name), through: null, property: "" }];
      }
      return stack.catalogue.provider(record.type) === undefined ? null : resolver.named(record, zone, "");
    },

    listOf(record, list) {
      for (const where of list.lists) {
        const property = where.zone ?? where.within ?? "";
        const found = listAt(record, where);
        if (found !== null) return { ...found, property: topLevel(property), stated: true };
      }
      if (list.each !== undefined) {
        return {
          places: list.each.flatMap((where, position) => resolver.placeOf(record, where, position === 0 ? "" : `place ${position + 1}`)),
          fact: null,
          property: topLevel(list.each[0]?.zone ?? list.each[0]?.within ?? ""),
          stated: true,
        };
      }
      if (list.group !== undefined) {
        const group = property(record, list.group).map((urn) => groupAt(urn)).find((places) => places !== null);
        if (group != null) return group;
      }
      const decides = list.lists[0]?.zone ?? list.lists[0]?.within ?? list.group ?? "zones";
      return { ...someOf(record, decides), property: topLevel(decides), stated: false };
    },

    undecided(record, property, candidates, element = "") {
      const decides = topLevel(property);
      const id = element === "" ? `zone-of:${record.urn}` : `zone-of:${record.urn}#${element}`;
      const fact = facts.add({
        id: `place:${id}`,
        kind: "place",
        subjects: [record.urn],
        what: `the zone of ${element === "" ? "" : `${element} of `}${label(record, stack)}`,
        remedy: `state ${decides} of ${label(record, stack)} in the program, or its zone under placement: in faultline.yaml`,
      });
      const region = regionOf(record, providerOf(record), stack, domains, facts);
      return {
        domain: domains.unknownPlace({ id, label: `zone of ${element === "" ? "" : `${element} of `}${label(record, stack)}`, region, candidates, fact }),
        through: null,
        property: decides,
      };
    },

    unused: () => statements.filter((statement) => !used.has(statement)),

    named(record, zone, property) {
      const provider = providerOf(record);
      const byName = stack.catalogue.regionOfZone(provider, zone);
      const region = byName === undefined ? regionOf(record, provider, stack, domains, facts) : domains.region(provider, byName);
      return stack.catalogue
        .zonesNamed(zone)
        .map((name) => ({ domain: domains.zone(provider, region, name), through: null, property: topLevel(property) }));
    },
  };

  /** The subnets and vSwitches that a property's value was made from. */
  function givers(record: ResourceRecord, path: string): readonly ResourceRecord[] {
    return property(record, path).flatMap((urn) => {
      const giver = stack.record(urn);
      return giver !== undefined && stack.role(giver) === "place" ? [giver] : [];
    });
  }

  function property(record: ResourceRecord, path: string): readonly Urn[] {
    return record.propertyDependencies[topLevel(path)] ?? [];
  }

  /** The places of a subnet group. */
  function groupAt(urn: Urn): Places | null {
    const group = stack.record(urn);
    const joins = group === undefined ? undefined : stack.entry(group)?.joins;
    return group !== undefined && joins?.kind === "subnet-group" ? resolver.listOf(group, joins.over) : null;
  }

  function offeredBy(urn: Urn): readonly Place[] {
    return groupAt(urn)?.places ?? [];
  }

  /** One giver is the place; several make it one of theirs; none leaves it open. */
  function overGivers(record: ResourceRecord, path: string, from: readonly ResourceRecord[], element = ""): Place | null {
    const places = from.map((giver) => ({ ...resolver.zoneOf(giver), through: giver.urn, property: topLevel(path) }));
    const [first] = places;
    if (first === undefined) return null;
    if (places.every((place) => place.domain === first.domain)) return first;
    return resolver.undecided(record, path, [...new Set(places.map((place) => place.domain))].sort(), element);
  }

  function within(record: ResourceRecord, path: string, value: Value): Place {
    const id = knownText(value);
    const from = givers(record, path);
    if (from.length > 0) return overGivers(record, path, from) ?? resolver.undecided(record, path, "region");
    const offered = property(record, path).flatMap((urn) => offeredBy(urn));
    const [first] = offered;
    if (first !== undefined) {
      const zones = [...new Set(offered.map((place) => place.domain))].sort();
      return zones.length === 1 ? { ...first, property: topLevel(path) } : resolver.undecided(record, path, zones);
    }
    if (id !== null) return outside(record, path, id);
    return resolver.undecided(record, path, "region");
  }

  /** A subnet that this stack only names: one unknown place for each provider and id. */
  function outside(record: ResourceRecord, path: string, id: string): Place {
    const read = stack.withId(id);
    if (read !== undefined && stack.role(read) === "place") return { ...resolver.zoneOf(read), through: read.urn, property: topLevel(path) };
    const provider = providerOf(record);
    const node = `outside:${provider}:${id}`;
    const fact = facts.add({
      id: `place:${node}`,
      kind: "place",
      subjects: [record.urn],
      what: `the zone of ${id}, which this stack only names`,
      remedy: `fetch it with .get() and state its zone under placement: in faultline.yaml, or create it in this stack`,
    });
    const region = regionOf(record, provider, stack, domains, facts);
    return {
      domain: domains.unknownPlace({ id: `zone-of:${node}`, label: `zone of ${id}`, region, candidates: "region", fact }),
      through: null,
      property: topLevel(path),
    };
  }

  function listAt(record: ResourceRecord, where: PlaceOf): Pick<Places, "places" | "fact"> | null {
    const list = (where.zone ?? where.within ?? "").split("[]", 1)[0] ?? "";
    const value = readValue(record, list);
    if (value.kind === "absent") return null;
    if (value.kind !== "list") return part(record, list);
    if (value.items.length === 0) return null;

    const spare = new Set(givers(record, list));
    const told = value.items.map((item, position) => toldPlaces(record, where, list, item, position, spare));
    // What the list was made from and no element has claimed: as many as elements are left, so one each; else any of them.
    const left = [...spare];
    const open = value.items.filter((_, position) => told[position] === null);
    const named = open.filter((item) => textAt(item, where.within) !== null);
    const oneEach = open.length === left.length || (named.length > 0 && open.length < left.length);
    const unnamedOneEach = !oneEach && open.length - named.length === left.length;
    let next = 0;
    return {
      places: value.items.flatMap((item, position) => {
        const known = told[position];
        if (known != null) return known;
        const id = textAt(item, where.within);
        if (id !== null && (left.length === 0 || unnamedOneEach)) return [outside(record, list, id)];
        const giver = left.length === 1 ? left[0] : oneEach || unnamedOneEach ? left[next++] : undefined;
        if (giver !== undefined) return [{ ...resolver.zoneOf(giver), through: giver.urn, property: topLevel(list) }];
        const candidates = left.length > 0 ? [...new Set(left.map((one) => resolver.zoneOf(one).domain))].sort() : "region";
        return [resolver.undecided(record, list, candidates, `${topLevel(list)}[${position}]`)];
      }),
      fact: null,
    };
  }

  /** Where one element of a list stands, if it says so itself; takes what gives it its place from the spare ones. */
  function toldPlaces(
    record: ResourceRecord,
    where: PlaceOf,
    list: string,
    item: Value,
    position: number,
    spare: Set<ResourceRecord>,
  ): readonly Place[] | null {
    const zone = textAt(item, where.zone);
    if (zone !== null) {
      const here = resolver.named(record, zone, list);
      if (here.length === 0) return [resolver.undecided(record, list, "region", `${topLevel(list)}[${position}]`)];
      const giver = [...spare].find((one) => here.some((place) => place.domain === resolver.zoneOf(one).domain));
      if (giver !== undefined) spare.delete(giver);
      return here.map((place) => ({ ...place, through: giver?.urn ?? null }));
    }
    const id = textAt(item, where.within);
    const named = id === null ? undefined : stack.withId(id);
    if (named === undefined || stack.role(named) !== "place") return null;
    spare.delete(named);
    return [{ ...resolver.zoneOf(named), through: named.urn, property: topLevel(list) }];
  }

  /** A list that is unknown as a whole: some of what it was made from, or something nobody can tell. */
  function part(record: ResourceRecord, list: string): Pick<Places, "places" | "fact"> {
    const from = givers(record, list).map((giver) => ({ ...resolver.zoneOf(giver), through: giver.urn, property: topLevel(list) }));
    return from.length > 0 ? { places: from, fact: partFact(record, list) } : someOf(record, list);
  }

  /** Places of which not even the number is known: those that faultline.yaml states, else most favourably two. */
  function someOf(record: ResourceRecord, list: string): Pick<Places, "places" | "fact"> {
    const stated = resolver.stated(record);
    if (stated !== null) return { places: stated.map((place) => ({ ...place, property: topLevel(list) })), fact: null };
    const places = [1, 2].map((number) => resolver.undecided(record, list, "region", `place ${number}`));
    return { places, fact: partFact(record, list) };
  }

  function partFact(record: ResourceRecord, list: string): FactId | null {
    const from = givers(record, list);
    if (from.length === 1) return null;
    return facts.add({
      id: `places:${record.urn}`,
      kind: "places",
      subjects: [record.urn],
      what:
        from.length > 1
          ? `which of ${from.length} subnets ${topLevel(list)} of ${label(record, stack)} will name`
          : `which places ${topLevel(list)} of ${label(record, stack)} will name`,
      remedy: `write ${topLevel(list)} of ${label(record, stack)} as a list of the ids themselves, so that its length is known before deployment`,
    });
  }

  return resolver;
}

/** The known text of one element of a list, at what follows the list in a path. */
function textAt(item: Value, path: string | undefined): string | null {
  return path === undefined ? null : knownText(readWithin(item, path.split(/\[\]\.?/, 2)[1] ?? ""));
}
