import { distance } from "fastest-levenshtein";
import type { Selector } from "../model/objectives.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import { matchesSelector, nameGlob, selectorMatcher } from "./algorithms/matches-selector.ts";

/** Whether a resource is selected. */
export function matches(selector: Selector, record: ResourceRecord): boolean {
  return matchesSelector(selector, record);
}

/** The resources that a selector names, in the stack's order; neither the stack itself nor its providers. */
export function select<One extends ResourceRecord>(selector: Selector, records: readonly One[]): readonly One[] {
  return allMatching(selector, records).filter((record) => record.origin !== "stack" && record.origin !== "provider");
}

/** All that a selector names, in the stack's order. */
export function allMatching<One extends ResourceRecord>(selector: Selector, records: readonly One[]): readonly One[] {
  const known: RecordIndex = indexes.get(records) ?? { runs: runsOf(records), matching: new Map() };
  indexes.set(records, known);
  const found = known.matching.get(selector) ?? matching(selector, records, known.runs);
  known.matching.set(selector, found);
  return found.flatMap((position) => records[position] ?? []);
}

/** Objectives select again and again, and most selectors say how the name begins. */
interface RecordIndex {
  /** Where runs of records begin whose names ascend, and where the last one ends. */
  readonly runs: readonly number[];
  /** Positions of what selectors were found to name. */
  readonly matching: Map<Selector, readonly number[]>;
}

const indexes = new WeakMap<readonly ResourceRecord[], RecordIndex>();

/** URNs end in the name: sorted by URN, what shares all before it is sorted by name, and there are few such runs. */
function runsOf(records: readonly ResourceRecord[]): readonly number[] {
  const runs = [0];
  let before = "";
  for (const [position, { name }] of records.entries()) {
    if (name < before) runs.push(position);
    before = name;
  }
  return [...runs, records.length];
}

function matching(selector: Selector, records: readonly ResourceRecord[], runs: readonly number[]): readonly number[] {
  const [start = ""] = nameGlob(selector).split("*", 1);
  const isMeant = selectorMatcher(selector);
  const found: number[] = [];
  for (const [run, first] of runs.slice(0, -1).entries()) {
    const end = runs[run + 1] ?? records.length;
    let from = first;
    for (let until = end; from < until; ) {
      const middle = (from + until) >> 1;
      if ((records[middle]?.name ?? "") < start) from = middle + 1;
      else until = middle;
    }
    for (; from < end; from += 1) {
      const record = records[from];
      if (record?.name.startsWith(start) !== true) break;
      if (isMeant(record)) found.push(from);
    }
  }
  return found;
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
