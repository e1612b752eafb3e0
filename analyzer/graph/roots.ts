import type { Dependency, NodeId } from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import { stronglyConnectedComponents } from "./algorithms/strongly-connected-components.ts";
import type { Groups } from "./groups.ts";

/**
 * Those of some resources that no other of them needs. Resources that need each other in a circle count as one: they are roots
 * together if nothing outside the circle needs one of them. Possible needs are none here.
 *
 * Returns one list for each root or circle of roots, in the order of the input. `among` also carries needs without being a root.
 */
export function findRoots(
  urns: readonly Urn[],
  among: readonly Urn[],
  dependencies: readonly Dependency[],
  groups: Groups,
): readonly (readonly Urn[])[] {
  const position = new Map(among.map((urn, index) => [urn, index]));
  const needs: number[][] = among.map(() => []);
  const addNeed = (from: NodeId, to: NodeId) => {
    const dependent = position.get(from);
    const needed = position.get(to);
    if (dependent !== undefined && needed !== undefined && dependent !== needed) needs[dependent]?.push(needed);
  };
  const carries: ReadonlySet<string> = new Set(carriesFailure);
  for (const { from, to, kind, fact } of dependencies) {
    if (!carries.has(kind) || fact !== null) continue;
    addNeed(from, to);
    for (const member of groups.membersOf(to)) addNeed(from, member);
  }
  const circle = stronglyConnectedComponents(needs);
  const isNeeded = new Set<number>();
  for (const [from, targets] of needs.entries()) {
    for (const to of targets) if (circle[from] !== circle[to]) isNeeded.add(circle[to] ?? -1);
  }
  const roots = new Map<number, Urn[]>();
  for (const urn of urns) {
    const index = position.get(urn);
    const number = index === undefined ? -1 : (circle[index] ?? -1);
    if (number === -1 || isNeeded.has(number)) continue;
    roots.set(number, [...(roots.get(number) ?? []), urn]);
  }
  return [...roots.values()];
}
