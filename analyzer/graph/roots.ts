import type { Dependency, GroupId, NodeId } from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import { stronglyConnectedComponents } from "./algorithms/strongly-connected-components.ts";
import type { Groups } from "./groups.ts";

/** What each resource is certain to need, in the order of the dependencies. */
export type NeedsOf = (id: NodeId) => readonly (NodeId | GroupId)[];

/** Looks needs up by what has them: who asks for one part of a stack after another must not read all of it each time. */
export function certainNeeds(dependencies: readonly Dependency[]): NeedsOf {
  const carries: ReadonlySet<string> = new Set(carriesFailure);
  const needs = new Map<NodeId, (NodeId | GroupId)[]>();
  for (const { from, to, kind, fact } of dependencies) {
    if (!carries.has(kind) || fact !== null) continue;
    const known = needs.get(from);
    if (known === undefined) needs.set(from, [to]);
    else known.push(to);
  }
  return (id) => needs.get(id) ?? [];
}

/**
 * Those of some resources that no other of them needs. Resources that need each other in a circle count as one: they are roots
 * together if nothing outside the circle needs one of them. Possible needs are none here.
 *
 * Returns one list for each root or circle of roots, in the order of the input. `among` also carries needs without being a root.
 */
export function findRoots(
  urns: readonly Urn[],
  among: readonly Urn[],
  needsOf: NeedsOf,
  groups: Groups,
): readonly (readonly Urn[])[] {
  const position = new Map(among.map((urn, index) => [urn, index]));
  const needs: number[][] = among.map(() => []);
  for (const [dependent, urn] of among.entries()) {
    const own = needs[dependent] ?? [];
    const addNeed = (to: NodeId) => {
      const needed = position.get(to);
      if (needed !== undefined && dependent !== needed) own.push(needed);
    };
    for (const to of needsOf(urn)) {
      addNeed(to);
      for (const member of groups.membersOf(to)) addNeed(member);
    }
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
    const known = roots.get(number);
    if (known === undefined) roots.set(number, [urn]);
    else known.push(urn);
  }
  return [...roots.values()];
}
