import type { DependencyGraph, NodeId, Standing } from "../model/graph.ts";
import type { Objectives } from "../model/objectives.ts";
import { needsOf } from "./algorithms/needed-by.ts";
import type { StackIndex } from "./stack-index.ts";

/**
 * The servers of services with `egress: required`: what runs programs, that is, what the catalogue says takes text such as user data or an
 * environment, and is certain to answer for the service, by whichever of its record, balancer or listener that is entered. What those
 * servers need in their turn has servers of its own, of which nothing is asked.
 */
export function serversWithEgress(
  objectives: Objectives,
  graph: Pick<DependencyGraph, "nodes" | "dependencies" | "groups" | "services">,
  stack: StackIndex,
): readonly NodeId[] {
  const names = new Set(objectives.services.filter((service) => service.egress).map((service) => service.name));
  const open = graph.services.filter(({ name }) => names.has(name)).flatMap(({ entries }) => entries);
  if (open.length === 0) return [];
  const needs = needsOf({ ...graph, dependencies: graph.dependencies.filter(({ fact }) => fact === null) });
  const standing = new Map<string, Standing["kind"]>(graph.nodes.map((node) => [node.id, node.standing.kind]));
  const seen = new Set<string>(open);
  const servers: NodeId[] = [];
  // What is reached on the way is appended, and visited in its turn.
  for (const next of seen) {
    const runs = runsPrograms(next, stack);
    if (runs) servers.push(next);
    // A front passes on, and what stands nowhere runs on something else.
    if (!runs || passesOn.has(standing.get(next) ?? "nowhere"))
      for (const needed of needs.get(next) ?? []) seen.add(needed);
  }
  return servers;
}

const passesOn: ReadonlySet<Standing["kind"]> = new Set(["nowhere", "place", "balancer", "listener", "record", "name"]);

function runsPrograms(id: string, stack: StackIndex): boolean {
  const record = stack.record(id);
  if (record === undefined) return false;
  const uses = Object.values(stack.entry(record)?.uses ?? {});
  return uses.includes("text") || uses.includes("boots-from");
}
