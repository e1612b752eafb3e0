import type { RedundancyGroup } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import type { FactRegister } from "./facts.ts";
import { label } from "./labels.ts";
import type { StackIndex } from "./stack-index.ts";
import { withoutTakeover } from "./takeovers.ts";

/** Sets of two or more resources of one parent and type whose names differ only in a number or a zone's letter. */
export function lookAlikes(urns: readonly Urn[], stack: StackIndex): readonly (readonly Urn[])[] {
  const serving = urns.flatMap((urn) => {
    const record = stack.record(urn);
    return record === undefined || stack.role(record) !== "serves" ? [] : [record];
  });
  // Mostly things of several types are named together, and no names have to be compared.
  const types = new Set(serving.map((record) => record.type));
  if (types.size === serving.length) return [];
  const alike = new Map<string, Urn[]>();
  for (const record of serving) {
    const pattern = record.name.replace(/\d+[a-z]?(?![a-z0-9])/gi, "#").replace(/-[a-z]$/i, "-#");
    const key = `${record.parent ?? ""}|${record.type}|${pattern}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [record.urn]);
    else known.push(record.urn);
  }
  return [...alike.values()].filter((set) => set.length > 1);
}

/** Look-alikes as a group: most favourably any one of them will do, least favourably all are needed. */
export function suspectedGroup(urns: readonly Urn[], stack: StackIndex, facts: FactRegister): RedundancyGroup {
  const members = [...urns].sort();
  const labels = members.map((urn) => {
    const record = stack.record(urn);
    return record === undefined ? urn : label(record, stack);
  });
  const id = `group:look-alikes ${members.join(" ")}`;
  return {
    id,
    name: labels.join(", "),
    kind: "suspected",
    members,
    required: 1,
    requiredAtMost: members.length,
    facts: [
      facts.add({
        id: `group:${members.join(" ")}`,
        kind: "group",
        subjects: members,
        what: `how many of ${labels.join(", ")} are needed`,
        remedy: `state them as a group with required, or kind: majority, under groups: in faultline.yaml`,
      }),
    ],
    membersFact: null,
    crossZone: "yes",
    ...withoutTakeover,
    origin: "program",
  };
}
