import type { NodeId, Service } from "../model/graph.ts";
import type { Needed, World } from "./world.ts";

/** Every resource on a service's path, sorted: what its failure may come through, members of groups included. */
export function reachedBy(service: Service, world: World): readonly NodeId[] {
  const seen = new Set<Needed>();
  const open: Needed[] = [...service.entries, ...service.needs];
  const found: NodeId[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.startsWith("service:")) {
      const needed = world.service(next.slice("service:".length));
      if (needed !== undefined) open.push(...needed.entries, ...needed.needs);
      continue;
    }
    const group = world.group(next);
    if (group !== undefined) {
      open.push(...group.members);
      continue;
    }
    const node = world.node(next);
    if (node === undefined) continue;
    found.push(next);
    open.push(...world.needsOf(next).map((need) => need.to));
    const { standing } = node;
    if (standing.kind === "listener") open.push(standing.balancer, ...standing.pools);
    if (standing.kind === "balancer") open.push(...world.listenersOf(next));
    if (standing.kind === "record") open.push(standing.name);
    if (standing.kind === "name")
      open.push(...standing.delegations.flatMap(({ sets }) => sets.flatMap(({ records }) => records)));
  }
  return found.sort();
}
