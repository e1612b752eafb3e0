import { distance } from "fastest-levenshtein";
import type { Selector } from "../model/objectives.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import { matchesSelector, nameGlob } from "./algorithms/matches-selector.ts";

/** Whether a resource is selected. */
export function matches(selector: Selector, record: ResourceRecord): boolean {
  return matchesSelector(selector, record);
}

/** The resources that a selector names, in the stack's order; neither the stack itself nor its providers. */
export function select(selector: Selector, records: readonly ResourceRecord[]): readonly ResourceRecord[] {
  return allMatching(selector, records).filter((record) => record.origin !== "stack" && record.origin !== "provider");
}

/** All that a selector names, in the stack's order. */
export function allMatching(selector: Selector, records: readonly ResourceRecord[]): readonly ResourceRecord[] {
  const known = indexes.get(records) ?? indexOf(records);
  indexes.set(records, known);
  const found = known.matching.get(selector) ?? matching(selector, known);
  known.matching.set(selector, found);
  return found;
}

/** Objectives select again and again, and most selectors say how the name begins: so names are sorted once for each stack. */
interface RecordIndex {
  readonly records: readonly ResourceRecord[];
  /** Positions of the records, by name. */
  readonly byName: readonly number[];
  /** What selectors were found to name. */
  readonly matching: Map<Selector, readonly ResourceRecord[]>;
}

const indexes = new WeakMap<readonly ResourceRecord[], RecordIndex>();

function indexOf(records: readonly ResourceRecord[]): RecordIndex {
  const byName = [...records.keys()].sort((one, other) => {
    const [first, second] = [records[one]?.name ?? "", records[other]?.name ?? ""];
    return first === second ? one - other : first < second ? -1 : 1;
  });
  return { records, byName, matching: new Map() };
}

function matching(selector: Selector, { records, byName }: RecordIndex): readonly ResourceRecord[] {
  const [start = ""] = nameGlob(selector).split("*", 1);
  const nameAt = (place: number) => records[byName[place] ?? -1]?.name;
  let from = 0;
  for (let until = byName.length; from < until; ) {
    const middle = (from + until) >> 1;
    if ((nameAt(middle) ?? "") < start) from = middle + 1;
    else until = middle;
  }
  const found: number[] = [];
  for (let place = from; nameAt(place)?.startsWith(start) === true; place += 1) {
    const position = byName[place] ?? -1;
    const record = records[position];
    if (record !== undefined && matches(selector, record)) found.push(position);
  }
  return found.sort((one, other) => one - other).flatMap((position) => records[position] ?? []);
}

/** Up to three resources whose written form comes closest to a selector that matched nothing. */
export function nearest(selector: Selector, records: readonly ResourceRecord[]): readonly string[] {
  return records
    .filter((record) => record.origin !== "stack" && record.origin !== "provider")
    .map((record) => `${record.type}::${record.name}`)
    .map((written) => ({ written, far: distance(selector.replaceAll("*", ""), written) }))
    .sort((one, other) => one.far - other.far || (one.written < other.written ? -1 : 1))
    .slice(0, 3)
    .map(({ written }) => written);
}
