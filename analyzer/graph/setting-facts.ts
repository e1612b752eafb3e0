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

/** How many resources like this one a program makes, where it makes one for each element of a list that nobody knows. */
export function numberFact(record: StackRecord, around: Surroundings): FactId {
  return around.facts.add({
    id: `number:${record.urn}`,
    kind: "count",
    subjects: [record.urn],
    what: `how many there are like ${label(record, around.stack)}, made for an element of a look-up's answer`,
    remedy: `state what ${label(record, around.stack)} is made for as a list of literals, or record the look-up (faultline lookups record)`,
  });
}
