import type { GroupId, NodeRole, RedundancyGroup, Takeover } from "../model/graph.ts";
import type { GroupStatement } from "../model/objectives.ts";
import type { Urn } from "../model/snapshot.ts";
import { allMatching, matches } from "./selectors.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";
import { withoutTakeover } from "./takeovers.ts";

/** The groups that faultline.yaml states; one without any member is left out, its selector being reported. */
export function statedGroups(
  statements: readonly GroupStatement[],
  stack: StackIndex,
  unmatched: (selector: string, where: string) => void,
  takeoverOf: (group: string, members: readonly Urn[]) => Takeover | null,
): readonly RedundancyGroup[] {
  return statements.flatMap((statement) => {
    const wholes = statement.within === null ? [null] : allMatching(statement.within, stack.records);
    if (statement.within !== null && wholes.length === 0)
      unmatched(statement.within, `groups: ${statement.name}: within`);
    const groups = wholes.flatMap((whole) => {
      const members = allMatching(statement.members, stack.records)
        .filter((record) => canBeMember.has(stack.role(record)))
        .filter((record) => whole === null || isBeneath(record, whole, stack))
        .map((record) => record.urn);
      if (members.length === 0) return [];
      const name = whole === null ? statement.name : `${statement.name} of ${whole.name}`;
      const required =
        statement.rule.kind === "majority"
          ? Math.floor(members.length / 2) + 1
          : statement.rule.kind === "primary"
            ? 1
            : statement.rule.required;
      // Two components may bear one name: their groups are told apart by URN.
      const id = whole === null ? name : `${statement.name} of ${whole.urn}`;
      const primary = primaryAmong(members, statement, stack, unmatched);
      const group = statedGroup(`group:${id}`, name, statement.rule.kind, members, required);
      return [{ ...group, primary, takeover: takeoverOf(statement.name, members), perMember: statement.perMember }];
    });
    if (groups.length === 0 && wholes.length > 0) unmatched(statement.members, `groups: ${statement.name}: members`);
    return groups;
  });
}

/** The member that serves while nothing is lost, where the statement names one. */
function primaryAmong(
  members: readonly Urn[],
  { name, rule }: GroupStatement,
  stack: StackIndex,
  unmatched: (selector: string, where: string) => void,
): Urn | null {
  if (rule.kind !== "primary" || rule.primary === null) return null;
  const { primary } = rule;
  const named = members.filter((urn) => {
    const record = stack.record(urn);
    return record !== undefined && matches(primary, record);
  });
  if (named.length === 0) unmatched(primary, `groups: ${name}: primary`);
  // Several can't all be the one that serves: then nobody knows which is.
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Rules, networks and links that bear a member's name are none. */
const canBeMember: ReadonlySet<NodeRole> = new Set(["serves", "component", "unsupported"]);

function statedGroup(
  id: GroupId,
  name: string,
  kind: "required" | "majority" | "primary",
  members: readonly Urn[],
  required: number,
): RedundancyGroup {
  return {
    id,
    name,
    kind,
    members,
    required,
    requiredAtMost: required,
    facts: [],
    membersFact: null,
    crossZone: "yes",
    ...withoutTakeover,
    origin: "declared",
  };
}

function isBeneath(record: StackRecord, whole: StackRecord, stack: StackIndex): boolean {
  for (let parent = record.parent; parent !== null; parent = stack.record(parent)?.parent ?? null) {
    if (parent === whole.urn) return true;
  }
  return false;
}
