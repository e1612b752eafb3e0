import type { GroupId } from "../model/graph.ts";
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
  return network.named(`group ${id}`, { kind: "group", group: id, members: members.length, required }, () => {
    // Members out of sight may hold it up, or there may be none.
    if (group !== undefined && group.membersFact !== null && !least) return { kind: "or", children: [] };
    if (members.length === 0)
      return least ? { kind: "and", children: [], facts: [group?.membersFact ?? null] } : { kind: "or", children: [] };
    return {
      kind: "at-least",
      threshold: Math.max(members.length - required + 1, 0),
      children: members.map((member) => world.lossOf(member)),
      facts: least
        ? [...(group?.requiredAtMost !== group?.required ? (group?.facts ?? []) : []), group?.membersFact ?? null]
        : [],
    };
  });
}
