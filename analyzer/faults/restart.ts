import { stronglyConnectedComponents } from "../graph/algorithms/strongly-connected-components.ts";
import type { DomainId, FailureDomain } from "../model/failure-domain.ts";
import type { Meaning, RestartNetwork } from "../model/fault-model.ts";
import type { Dependency, DependencyGraph, GraphNode, NodeId, Part, Place, Standing } from "../model/graph.ts";
import { lossOfDomain, lossOfPlaceItself } from "./domain.ts";
import type { NetworkBuilder } from "./network-builder.ts";
import { createNetworkBuilder } from "./network-builder.ts";
import type { Needed, World } from "./world.ts";

/**
 * What can be started again after a loss: what is up; and what is not, where a place that it may stand in is left, its region's
 * control plane answers, and what it needs, boots from and is controlled by is up or can be started itself. Least favourably a
 * lost zone takes its region's control plane along, as in Hong Kong in 2022: two zones stood, and nothing could be launched in
 * them.
 */
export function buildRestartNetwork(graph: DependencyGraph, world: World): RestartNetwork {
  const network = createNetworkBuilder(world.network.reading);
  const holds: { gate: number; fault: number; up: boolean }[] = [];
  const asked = new Map<string, number>();
  /** "This gate of the fault network has not failed." */
  const stands = (fault: number, up: boolean, meaning: Meaning) => {
    const key = `${fault} ${up}`;
    const known = asked.get(key);
    if (known !== undefined) return known;
    const gate = network.leaf(meaning);
    holds.push({ gate, fault, up });
    asked.set(key, gate);
    return gate;
  };
  const starting: Starting = { world, network, stands, edges: edgesOf(graph), together: circlesOf(graph) };
  const startable = Object.fromEntries(
    [...graph.nodes.map((node) => node.id), ...graph.groups.map((group) => group.id)].map((id) => [
      id,
      startOf(id, starting),
    ]),
  );
  const services = Object.fromEntries(
    graph.services.map((service) => [service.name, startOf(`service:${service.name}`, starting)]),
  );
  return { network: network.finish(), holds, startable, services };
}

interface Starting {
  readonly world: World;
  readonly network: NetworkBuilder;
  readonly stands: (fault: number, up: boolean, meaning: Meaning) => number;
  /** Edges of a node that must hold before it can be started. */
  readonly edges: ReadonlyMap<NodeId, readonly Dependency[]>;
  /** Whether two run in one circle of needs. */
  readonly together: (one: Needed, other: Needed) => boolean;
}

/** What waits for each other while it runs is started together: only what each needs beside the circle has to be there first. */
const runsWith: ReadonlySet<string> = new Set(["needs", "fronted-by", "resolved-by", "member-of"]);

/** The circle that each node or group is in, as far as it is in one by needs alone. */
function circlesOf(graph: DependencyGraph): (one: Needed, other: Needed) => boolean {
  const ids = [...graph.nodes.map((node) => node.id), ...graph.groups.map((group) => group.id)];
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const edges = ids.map((): number[] => []);
  for (const { from, to, kind } of graph.dependencies) {
    const source = indexOf.get(from);
    const target = indexOf.get(to);
    if (source === undefined || target === undefined || !runsWith.has(kind)) continue;
    // A group waits for its members; a member does not wait for its group.
    if (kind === "member-of") edges[target]?.push(source);
    else edges[source]?.push(target);
  }
  const component = stronglyConnectedComponents(edges);
  return (one, other) => {
    const first = indexOf.get(one);
    const second = indexOf.get(other);
    return first !== undefined && second !== undefined && component[first] === component[second];
  };
}

const needed: ReadonlySet<string> = new Set([
  "needs",
  "fronted-by",
  "authorised-by",
  "resolved-by",
  "boots-from",
  "controlled-by",
]);

function edgesOf(graph: DependencyGraph): ReadonlyMap<NodeId, readonly Dependency[]> {
  const edges = new Map<NodeId, Dependency[]>();
  for (const dependency of graph.dependencies) {
    if (!needed.has(dependency.kind)) continue;
    const known = edges.get(dependency.from);
    if (known === undefined) edges.set(dependency.from, [dependency]);
    else known.push(dependency);
  }
  return edges;
}

function startOf(id: Needed, starting: Starting): number {
  const { network, world } = starting;
  const meaning: Meaning = id.startsWith("service:")
    ? { kind: "service", service: id.slice("service:".length) }
    : id.startsWith("group:")
      ? { kind: "group", group: id, members: 0, required: 0 }
      : { kind: "node", node: id };
  return network.named("start", id, meaning, () => {
    const service = id.startsWith("service:") ? world.service(id.slice("service:".length)) : undefined;
    if (service !== undefined)
      return { kind: "and", children: [...service.entries, ...service.needs].map((one) => startOf(one, starting)) };
    const up = starting.stands(world.lossOf(id), true, meaning);
    const group = world.group(id);
    if (group !== undefined) {
      const required = world.network.reading === "favourable" ? group.required : group.requiredAtMost;
      const members = group.members.map((member) => startOf(member, starting));
      return {
        kind: "or",
        children: [up, network.gate(meaning, { kind: "at-least", threshold: required, children: members })],
      };
    }
    const node = world.node(id);
    if (node === undefined) return { kind: "or", children: [up] };
    return { kind: "or", children: [up, network.gate(meaning, { kind: "and", children: toStart(node, starting) })] };
  });
}

/** "It is up, or all is there that it needs beside the circle that it is in." */
function readyOf(id: Needed, starting: Starting): number {
  const { network, world } = starting;
  const group = world.group(id);
  const node = world.node(id);
  const meaning: Meaning =
    group === undefined ? { kind: "node", node: id } : { kind: "group", group: id, members: 0, required: 0 };
  return network.named("ready", id, meaning, () => {
    const up = starting.stands(world.lossOf(id), true, meaning);
    if (group !== undefined) {
      const required = world.network.reading === "favourable" ? group.required : group.requiredAtMost;
      const members = group.members.map((member) => readyOf(member, starting));
      return {
        kind: "or",
        children: [up, network.gate(meaning, { kind: "at-least", threshold: required, children: members })],
      };
    }
    if (node === undefined) return { kind: "or", children: [up] };
    const beside = toStart(node, {
      ...starting,
      edges: new Map([
        [node.id, (starting.edges.get(node.id) ?? []).filter((edge) => !starting.together(node.id, edge.to))],
      ]),
    });
    return { kind: "or", children: [up, network.gate(meaning, { kind: "and", children: beside })] };
  });
}

/** All that must hold before a node that is down can be started. */
function toStart(node: GraphNode, starting: Starting): readonly number[] {
  const { world } = starting;
  const edges = (starting.edges.get(node.id) ?? []).filter(
    (edge) => edge.fact === null || world.network.reading === "least-favourable",
  );
  const isRecord = node.standing.kind === "record";
  return [
    ...placesToStart(node, node.standing, starting),
    ...controlPlanes(node.standing, starting),
    ...(isRecord
      ? []
      : edges.map((edge) =>
          edge.kind !== "boots-from" && starting.together(node.id, edge.to)
            ? readyOf(edge.to, starting)
            : startOf(edge.to, starting),
        )),
    ...(node.account === null || node.standing.kind === "nowhere"
      ? []
      : [starting.stands(world.network.event(node.account), false, { kind: "domain", domain: node.account })]),
  ];
}

function placesToStart(node: GraphNode, standing: Standing, starting: Starting): readonly number[] {
  const { network, world } = starting;
  const meaning = { kind: "node", node: node.id } as const;
  const stands = (domain: DomainId, loss: number) => starting.stands(loss, false, { kind: "domain", domain });
  const place = (one: Place) => stands(one.domain, lossOfDomain(one.domain, world));
  // Of unknown places that are certain to differ a lost zone is one at most, and the others are left.
  const eachOf = (places: readonly Place[]) =>
    places.map((one) => {
      const differs = world.variable(one.domain)?.differsFrom ?? [];
      return places.some((other) => differs.includes(other.domain))
        ? stands(one.domain, lossOfPlaceItself(one.domain, world))
        : place(one);
    });
  const anyOf = (places: readonly Place[]) => network.gate(meaning, { kind: "or", children: eachOf(places) });
  switch (standing.kind) {
    case "nowhere":
      return [];
    case "unsupported":
      // Nobody can tell how it is started, so least favourably it is not.
      return network.reading === "favourable"
        ? []
        : [network.gate(meaning, { kind: "or", children: [], facts: [standing.fact] })];
    case "place":
      return [place(standing.place)];
    case "either": {
      const ways = standing.ways.map((way) =>
        network.gate(meaning, { kind: "and", children: placesToStart(node, way, starting) }),
      );
      return [network.gate(meaning, { kind: network.reading === "favourable" ? "or" : "and", children: ways })];
    }
    case "parts":
      return [
        ...standing.parts.map((part) => placesOfPart(node, part, eachOf, network)),
        ...(standing.beside === undefined ? [] : placesToStart(node, standing.beside, starting)),
      ];
    case "balancer":
      return [anyOf(standing.places)];
    case "listener":
      return [];
    case "record":
      return [startOf(standing.name, starting)];
    case "name":
      return [
        network.gate(meaning, {
          kind: "or",
          children: standing.delegations.map(({ sets }) =>
            network.gate(meaning, {
              kind: "and",
              children: sets.map(({ records, required }) =>
                network.gate(meaning, {
                  kind: "at-least",
                  threshold: required,
                  children: records.map((record) =>
                    network.gate(
                      { kind: "node", node: record },
                      {
                        kind: "and",
                        children: (starting.edges.get(record) ?? [])
                          .filter((edge) => edge.to !== node.id && edge.fact === null)
                          .map((edge) => startOf(edge.to, starting)),
                      },
                    ),
                  ),
                }),
              ),
            }),
          ),
        }),
      ];
    case "regional":
      return [place({ domain: standing.region, through: null, property: "" })];
    case "global":
      return [place({ domain: standing.provider, through: null, property: "" })];
  }
}

/** Members that may stand in any of a resource's places start wherever one is left; others only where they stood. */
function placesOfPart(
  node: GraphNode,
  part: Part,
  eachOf: (places: readonly Place[]) => readonly number[],
  network: NetworkBuilder,
): number {
  const { intactPlaces } = part;
  const isBound = node.restarts === "in-place";
  const standing = part.kind === "spread" ? part.places : part.members.map((member) => member.place);
  const taken = part.kind === "spread" && !isBound ? (part.permitted ?? standing) : standing;
  const distinct = [...new Map(taken.map((one) => [one.domain, one])).values()];
  const places = isBound && intactPlaces !== undefined ? distinct : taken;
  const threshold = !isBound ? 1 : (intactPlaces ?? (part.kind === "spread" ? 1 : part.required));
  return network.gate({ kind: "node", node: node.id }, { kind: "at-least", threshold, children: eachOf(places) });
}

/** Whatever is launched is launched by its region's control plane. */
function controlPlanes(standing: Standing, starting: Starting): readonly number[] {
  const { world } = starting;
  const regions = new Set<string>();
  for (const domain of placesTaken(standing)) {
    for (const larger of world.domain(domain)?.within ?? []) {
      if (world.domain(larger)?.kind === "region") regions.add(larger);
    }
  }
  return [...regions].sort().map((region) => {
    const plane = controlPlaneOf(region, world);
    return starting.stands(plane.gate, false, { kind: "domain", domain: plane.id });
  });
}

function placesTaken(standing: Standing): readonly string[] {
  switch (standing.kind) {
    case "parts":
      return [
        ...standing.parts.flatMap((part) =>
          part.kind === "spread"
            ? part.places.map((place) => place.domain)
            : part.members.map((member) => member.place.domain),
        ),
        ...(standing.beside === undefined ? [] : placesTaken(standing.beside)),
      ];
    case "balancer":
      return standing.places.map((place) => place.domain);
    case "either":
      return standing.ways.flatMap(placesTaken);
    default:
      return [];
  }
}

/**
 * A region's control plane is lost by itself, with its region, and least favourably with any zone of it: what runs there may be what
 * answers for all.
 */
function controlPlaneOf(region: string, world: World): { readonly id: string; readonly gate: number } {
  const { network } = world;
  const domain: FailureDomain = {
    id: `control-plane:${region}`,
    kind: "control-plane",
    label: `control plane of ${world.domain(region)?.label ?? region}`,
    within: [region],
    aliases: [],
  };
  const id = world.declare(domain);
  const gate = network.named("domain", id, { kind: "domain", domain: id }, () => ({
    kind: "or",
    children: [
      network.event(id),
      lossOfDomain(region, world),
      ...(network.reading === "favourable" ? [] : world.zonesOf(region).map((zone) => lossOfDomain(zone, world))),
    ],
  }));
  return { id, gate };
}
