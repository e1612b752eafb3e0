import type { Dependency, GraphNode } from "../model/graph.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import { membersOf } from "./algorithms/members-of.ts";

/** What a component stands for, it needs. */
export function entryEdge(component: ResourceRecord, to: string): Dependency {
  return { from: component.urn, to, kind: "needs", origin: "program", property: null, fact: null };
}

export function memberEdge(member: string, group: string, origin: Dependency["origin"]): Dependency {
  return { from: member, to: group, kind: "member-of", origin, property: null, fact: null };
}

/** A listener stands in front of its pools on its balancer's nodes. */
export function listenerEdges(
  urn: string,
  listener: { readonly balancer: string | null; readonly pools: readonly string[] },
): readonly Dependency[] {
  const edge = (to: string, kind: Dependency["kind"]): Dependency => ({
    from: urn,
    to,
    kind,
    origin: "catalogue",
    property: null,
    fact: null,
  });
  return [
    ...(listener.balancer === null ? [] : [edge(listener.balancer, "fronted-by")]),
    ...listener.pools.map((pool) => edge(pool, "needs")),
  ];
}

/** What gives a node its place. */
export function placementEdges(node: GraphNode): readonly Dependency[] {
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
  const key = (one: Dependency) => `${one.from}\u0000${one.to}\u0000${one.kind}\u0000${one.property ?? ""}`;
  const unique = new Map(dependencies.map((dependency) => [key(dependency), dependency]));
  return [...unique].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, dependency]) => dependency);
}
