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
  const name = nameGlob(selector);
  return recordsByName(records)
    .beginningWith(name.split("*", 1)[0] ?? "", !name.includes("*"))
    .filter((record) => matches(selector, record));
}

interface RecordsByName {
  /** The records whose names begin so, or are just that, in the order of the records. */
  beginningWith(start: string, isWhole: boolean): readonly ResourceRecord[];
}

const indexes = new WeakMap<readonly ResourceRecord[], RecordsByName>();

/** Objectives select again and again, and most selectors say how the name begins: so names are sorted once for each stack. */
function recordsByName(records: readonly ResourceRecord[]): RecordsByName {
  const known = indexes.get(records);
  if (known !== undefined) return known;
  const sorted = [...records.keys()].sort((one, other) => {
    const [first, second] = [records[one]?.name ?? "", records[other]?.name ?? ""];
    return first === second ? one - other : first < second ? -1 : 1;
  });
  const nameAt = (place: number) => records[sorted[place] ?? -1]?.name;
  const index: RecordsByName = {
    beginningWith(start, isWhole) {
      if (start === "" && !isWhole) return records;
      let from = 0;
      for (let until = sorted.length; from < until; ) {
        const middle = (from + until) >> 1;
        if ((nameAt(middle) ?? "") < start) from = middle + 1;
        else until = middle;
      }
      let end = from;
      for (let name = nameAt(end); name !== undefined; name = nameAt(end)) {
        if (isWhole ? name !== start : !name.startsWith(start)) break;
        end += 1;
      }
      const found = sorted.slice(from, end).sort((one, other) => one - other);
      return found.flatMap((position) => records[position] ?? []);
    },
  };
  indexes.set(records, index);
  return index;
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
