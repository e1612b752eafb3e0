import type { ResourceRecord, Urn } from "../model/snapshot.ts";
import { topLevel } from "./property-path.ts";
import type { StackIndex } from "./stack-index.ts";

/** The resources that a property's value was made from. */
export function namedBy(record: ResourceRecord, path: string): readonly Urn[] {
  return record.propertyDependencies[topLevel(path)] ?? [];
}

/** The subnets and vSwitches among them: what stands where they do. */
export function placeGivers(record: ResourceRecord, path: string, stack: StackIndex): readonly ResourceRecord[] {
  return namedBy(record, path).flatMap((urn) => {
    const giver = stack.record(urn);
    return giver !== undefined && stack.role(giver) === "place" ? [giver] : [];
  });
}
