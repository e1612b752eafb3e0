import type { Dependency, GraphNode, NodeId, Standing } from "../model/graph.ts";
import { lossOfDomain } from "./domain.ts";
import { lossOfBalancer, lossThroughBalancer } from "./listener.ts";
import { lossOfPart } from "./part.ts";
import { lossOfPlace } from "./place.ts";
import { lossOfProduct } from "./product.ts";
import type { World } from "./world.ts";

/** A resource is unavailable when it fails itself, when its place is lost, or when something that it needs is unavailable. */
export function lossOfNode(id: NodeId, world: World): number {
  return world.network.named(`node ${id}`, { kind: "node", node: id }, () => {
    const node = world.node(id);
    if (node === undefined) return { kind: "or", children: [] };
    return {
      kind: "or",
      children: [
        ...ownLosses(node, node.standing, world),
        ...world.needsOf(id).flatMap((need) => lossOfNeed(need, world)),
      ],
    };
  });
}

function ownLosses(node: GraphNode, standing: Standing, world: World): readonly number[] {
  switch (standing.kind) {
    case "nowhere":
      return [];
    case "unsupported":
      return lossOfUnsupported(node, standing.fact, world);
    case "place":
      return [lossOfPlace(standing.place, world)];
    case "either":
      return lossEitherWay(node, standing, world);
    case "parts":
      return standing.parts.map((part) => lossOfPart(node, part, world));
    case "balancer":
      return [
        lossOfBalancer(node, standing, world),
        ...world.listenersOf(node.id).map((listener) => world.lossOf(listener)),
      ];
    case "listener":
      return lossThroughBalancer(node, standing, world);
    case "regional":
    case "global":
      return [lossOfProduct(node, standing, world)];
  }
}

/** Most favourably it stands the way that holds, least favourably the way that does not. */
function lossEitherWay(
  node: GraphNode,
  { ways, fact }: Extract<Standing, { kind: "either" }>,
  world: World,
): readonly number[] {
  const { network } = world;
  const meaning = { kind: "node", node: node.id } as const;
  const children = ways.map((way) => network.gate(meaning, { kind: "or", children: ownLosses(node, way, world) }));
  const favourable = network.reading === "favourable";
  return [network.gate(meaning, { kind: favourable ? "and" : "or", children, facts: favourable ? [] : [fact] })];
}

/**
 * Most favourably a type that nobody described never fails; least favourably it is a lone member in whatever place is lost, of
 * any level.
 */
function lossOfUnsupported(node: GraphNode, fact: string, world: World): readonly number[] {
  const { network } = world;
  if (network.reading === "favourable") return [];
  const anywhere = (["provider", "region", "zone", "instance"] as const).map((kind) => {
    const id = kind === "instance" ? `instance:${node.id}` : `${kind}-of:${node.id}`;
    return network.event(
      world.declare({
        id,
        kind,
        label: kind === "instance" ? node.label : `${kind} of ${node.label}`,
        within: [],
        aliases: [],
      }),
    );
  });
  const places = world.places.map((place) => lossOfDomain(place, world));
  return [
    network.gate({ kind: "node", node: node.id }, { kind: "or", children: [...anywhere, ...places], facts: [fact] }),
  ];
}

/** A possible need is none most favourably, and one least favourably. */
function lossOfNeed(need: Dependency, world: World): readonly number[] {
  const { network } = world;
  if (need.fact !== null && network.reading === "favourable") return [];
  // Whoever needs a balancer needs what it is entered by; a listener itself needs the balancer's own nodes only.
  const balancer = need.kind === "fronted-by" ? world.node(need.to) : undefined;
  const lost =
    balancer?.standing.kind === "balancer" ? lossOfBalancer(balancer, balancer.standing, world) : world.lossOf(need.to);
  return [
    network.gate(
      { kind: "need", node: need.from, needed: need.to, property: need.property, possible: need.fact !== null },
      { kind: "or", children: [lost], facts: [need.fact] },
    ),
  ];
}
