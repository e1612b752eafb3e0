import type { GroupId, NodeId } from "../model/graph.ts";
import { lossOfPlace } from "./place.ts";
import { lossUntilTakenOver } from "./takeover.ts";
import type { World } from "./world.ts";

/**
 * A group of n of which k are needed is lost when n − k + 1 are. Least favourably a group that is only suspected needs all its
 * members, targets whose health may go unchecked are no alternatives, and a pool without any target in sight has none.
 */
export function lossOfGroup(id: GroupId, world: World): number {
  const { network } = world;
  const known = network.known("group", id);
  if (known !== undefined) return known;
  const group = world.group(id);
  const least = network.reading === "least-favourable";
  const members = group?.members ?? [];
  const required = (least ? group?.requiredAtMost : group?.required) ?? 1;
  const meaning = { kind: "group", group: id, members: members.length, required } as const;
  return network.named("group", id, meaning, () => {
    // Members out of sight may hold it up, or there may be none.
    if (group !== undefined && group.membersFact !== null && !least) return { kind: "or", children: [] };
    if (members.length === 0)
      return least ? { kind: "and", children: [], facts: [group?.membersFact ?? null] } : { kind: "or", children: [] };
    const isUnchecked = group?.unchecked === "yes" || (least && group?.unchecked === "perhaps");
    const losses = members.map((member) => (isUnchecked ? lossOfAnyServer(member, world) : world.lossOf(member)));
    const threshold = Math.max(members.length - required + 1, 0);
    const facts = least
      ? [
          ...(group?.requiredAtMost !== group?.required || group?.unchecked === "perhaps" ? (group?.facts ?? []) : []),
          group?.membersFact ?? null,
        ]
      : [];
    const takeover = group?.takeover ?? null;
    if (takeover === null) return { kind: "at-least", threshold, children: losses, facts };
    const tooFew = network.gate(meaning, { kind: "at-least", threshold, children: losses, facts });
    const primary = group?.primary ?? null;
    const serving = { losses: () => (primary === null ? losses : [world.lossOf(primary)]), isKnown: primary !== null };
    return { kind: "or", children: [lossUntilTakenOver(tooFew, serving, takeover, meaning, world)] };
  });
}

/**
 * A scaling group is one target of a pool and many servers behind it: where nobody checks their health, requests go on to those of a
 * place that is lost. Most favourably only to places that are sure to hold one.
 */
function lossOfAnyServer(member: NodeId, world: World): number {
  const node = world.node(member);
  const whole = world.lossOf(member);
  if (node === undefined || node.standing.kind !== "parts") return whole;
  const least = world.network.reading === "least-favourable";
  const places = node.standing.parts.flatMap((part) => {
    if (part.kind === "placed") return part.takeover === null ? part.members.map(({ place }) => place) : [];
    const isSure = part.spreadingFact === null && part.placesFact === null;
    return part.takeover === null && (isSure || least) ? part.places : [];
  });
  const lost = [...new Map(places.map((place) => [place.domain, place])).values()];
  return world.network.gate(
    { kind: "node", node: node.id },
    { kind: "or", children: [whole, ...lost.map((place) => lossOfPlace(place, world, node.egress))] },
  );
}
