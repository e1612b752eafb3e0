import { membersOf } from "../graph/algorithms/members-of.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { FactId, GraphNode, NodeId, Standing } from "../model/graph.ts";
import type { World } from "./world.ts";

type Balancer = Extract<Standing, { kind: "balancer" }>;

/** The places of a target that a balancer passes requests to, and the facts by which these are fewer than they might be. */
export interface Reached {
  readonly places: ReadonlySet<DomainId>;
  readonly facts: readonly FactId[];
}

/**
 * Some balancers pass nothing to targets in zones that they don't stand in, however they balance. Most favourably an unknown place is one
 * that such a balancer reaches; least favourably only where every place that it may turn out to be is. `null` where it reaches all.
 */
export function placesReached(balancer: Balancer, target: GraphNode, world: World): Reached | null {
  if (balancer.targetsIn !== "its-zones" || balancer.placesFact !== null || target.standing.kind !== "parts")
    return null;
  const zones = new Set(balancer.places.map(({ domain }) => domain));
  const favourable = world.network.reading === "favourable";
  const open = [...zones].flatMap((zone) => world.variable(zone) ?? []);
  if (favourable && open.length > 0) return null;
  const places = [...new Set(membersOf(target.standing).map(({ domain }) => domain))];
  const facts = new Set<FactId>();
  const reached = places.filter((place) => {
    if (zones.has(place)) return true;
    const variable = world.variable(place);
    if (favourable) return variable !== undefined;
    if (variable === undefined) {
      for (const one of open) if (one.candidates.includes(place)) facts.add(one.fact);
      return false;
    }
    if (variable.candidates.length > 0 && variable.candidates.every((candidate) => zones.has(candidate))) return true;
    facts.add(variable.fact);
    return false;
  });
  return reached.length === places.length ? null : { places: new Set(reached), facts: [...facts].sort() };
}

/** Where a group's member carries what comes to a service, and the balancers that pass it by elsewhere, sorted. */
export interface Carrying {
  readonly places: ReadonlySet<DomainId>;
  readonly balancers: readonly NodeId[];
}

/** By the balancers among the nodes on a service's path; `null` where it carries in all of its places, or no balancer leads to it. */
export function placesThatCarry(member: NodeId, path: ReadonlySet<NodeId>, world: World): Carrying | null {
  const target = world.node(member);
  const pools = new Set(
    world.groups.flatMap((group) => (group.kind === "pool" && group.members.includes(member) ? [group.id] : [])),
  );
  if (target === undefined || pools.size === 0) return null;
  const places = new Set<DomainId>();
  const balancers = new Set<NodeId>();
  for (const id of path) {
    const entered = world.node(id)?.standing;
    const listens = entered?.kind === "listener" || entered?.kind === "balancer";
    if (!listens || !(entered.pools ?? []).some((pool) => pools.has(pool))) continue;
    const over = entered.kind === "balancer" ? id : entered.balancer;
    const balancer = world.node(over)?.standing;
    if (balancer?.kind !== "balancer") return null;
    const reached = placesReached(balancer, target, world);
    if (reached === null) return null;
    balancers.add(over);
    for (const place of reached.places) places.add(place);
  }
  return balancers.size === 0 ? null : { places, balancers: [...balancers].sort() };
}
