import type { PlaceList, PlaceOf } from "../model/catalogue.ts";
import type { FactId, Place } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import type { FactRegister } from "./facts.ts";
import { label } from "./labels.ts";
import { namedBy, placeGivers } from "./place-givers.ts";
import type { PlaceNames } from "./place-names.ts";
import { knownText, readValue, readWithin, topLevel } from "./property-path.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/** A list of places as a program states it. */
export interface Places {
  readonly places: readonly Place[];
  /** Set where the list is put together at deployment, so that any part of it may be meant. */
  readonly fact: FactId | null;
  readonly property: string;
  /** Whether the program says anything of it, known or not. */
  readonly stated: boolean;
}

/** Answers where single things stand. */
export interface SinglePlaces {
  /** The zone of a subnet or vSwitch. */
  zoneOf(record: StackRecord): Place;
  /** Where a single member stands; several places where the property names a multi-zone id. */
  placeOf(record: StackRecord, where: PlaceOf, element?: string): readonly Place[];
  /** Where faultline.yaml says that a resource stands; `null` where it says nothing. */
  stated(record: StackRecord): readonly Place[] | null;
}

/** Answers which places a list names: element by element where it can be told, else what it was made from. */
export function createPlaceLists(stack: StackIndex, facts: FactRegister, names: PlaceNames, single: SinglePlaces) {
  function listOf(record: StackRecord, list: PlaceList): Places {
    for (const where of list.lists) {
      const property = where.zone ?? where.within ?? "";
      const found = listAt(record, where);
      if (found !== null) return { ...found, property: topLevel(property), stated: true };
    }
    if (list.each !== undefined) {
      return {
        places: list.each.flatMap((where, position) =>
          single.placeOf(record, where, position === 0 ? "" : `place ${position + 1}`),
        ),
        fact: null,
        property: topLevel(list.each[0]?.zone ?? list.each[0]?.within ?? ""),
        stated: true,
      };
    }
    if (list.group !== undefined) {
      const group = namedBy(record, list.group)
        .map((urn) => groupAt(urn))
        .find((places) => places !== null);
      if (group != null) return group;
    }
    const decides = list.lists[0]?.zone ?? list.lists[0]?.within ?? list.group ?? "zones";
    return { ...someOf(record, decides), property: topLevel(decides), stated: false };
  }

  /** The places of a subnet group. */
  function groupAt(urn: Urn): Places | null {
    const group = stack.record(urn);
    const joins = group === undefined ? undefined : stack.entry(group)?.joins;
    return group !== undefined && joins?.kind === "subnet-group" ? listOf(group, joins.over) : null;
  }

  function listAt(record: StackRecord, where: PlaceOf): Pick<Places, "places" | "fact"> | null {
    const list = (where.zone ?? where.within ?? "").split("[]", 1)[0] ?? "";
    const value = readValue(record, list);
    if (value.kind === "absent") return null;
    const items = value.kind === "list" ? value.items : asOnlyItem(value);
    if (items === null) return part(record, list);
    if (items.length === 0) return null;

    const spare = new Set(placeGivers(record, list));
    const told = items.map((item, position) => toldPlaces(record, where, list, item, position, spare));
    // What the list was made from and no element has claimed: as many as elements are left, so one each; else any of them.
    const left = [...spare];
    const open = items.filter((_, position) => told[position] === null);
    const named = open.filter((item) => textAt(item, where.within) !== null);
    const oneEach = open.length === left.length;
    const unnamedOneEach = !oneEach && open.length - named.length === left.length;
    let next = 0;
    return {
      places: items.flatMap((item, position) => {
        const known = told[position];
        if (known != null) return known;
        const id = textAt(item, where.within);
        if (id !== null && (left.length === 0 || unnamedOneEach)) return [names.outside(record, list, id)];
        const giver = left.length === 1 ? left[0] : oneEach || unnamedOneEach ? left[next++] : undefined;
        if (giver !== undefined) return [{ ...single.zoneOf(giver), through: giver.urn, property: topLevel(list) }];
        const candidates =
          left.length > 0 ? [...new Set(left.map((one) => single.zoneOf(one).domain))].sort() : "region";
        const undecided = names.undecided(record, list, candidates, `${topLevel(list)}[${position}]`);
        return [left.length > 0 ? { ...undecided, among: left.map((one) => one.urn).sort() } : undecided];
      }),
      fact: null,
    };
  }

  /** Where one element of a list stands, if it says so itself; takes what gives it its place from the spare ones. */
  function toldPlaces(
    record: StackRecord,
    where: PlaceOf,
    list: string,
    item: Value,
    position: number,
    spare: Set<StackRecord>,
  ): readonly Place[] | null {
    const zone = textAt(item, where.zone);
    if (zone !== null) {
      const here = names.named(record, zone, list);
      if (here.length === 0) return [names.undecided(record, list, "region", `${topLevel(list)}[${position}]`)];
      const giver = [...spare].find((one) => here.some((place) => place.domain === single.zoneOf(one).domain));
      if (giver !== undefined) spare.delete(giver);
      return here.map((place) => ({ ...place, through: giver?.urn ?? null }));
    }
    const id = textAt(item, where.within);
    const named = id === null ? undefined : stack.withId(id);
    if (named === undefined || stack.role(named) !== "place") return null;
    spare.delete(named);
    return [{ ...single.zoneOf(named), through: named.urn, property: topLevel(list) }];
  }

  /** A list that is unknown as a whole: some of what it was made from, or something nobody can tell. */
  function part(record: StackRecord, list: string): Pick<Places, "places" | "fact"> {
    const from = placeGivers(record, list).map((giver) => ({
      ...single.zoneOf(giver),
      through: giver.urn,
      property: topLevel(list),
    }));
    return from.length > 0 ? { places: from, fact: partFact(record, list) } : someOf(record, list);
  }

  /** Places of which not even the number is known: those that faultline.yaml states, else most favourably two. */
  function someOf(record: StackRecord, list: string): Pick<Places, "places" | "fact"> {
    const stated = single.stated(record);
    if (stated !== null) return { places: stated.map((place) => ({ ...place, property: topLevel(list) })), fact: null };
    const places = [1, 2].map((number) => names.undecided(record, list, "region", `place ${number}`));
    return { places, fact: partFact(record, list) };
  }

  function partFact(record: StackRecord, list: string): FactId | null {
    const from = placeGivers(record, list);
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

  return { listOf, groupAt };
}

/** Some products name one place where others list several: what a property says in one word is a list of it. */
function asOnlyItem(value: Value): readonly Value[] | null {
  return knownText(value) === null ? null : [value];
}

/** The known text of one element of a list, at what follows the list in a path. */
function textAt(item: Value, path: string | undefined): string | null {
  return path === undefined ? null : knownText(readWithin(item, path.split(/\[\]\.?/, 2)[1] ?? ""));
}
