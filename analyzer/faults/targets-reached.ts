import { membersOf } from "../graph/algorithms/members-of.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { GraphNode, NodeId, Standing } from "../model/graph.ts";
import type { World } from "./world.ts";

type Balancer = Extract<Standing, { kind: "balancer" }>;

/**
 * Some balancers pass nothing to targets in zones that they don't stand in, however they balance. The places of a target that such a
 * one reaches, as far as both sides' are known: an unknown place may be one of them. `null` where it reaches all that there are.
 */
export function placesReached(balancer: Balancer, target: GraphNode, world: World): ReadonlySet<DomainId> | null {
  if (balancer.targetsIn !== "its-zones" || balancer.placesFact !== null || target.standing.kind !== "parts")
    return null;
  const zones = new Set(balancer.places.map(({ domain }) => domain));
  if ([...zones].some((zone) => world.variable(zone) !== undefined)) return null;
  const places = [...new Set(membersOf(target.standing).map(({ domain }) => domain))];
  const reached = places.filter((place) => zones.has(place) || world.variable(place) !== undefined);
  return reached.length === places.length ? null : new Set(reached);
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
    for (const place of reached) places.add(place);
  }
  return balancers.size === 0 ? null : { places, balancers: [...balancers].sort() };
}
