import type { GroupId } from "../model/graph.ts";
import { lossUntilTakenOver } from "./takeover.ts";
import type { World } from "./world.ts";

/**
 * A group of n of which k are needed is lost when n − k + 1 are. Least favourably a group that is only suspected needs all its
 * members, targets whose health may go unchecked are no alternatives, and a pool without any target in sight has none.
 */
export function lossOfGroup(id: GroupId, world: World): number {
  const { network } = world;
  const group = world.group(id);
  const least = network.reading === "least-favourable";
  const members = group?.members ?? [];
  const required = (least ? group?.requiredAtMost : group?.required) ?? 1;
  const meaning = { kind: "group", group: id, members: members.length, required } as const;
  return network.named(`group ${id}`, meaning, () => {
    // Members out of sight may hold it up, or there may be none.
    if (group !== undefined && group.membersFact !== null && !least) return { kind: "or", children: [] };
    if (members.length === 0)
      return least ? { kind: "and", children: [], facts: [group?.membersFact ?? null] } : { kind: "or", children: [] };
    const losses = members.map((member) => world.lossOf(member));
    const threshold = Math.max(members.length - required + 1, 0);
    const facts = least
      ? [...(group?.requiredAtMost !== group?.required ? (group?.facts ?? []) : []), group?.membersFact ?? null]
      : [];
    const takeover = group?.takeover ?? null;
    if (takeover === null) return { kind: "at-least", threshold, children: losses, facts };
    const tooFew = network.gate(meaning, { kind: "at-least", threshold, children: losses, facts });
    const primary = group?.primary ?? null;
    const serving = { losses: () => (primary === null ? losses : [world.lossOf(primary)]), isKnown: primary !== null };
    return { kind: "or", children: [lossUntilTakenOver(tooFew, serving, takeover, meaning, world)] };
  });
}
