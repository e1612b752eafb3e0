import { membersOf } from "../graph/algorithms/members-of.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { GraphNode, GroupId, RedundancyGroup, Standing } from "../model/graph.ts";
import { lossOfDomain } from "./domain.ts";
import { lossOfPlace } from "./place.ts";
import { lossUntilTakenOver } from "./takeover.ts";
import { placesReached } from "./targets-reached.ts";
import type { World } from "./world.ts";

/**
 * What is entered through a load balancer is lost when, for every zone that the balancer stands in, that zone is lost or all
 * targets are that can be reached from there. With cross-zone balancing those are all targets, save where the product passes nothing
 * to zones that the balancer does not stand in; without it those in the zone; a zone with none counts as lost. Most favourably a target in an unknown place may stand in any zone of the balancer, least
 * favourably in none.
 */
export function lossThroughBalancer(
  node: GraphNode,
  listener: Extract<Standing, { kind: "listener" }>,
  world: World,
): readonly number[] {
  const { network } = world;
  const balancer = world.node(listener.balancer);
  if (balancer === undefined || balancer.standing.kind !== "balancer") return [];
  const standing = balancer.standing;
  const { places, placesFact } = standing;
  const zones = [...new Set(places.map((place) => place.domain))].sort();
  // A list that is put together at deployment may turn out to name one place only.
  const kind = network.reading === "least-favourable" && placesFact !== null ? "or" : "and";
  return listener.pools.map((pool) => {
    const perZone = zones.map((zone) => {
      const reached = lossOfTargets(pool, zone, standing, world);
      return network.gate(
        { kind: "balancer-zone", node: balancer.id, zone },
        { kind: "or", children: [lossOfDomain(zone, world), reached.gate], facts: reached.facts },
      );
    });
    return network.gate(
      { kind: "entered", node: node.id, balancer: balancer.id },
      { kind, children: perZone, facts: kind === "or" ? [placesFact] : [] },
    );
  });
}

/** Where one node of a balancer serves and the others take over, the loss of that one: the one in the first place. */
function lossOfServingNode(
  balancer: GraphNode,
  { places, takeover }: Extract<Standing, { kind: "balancer" }>,
  world: World,
): readonly number[] {
  const [first] = places;
  if (takeover === undefined || first === undefined) return [];
  return [
    world.network.gate(
      { kind: "balancer-zone", node: balancer.id, zone: first.domain },
      { kind: "or", children: [lossOfPlace(first, world)] },
    ),
  ];
}

/** A balancer's nodes alone: lost when all its zones are, or until another takes over from the one that serves. */
export function lossOfBalancer(
  node: GraphNode,
  balancer: Extract<Standing, { kind: "balancer" }>,
  world: World,
): number {
  const { network } = world;
  const places = [...new Map(balancer.places.map((place) => [place.domain, place])).values()];
  const least = network.reading === "least-favourable" && balancer.placesFact !== null;
  const children = places.map((place) =>
    network.gate(
      {
        kind: "member",
        node: node.id,
        member: places.length > 1 ? `node in ${world.domain(place.domain)?.label ?? place.domain}` : "",
        property: place.property,
        mends: null,
      },
      { kind: "or", children: [lossOfPlace(place, world)] },
    ),
  );
  const meaning = { kind: "part", node: node.id, part: "", members: places.length, required: 1 } as const;
  const all = network.gate(meaning, {
    kind: least ? "or" : "and",
    children,
    facts: least ? [balancer.placesFact] : [],
  });
  const serving = { losses: () => lossOfServingNode(node, balancer, world), isKnown: true };
  return lossUntilTakenOver(all, serving, balancer.takeover ?? null, meaning, world);
}

/** Of a pool whose targets all zones of the balancer reach, those that stand in none of them may have to be left aside. */
function lossOfReached(
  group: RedundancyGroup,
  balancer: Extract<Standing, { kind: "balancer" }>,
  world: World,
): number {
  const { network } = world;
  const whole = world.lossOf(group.id);
  const targets = group.members.map((member) => {
    const node = world.node(member);
    return { member, node, reached: node === undefined ? null : placesReached(balancer, node, world) };
  });
  if (targets.every(({ reached }) => reached === null)) return whole;
  const children = targets.map(({ member, reached }) => {
    if (reached === null) return world.lossOf(member);
    const meaning = { kind: "node", node: member } as const;
    const there = network.gate(meaning, {
      kind: "and",
      children: [...reached.places].sort().map((place) => lossOfDomain(place, world)),
      facts: reached.facts,
    });
    return network.gate(meaning, { kind: "or", children: [world.lossOf(member), there] });
  });
  const meaning = { kind: "group", group: group.id, members: children.length, required: 1 } as const;
  return network.gate(meaning, { kind: "or", children: [whole, network.gate(meaning, { kind: "and", children })] });
}

function lossOfTargets(
  pool: GroupId,
  zone: DomainId,
  balancer: Extract<Standing, { kind: "balancer" }>,
  world: World,
): { readonly gate: number; readonly facts: readonly (string | null)[] } {
  const { network } = world;
  const group = world.group(pool);
  const stated = group?.crossZone === "inherits" || group === undefined ? balancer.crossZone : group.crossZone;
  const crossZone = stated === "unknown" ? (network.reading === "favourable" ? "yes" : "no") : stated;
  // Where each target is needed, a zone is lost with any of them, and still with none of its own.
  const isUnchecked =
    group?.unchecked === "yes" || (group?.unchecked === "perhaps" && network.reading === "least-favourable");
  if (group === undefined || group.members.length === 0 || group.membersFact !== null)
    return { gate: world.lossOf(pool), facts: [] };
  if (crossZone === "yes") return { gate: lossOfReached(group, balancer, world), facts: [] };

  const facts: (string | null)[] = stated === "unknown" ? [balancer.crossZoneFact] : [];
  const here = group.members.filter((member) => {
    const standing = world.node(member)?.standing;
    if (standing?.kind === "unsupported" && network.reading === "least-favourable") facts.push(standing.fact);
    if (standing?.kind !== "parts") return standing?.kind !== "unsupported" || network.reading === "favourable";
    const places = membersOf(standing).map(({ domain }) => domain);
    if (places.includes(zone)) return true;
    // An unknown place may be the zone, and where the zone itself is unknown a known place may be it.
    const unknown = places.flatMap((place) => world.variable(place) ?? []);
    const open = world.variable(zone);
    if (open !== undefined && places.some((place) => open.candidates.includes(place))) unknown.push(open);
    if (network.reading === "least-favourable") facts.push(...unknown.map((variable) => variable.fact));
    return unknown.length > 0 && network.reading === "favourable";
  });
  const meaning = { kind: "group", group: pool, members: here.length, required: 1 } as const;
  const none = network.gate(meaning, { kind: "and", children: here.map((member) => world.lossOf(member)) });
  if (!isUnchecked) return { gate: none, facts };
  return { gate: network.gate(meaning, { kind: "or", children: [none, world.lossOf(pool)] }), facts };
}
