import type { GroupId, NodeId, NodeRole, RedundancyGroup } from "../model/graph.ts";
import type { GroupStatement } from "../model/objectives.ts";
import type { ResourceRecord, Urn } from "../model/snapshot.ts";
import type { FactRegister } from "./facts.ts";
import { label } from "./labels.ts";
import { matches } from "./selectors.ts";
import type { StackIndex } from "./stack-index.ts";

/** The redundancy groups of a stack: those stated, those that a balancer makes, and look-alikes that nothing joins. */
export interface Groups {
  /** What naming these resources together means: a need on a group for members of one group, on each of the others. */
  together(urns: readonly Urn[]): readonly (NodeId | GroupId)[];
  membersOf(id: GroupId): readonly NodeId[];
  all(): readonly RedundancyGroup[];
}

export function createGroups(
  stack: StackIndex,
  facts: FactRegister,
  stated: readonly RedundancyGroup[],
  pools: readonly RedundancyGroup[],
): Groups {
  const suspected = new Map<GroupId, RedundancyGroup>();
  const joined = [...stated, ...pools];
  const byId = new Map(joined.map((group) => [group.id, group]));
  const groupsOf = new Map<NodeId, RedundancyGroup[]>();
  for (const group of joined) for (const member of group.members) groupsOf.set(member, [...(groupsOf.get(member) ?? []), group]);

  return {
    together(urns) {
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
        const group = suspect(alike, stack, facts);
        suspected.set(group.id, group);
        named.push(group.id);
      }
      return [...named, ...left].sort();
    },
    membersOf: (id) => byId.get(id)?.members ?? suspected.get(id)?.members ?? [],
    all: () => [...joined, ...suspected.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}

/** The groups that faultline.yaml states; one without any member is left out, its selector being reported. */
export function statedGroups(
  statements: readonly GroupStatement[],
  stack: StackIndex,
  unmatched: (selector: string, where: string) => void,
): readonly RedundancyGroup[] {
  return statements.flatMap((statement) => {
    const wholes = statement.within === null ? [null] : stack.records.filter((record) => matches(statement.within ?? "", record));
    if (statement.within !== null && wholes.length === 0) unmatched(statement.within, `groups: ${statement.name}: within`);
    const groups = wholes.flatMap((whole) => {
      const members = stack.records
        .filter((record) => canBeMember.has(stack.role(record)))
        .filter((record) => matches(statement.members, record) && (whole === null || isBeneath(record, whole, stack)))
        .map((record) => record.urn);
      if (members.length === 0) return [];
      const name = whole === null ? statement.name : `${statement.name} of ${whole.name}`;
      const required = statement.rule.kind === "majority" ? Math.floor(members.length / 2) + 1 : statement.rule.required;
      return [group(name, statement.rule.kind, members, required)];
    });
    if (groups.length === 0 && wholes.length > 0) unmatched(statement.members, `groups: ${statement.name}: members`);
    return groups;
  });
}

/** Rules, networks and links that bear a member's name are none. */
const canBeMember: ReadonlySet<NodeRole> = new Set(["serves", "component", "unsupported"]);

function group(name: string, kind: "required" | "majority", members: readonly Urn[], required: number): RedundancyGroup {
  return {
    id: `group:${name}`,
    name,
    kind,
    members,
    required,
    requiredAtMost: required,
    facts: [],
    membersFact: null,
    crossZone: "yes",
    origin: "declared",
  };
}

function isBeneath(record: ResourceRecord, whole: ResourceRecord, stack: StackIndex): boolean {
  for (let parent = record.parent; parent !== null; parent = stack.record(parent)?.parent ?? null) {
    if (parent === whole.urn) return true;
  }
  return false;
}

/** Sets of two or more resources of one parent and type whose names differ only in a number or a zone's letter. */
function lookAlikes(urns: readonly Urn[], stack: StackIndex): readonly (readonly Urn[])[] {
  const alike = new Map<string, Urn[]>();
  for (const urn of urns) {
    const record = stack.record(urn);
    if (record === undefined || stack.role(record) !== "serves") continue;
    const pattern = record.name.replace(/\d+[a-z]?(?![a-z0-9])/gi, "#").replace(/-[a-z]$/i, "-#");
    const key = `${record.parent ?? ""}|${record.type}|${pattern}`;
    alike.set(key, [...(alike.get(key) ?? []), urn]);
  }
  return [...alike.values()].filter((urns) => urns.length > 1);
}

function suspect(urns: readonly Urn[], stack: StackIndex, facts: FactRegister): RedundancyGroup {
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
    origin: "program",
  };
}
