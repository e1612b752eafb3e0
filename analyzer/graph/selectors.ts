import { distance } from "fastest-levenshtein";
import type { Selector } from "../model/objectives.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import { matchesSelector } from "./algorithms/matches-selector.ts";

/** Whether a resource is selected. */
export function matches(selector: Selector, record: ResourceRecord): boolean {
  return matchesSelector(selector, record);
}

/** The resources that a selector names, in the stack's order. */
export function select(selector: Selector, records: readonly ResourceRecord[]): readonly ResourceRecord[] {
  return records.filter(
    (record) => record.origin !== "stack" && record.origin !== "provider" && matches(selector, record),
  );
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
