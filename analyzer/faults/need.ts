import type { Dependency } from "../model/graph.ts";
import { lossOfBalancer } from "./listener.ts";
import type { World } from "./world.ts";

/**
 * What needs something is lost with it. A possible need is none most favourably, and one least favourably. Members of a group that
 * are reached over a link between networks are lost with that link as well.
 */
export function lossOfNeed(need: Dependency, world: World): readonly number[] {
  const { network } = world;
  if (need.fact !== null && network.reading === "favourable") return [];
  return [
    network.gate(
      { kind: "need", node: need.from, needed: need.to, property: need.property, possible: need.fact !== null },
      { kind: "or", children: [lossOfNeeded(need, world)], facts: [need.fact] },
    ),
  ];
}

function lossOfNeeded(need: Dependency, world: World): number {
  // Whoever needs a balancer needs what it is entered by; a listener itself needs the balancer's own nodes only.
  const balancer = need.kind === "fronted-by" ? world.node(need.to) : undefined;
  if (balancer?.standing.kind === "balancer") return lossOfBalancer(balancer, balancer.standing, world);
  const whole = world.lossOf(need.to);
  const group = world.group(need.to);
  if (need.over === undefined || need.over.length === 0 || group === undefined) return whole;
  const links = new Map(need.over.map(({ member, link }) => [member, link]));
  const { network } = world;
  const required = network.reading === "favourable" ? group.required : group.requiredAtMost;
  const reached = group.members.map((member) => {
    const link = links.get(member);
    if (link === undefined) return world.lossOf(member);
    return network.gate(
      { kind: "reached", node: need.from, member, link },
      { kind: "or", children: [world.lossOf(member), world.lossOf(link)] },
    );
  });
  const tooFew = network.gate(
    { kind: "group", group: group.id, members: group.members.length, required },
    { kind: "at-least", threshold: Math.max(group.members.length - required + 1, 0), children: reached },
  );
  return network.gate(
    { kind: "group", group: group.id, members: group.members.length, required },
    { kind: "or", children: [whole, tooFew] },
  );
}
