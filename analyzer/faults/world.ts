import type { DomainId, FailureDomain, PlaceVariable } from "../model/failure-domain.ts";
import type {
  Dependency,
  DependencyGraph,
  GraphNode,
  GroupId,
  NodeId,
  RedundancyGroup,
  Service,
  SharedChange,
} from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import type { Limits } from "../model/objectives.ts";
import { noLimits } from "../model/objectives.ts";
import type { NetworkBuilder } from "./network-builder.ts";

/** Whatever can be needed. */
export type Needed = NodeId | GroupId | `service:${string}`;

/** A graph looked up by name, in one reading, while its fault network is being built. */
export interface World {
  readonly network: NetworkBuilder;
  /** How fast takeovers must be, and how much they may give up. */
  readonly limits: Limits;
  /** The gate of "this is unavailable": the sentences meet here, so that none has to know the others. */
  lossOf(id: Needed): number;
  node(id: NodeId): GraphNode | undefined;
  group(id: GroupId): RedundancyGroup | undefined;
  domain(id: DomainId): FailureDomain | undefined;
  variable(id: DomainId): PlaceVariable | undefined;
  /** Edges of the node along which failure reaches it, in the graph's order. */
  needsOf(id: NodeId): readonly Dependency[];
  /** Changes that reach the node at once with all others that they reach. */
  changesOf(id: NodeId): readonly SharedChange[];
  /** What requests enter a balancer by, rules of a listener left aside. */
  listenersOf(balancer: NodeId): readonly NodeId[];
  service(name: string): Service | undefined;
  /** Every group, sorted by id. */
  readonly groups: readonly RedundancyGroup[];
  /** Zones of a region that are named, not variables. */
  zonesOf(region: DomainId): readonly DomainId[];
  /** Every zone, site, region and provider that is named. */
  readonly places: readonly DomainId[];
  isDeclared(id: DomainId): boolean;
  /** Domains that only the fault model knows: instances and products. */
  declare(domain: FailureDomain): DomainId;
  /** The same world under an objective's limits. */
  within(limits: Limits): World;
  /** The same world as it would be if these domains could not be lost. */
  sparing(domains: readonly DomainId[]): World;
}

/** A graph by name: put together once for the worlds of both readings. */
export function lookUp(graph: DependencyGraph) {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const groups = new Map(graph.groups.map((group) => [group.id, group]));
  const domains = new Map(graph.domains.map((domain) => [domain.id, domain]));
  const services = new Map(graph.services.map((service) => [service.name, service]));
  const variables = new Map(graph.variables.map((variable) => [variable.domain, variable]));
  const carries: ReadonlySet<string> = new Set(carriesFailure);
  const needs = new Map<NodeId, Dependency[]>();
  for (const dependency of graph.dependencies) {
    if (dependency.kind === "placed-in" || !carries.has(dependency.kind)) continue;
    const known = needs.get(dependency.from);
    if (known === undefined) needs.set(dependency.from, [dependency]);
    else known.push(dependency);
  }
  const changes = gather(graph.changes, (change) => change.users);
  const listeners = new Map<NodeId, NodeId[]>();
  for (const { id, standing } of graph.nodes) {
    if (standing.kind !== "listener" || standing.isRule) continue;
    const known = listeners.get(standing.balancer);
    if (known === undefined) listeners.set(standing.balancer, [id]);
    else known.push(id);
  }
  const zones = gather(
    graph.domains.filter((domain) => domain.kind === "zone" && !variables.has(domain.id)),
    (zone) => zone.within,
  );
  const places = graph.domains
    .filter((domain) => !variables.has(domain.id) && isPlace.has(domain.kind))
    .map((domain) => domain.id);
  const hasTakeovers =
    graph.groups.some((group) => group.takeover !== null) || graph.nodes.some((node) => takesOver(node));
  return {
    nodes,
    groups,
    allGroups: graph.groups,
    domains,
    services,
    variables,
    needs,
    changes,
    listeners,
    zones,
    places,
    hasTakeovers,
  };
}

export function createWorld(
  found: ReturnType<typeof lookUp>,
  network: NetworkBuilder,
  declared: Map<DomainId, FailureDomain>,
  lossOf: (id: Needed, world: World) => number,
): World {
  const { nodes, groups, domains, services, variables, needs, changes, listeners, zones, places, hasTakeovers } = found;
  const worldOf = (limits: Limits, spared: readonly DomainId[]): World => {
    const world: World = {
      network: variantOf(network, limits, spared),
      limits,
      lossOf: (id) => lossOf(id, world),
      node: (id) => nodes.get(id),
      group: (id) => groups.get(id),
      domain: (id) => domains.get(id) ?? declared.get(id),
      variable: (id) => variables.get(id),
      needsOf: (id) => needs.get(id) ?? [],
      changesOf: (id) => changes.get(id) ?? [],
      service: (name) => services.get(name),
      groups: found.allGroups,
      listenersOf: (balancer) => listeners.get(balancer) ?? [],
      zonesOf: (region) => (zones.get(region) ?? []).map((zone) => zone.id),
      places,
      isDeclared: (id) => declared.has(id),
      declare(domain) {
        const known = declared.get(domain.id);
        if (known !== undefined) return known.id;
        declared.set(domain.id, domain);
        return domain.id;
      },
      // Where nothing takes over, limits change nothing, and all objectives share their gates.
      within: (asked) => (hasTakeovers ? worldOf(asked, spared) : world),
      sparing: (more) => worldOf(limits, [...new Set([...spared, ...more])].sort()),
    };
    return world;
  };
  return worldOf(noLimits, []);
}

const isPlace: ReadonlySet<string> = new Set(["zone", "site", "region", "provider"]);

function takesOver({ standing }: GraphNode): boolean {
  const ways = standing.kind === "either" ? standing.ways : [standing];
  return ways.some((way) =>
    way.kind === "parts"
      ? way.parts.some((part) => part.takeover !== null)
      : way.kind === "balancer" && way.takeover !== undefined,
  );
}

/**
 * The same network under another name for all that the variant changes: limits change what takes over, and all that rests on it;
 * spared domains change everything.
 */
function variantOf(network: NetworkBuilder, limits: Limits, spared: readonly DomainId[]): NetworkBuilder {
  const limited = limits.rto === null && limits.rpo === null ? "" : `within ${limits.rto}/${limits.rpo} `;
  const sparing = spared.length === 0 ? "" : `sparing ${spared.join(",")} `;
  if (limited === "" && sparing === "") return network;
  const variant = (kind: string) => `${sparing}${isUnlimited.test(kind) ? "" : limited}${kind}`;
  const never = new Set(spared);
  return {
    ...network,
    named: (kind, id, meaning, make) => network.named(variant(kind), id, meaning, make),
    known: (kind, id) => network.known(variant(kind), id),
    event(domain) {
      if (!never.has(domain)) return network.event(domain);
      return network.named("spared", domain, { kind: "domain", domain }, () => ({ kind: "or", children: [] }));
    },
  };
}

/** Kinds of gates that no takeover has a part in; a regional product's tell how much it tolerates, too. */
const isUnlimited = /^(?:domain|itself|place|product|spared)(?: |$)/;

function gather<Item, Key>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly Key[],
): ReadonlyMap<Key, readonly Item[]> {
  const gathered = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const known = gathered.get(key);
      if (known === undefined) gathered.set(key, [item]);
      else known.push(item);
    }
  }
  return gathered;
}
