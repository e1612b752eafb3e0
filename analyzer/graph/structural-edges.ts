import type { Dependency, GraphNode, NodeId } from "../model/graph.ts";
import { membersOf } from "./algorithms/members-of.ts";
import type { ListenerJoin } from "./listeners.ts";
import type { StackRecord } from "./stack-record.ts";

/** What a component stands for, it needs. */
export function entryEdge(component: StackRecord, to: string): Dependency {
  return { from: component.urn, to, kind: "needs", origin: "program", property: null, fact: null };
}

export function memberEdge(member: string, group: string, origin: Dependency["origin"]): Dependency {
  return { from: member, to: group, kind: "member-of", origin, property: null, fact: null };
}

/** A listener stands in front of its pools on its balancer's nodes; a balancer that is its own listener, in front of its own. */
export function listenerEdges({ record, balancer, answering, pools }: ListenerJoin): readonly Dependency[] {
  const edge = (to: string, kind: Dependency["kind"], from = record.urn): Dependency => ({
    from,
    to,
    kind,
    origin: "catalogue",
    property: null,
    fact: null,
  });
  return [
    ...(balancer === null || balancer === record.urn ? [] : [edge(balancer, "fronted-by")]),
    ...pools.map((pool) => edge(pool, "needs")),
    // Whoever asks for the name that is answered is sent where the listener sends it.
    ...(answering === null ? [] : [edge(answering, "fronted-by"), edge(record.urn, "needs", answering)]),
  ];
}

/** Whoever names a record asks for its name. */
export function nameEdges(name: GraphNode): readonly Dependency[] {
  if (name.standing.kind !== "name") return [];
  return name.standing.delegations
    .flatMap(({ sets }) => sets.flatMap(({ records }) => records))
    .map((from) => ({ from, to: name.id, kind: "resolved-by", origin: "catalogue", property: null, fact: null }));
}

/** What gives a node its place. */
export function placementEdges(node: GraphNode): readonly Dependency[] {
  if (node.standing.kind === "nowhere") return [];
  const through = new Map<string, string>();
  for (const { place } of membersOf(node.standing)) {
    if (place !== null && place.through !== null) through.set(place.through, place.property);
  }
  return [...through].map(([to, property]) => ({
    from: node.id,
    to,
    kind: "placed-in",
    origin: "catalogue",
    property,
    fact: null,
  }));
}

/** Each once, sorted. */
export function sortDependencies(dependencies: readonly Dependency[]): readonly Dependency[] {
  // By what they come from first: of one resource there are few, and resources are nearly sorted already.
  const byFrom = new Map<NodeId, Dependency[]>();
  for (const dependency of dependencies) {
    const known = byFrom.get(dependency.from);
    if (known === undefined) byFrom.set(dependency.from, [dependency]);
    else known.push(dependency);
  }
  const sorted: Dependency[] = [];
  for (const from of [...byFrom.keys()].sort()) {
    const own = byFrom.get(from) ?? [];
    own.sort(byTarget);
    let kept: Dependency | undefined;
    for (const dependency of own) {
      // What is certain by one way to know it is certain.
      if (kept === undefined || byTarget(kept, dependency) !== 0) sorted.push(dependency);
      else if (kept.fact === null) continue;
      else sorted[sorted.length - 1] = dependency;
      kept = dependency;
    }
  }
  return sorted;
}

function byTarget(one: Dependency, other: Dependency): number {
  return (
    inOrder(one.to, other.to) || inOrder(one.kind, other.kind) || inOrder(one.property ?? "", other.property ?? "")
  );
}

function inOrder(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
