import type { Urn } from "../model/snapshot.ts";
import { topLevel } from "./property-path.ts";
import type { StackRecord } from "./stack-record.ts";

/** The resources that a property's value was made from. */
export function namedBy(record: StackRecord, path: string): readonly Urn[] {
  return record.propertyDependencies[topLevel(path)] ?? [];
}

/** The same as far as they are of this stack. */
export function recordsNamedBy(record: StackRecord, path: string): readonly StackRecord[] {
  return record.named[topLevel(path)] ?? none;
}

const none: readonly StackRecord[] = [];

/** The subnets and vSwitches among them: what stands where they do. */
export function placeGivers(record: StackRecord, path: string): readonly StackRecord[] {
  const named = recordsNamedBy(record, path);
  return named.every(givesPlace) ? named : named.filter(givesPlace);
}

function givesPlace({ role }: StackRecord): boolean {
  return role === "place";
}
