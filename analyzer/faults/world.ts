import type { DomainId, FailureDomain, PlaceVariable } from "../model/failure-domain.ts";
import type { Dependency, DependencyGraph, GraphNode, GroupId, NodeId, RedundancyGroup } from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import type { NetworkBuilder } from "./network-builder.ts";

/** A graph looked up by name, in one reading, while its fault network is being built. */
export interface World {
  readonly network: NetworkBuilder;
  /** The gate of "this node or group is unavailable": the sentences meet here, so that none has to know the others. */
  lossOf(id: NodeId | GroupId): number;
  node(id: NodeId): GraphNode | undefined;
  group(id: GroupId): RedundancyGroup | undefined;
  domain(id: DomainId): FailureDomain | undefined;
  variable(id: DomainId): PlaceVariable | undefined;
  /** Edges of the node along which failure reaches it, in the graph's order. */
  needsOf(id: NodeId): readonly Dependency[];
  /** What requests enter a balancer by, rules of a listener left aside. */
  listenersOf(balancer: NodeId): readonly NodeId[];
  /** Zones of a region that are named, not variables. */
  zonesOf(region: DomainId): readonly DomainId[];
  /** Every zone, region and provider that is named. */
  readonly places: readonly DomainId[];
  /** Domains that only the fault model knows: instances and products. */
  declare(domain: FailureDomain): DomainId;
}

export function createWorld(
  graph: DependencyGraph,
  network: NetworkBuilder,
  declared: Map<DomainId, FailureDomain>,
  lossOf: (id: NodeId | GroupId, world: World) => number,
): World {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const groups = new Map(graph.groups.map((group) => [group.id, group]));
  const domains = new Map(graph.domains.map((domain) => [domain.id, domain]));
  const variables = new Map(graph.variables.map((variable) => [variable.domain, variable]));
  const needs = new Map<NodeId, Dependency[]>();
  const carries: ReadonlySet<string> = new Set(carriesFailure);
  for (const dependency of graph.dependencies) {
    if (dependency.kind === "placed-in" || !carries.has(dependency.kind)) continue;
    needs.set(dependency.from, [...(needs.get(dependency.from) ?? []), dependency]);
  }
  const listeners = new Map<NodeId, NodeId[]>();
  for (const { id, standing } of graph.nodes) {
    if (standing.kind !== "listener" || standing.isRule) continue;
    listeners.set(standing.balancer, [...(listeners.get(standing.balancer) ?? []), id]);
  }
  const zones = graph.domains.filter((domain) => domain.kind === "zone" && !variables.has(domain.id));
  const world: World = {
    network,
    lossOf: (id) => lossOf(id, world),
    node: (id) => nodes.get(id),
    group: (id) => groups.get(id),
    domain: (id) => domains.get(id) ?? declared.get(id),
    variable: (id) => variables.get(id),
    needsOf: (id) => needs.get(id) ?? [],
    listenersOf: (balancer) => listeners.get(balancer) ?? [],
    zonesOf: (region) => zones.filter((zone) => zone.within.includes(region)).map((zone) => zone.id),
    places: graph.domains.filter((domain) => !variables.has(domain.id)).map((domain) => domain.id),
    declare(domain) {
      if (!declared.has(domain.id)) declared.set(domain.id, domain);
      return domain.id;
    },
  };
  return world;
}
