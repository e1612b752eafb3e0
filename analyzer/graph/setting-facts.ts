import type { FactId } from "../model/graph.ts";
import { label } from "./labels.ts";
import { topLevel } from "./property-path.ts";
import type { StackRecord } from "./stack-record.ts";
import type { Surroundings } from "./surroundings.ts";

/** A setting that deployment will tell. */
export function modeFact(record: StackRecord, path: string, around: Surroundings): FactId {
  const property = topLevel(path);
  return around.facts.add({
    id: `mode:${record.urn}#${property}`,
    kind: "mode",
    subjects: [record.urn],
    what: `what ${property} of ${label(record, around.stack)} will be`,
    remedy: `state ${property} of ${label(record, around.stack)} as a literal`,
  });
}

/** A number of members that deployment will tell, or that is not kept at all times. */
export function countFactOf(record: StackRecord, property: string, around: Surroundings): FactId {
  return around.facts.add({
    id: `count:${record.urn}#${property}`,
    kind: "count",
    subjects: [record.urn],
    what: `how many members ${label(record, around.stack)} keeps (${property})`,
    remedy: `state ${property} of ${label(record, around.stack)} as a literal of at least 1`,
  });
}
