import type { Dependency, NodeId, Service } from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import type { Objectives } from "../model/objectives.ts";
import type { Groups } from "./groups.ts";
import type { StackIndex } from "./stack-index.ts";

/**
 * The servers of services with `egress: required`: what on their path runs programs, that is, what the catalogue says takes text
 * such as user data or an environment.
 */
export function serversWithEgress(
  objectives: Objectives,
  services: readonly Service[],
  dependencies: readonly Dependency[],
  stack: StackIndex,
  groups: Groups,
): readonly NodeId[] {
  const names = new Set(objectives.services.filter((service) => service.egress).map((service) => service.name));
  const open: string[] = services
    .filter((service) => names.has(service.name))
    .flatMap((service) => [...service.entries]);
  if (open.length === 0) return [];
  const carries: ReadonlySet<string> = new Set(carriesFailure);
  const needs = new Map<NodeId, string[]>();
  for (const { from, to, kind, fact } of dependencies) {
    if (!carries.has(kind) || fact !== null) continue;
    const known = needs.get(from);
    if (known === undefined) needs.set(from, [to]);
    else known.push(to);
  }
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...groups.membersOf(next), ...(needs.get(next) ?? []));
  }
  return [...seen].filter((id) => {
    const record = stack.record(id);
    if (record === undefined) return false;
    const uses = Object.values(stack.entry(record)?.uses ?? {});
    return uses.includes("text") || uses.includes("boots-from");
  });
}
