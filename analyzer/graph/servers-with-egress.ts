import type { DependencyGraph, NodeId } from "../model/graph.ts";
import type { Objectives } from "../model/objectives.ts";
import { neededBy } from "./algorithms/needed-by.ts";
import type { StackIndex } from "./stack-index.ts";

/**
 * The servers of services with `egress: required`: what such a service is certain to rest on, by whichever of its record, balancer or
 * listener it is entered, and what runs programs, that is, what the catalogue says takes text such as user data or an environment.
 */
export function serversWithEgress(
  objectives: Objectives,
  graph: Pick<DependencyGraph, "nodes" | "dependencies" | "groups" | "services">,
  stack: StackIndex,
): readonly NodeId[] {
  const names = new Set(objectives.services.filter((service) => service.egress).map((service) => service.name));
  // What a service is stated to need beside has its own servers, and its own say on where they must reach.
  const asked = graph.services.filter((service) => names.has(service.name)).map((one) => ({ ...one, needs: [] }));
  if (asked.length === 0) return [];
  const certain = graph.dependencies.filter(({ fact }) => fact === null);
  const users = neededBy({ ...graph, dependencies: certain, services: asked }, asked);
  return [...users.keys()].filter((id) => {
    const record = stack.record(id);
    if (record === undefined) return false;
    const uses = Object.values(stack.entry(record)?.uses ?? {});
    return uses.includes("text") || uses.includes("boots-from");
  });
}
