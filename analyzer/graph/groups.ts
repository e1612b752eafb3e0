import type { GroupId, NodeId, RedundancyGroup } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import type { FactRegister } from "./facts.ts";
import { lookAlikes, suspectedGroup } from "./look-alikes.ts";
import type { StackIndex } from "./stack-index.ts";

/** The redundancy groups of a stack: those stated, those that a balancer makes, and look-alikes that nothing joins. */
export interface Groups {
  /** What naming these resources together means: a need on a group for members of one group, on each of the others. */
  together(urns: readonly Urn[]): readonly (NodeId | GroupId)[];
  /** Where a resource asks what it names one after the other: the group of that, and of nobody else who names the same. */
  alternativesOf(urn: Urn): GroupId | undefined;
  membersOf(id: GroupId): readonly NodeId[];
  all(): readonly RedundancyGroup[];
}

export function createGroups(
  stack: StackIndex,
  facts: FactRegister,
  stated: readonly RedundancyGroup[],
  pools: readonly RedundancyGroup[],
  alternatives: ReadonlyMap<Urn, RedundancyGroup>,
): Groups {
  const suspected = new Map<GroupId, RedundancyGroup>();
  const joined = [...stated, ...pools];
  const byId = new Map([...joined, ...alternatives.values()].map((one) => [one.id, one]));
  const groupsOf = new Map<NodeId, RedundancyGroup[]>();
  for (const one of joined) {
    for (const member of one.members) groupsOf.set(member, [...(groupsOf.get(member) ?? []), one]);
  }

  return {
    together(urns) {
      // One alone stands in for nothing.
      if (urns.length < 2) return urns;
      const left = new Set(urns);
      const named: (NodeId | GroupId)[] = [];
      const candidates = [...new Set(urns.flatMap((urn) => groupsOf.get(urn) ?? []))];
      for (const group of candidates) {
        const members = group.members.filter((member) => left.has(member));
        if (members.length < 2) continue;
        for (const member of members) left.delete(member);
        named.push(group.id);
      }
      for (const alike of lookAlikes([...left], stack)) {
        for (const urn of alike) left.delete(urn);
        const group = suspectedGroup(alike, stack, facts);
        suspected.set(group.id, group);
        named.push(group.id);
      }
      return [...named, ...left].sort();
    },
    alternativesOf: (urn) => alternatives.get(urn)?.id,
    membersOf: (id) => (id.startsWith("group:") ? (byId.get(id) ?? suspected.get(id))?.members : undefined) ?? [],
    all: () => [...byId.values(), ...suspected.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}
