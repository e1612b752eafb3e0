import type { Dependency, GraphNode, NodeId, Standing } from "../model/graph.ts";
import { lossByAccount } from "./account.ts";
import { lossByChange } from "./change.ts";
import { lossOfDomain } from "./domain.ts";
import { lossOfBalancer, lossThroughBalancer } from "./listener.ts";
import { lossOfName } from "./name.ts";
import { lossOfNeed } from "./need.ts";
import { lossOfPart } from "./part.ts";
import { lossOfPlace } from "./place.ts";
import { lossOfProduct } from "./product.ts";
import type { World } from "./world.ts";

/**
 * A resource is unavailable when it fails itself, when its place or account is lost, when a change reaches it that reaches all
 * others of its kind at once, or when something that it needs is unavailable.
 */
export function lossOfNode(id: NodeId, world: World): number {
  const known = world.network.known("node", id);
  if (known !== undefined) return known;
  return world.network.named("node", id, { kind: "node", node: id }, () => {
    const node = world.node(id);
    if (node === undefined) return { kind: "or", children: [] };
    const children = [
      ...ownLosses(node, node.standing, world),
      ...lossByAccount(node, world),
      ...lossByChange(node, world),
    ];
    for (const need of needsBeside(node, world)) children.push(...lossOfNeed(need, world));
    return { kind: "or", children };
  });
}

/**
 * A record of a name asks for the name: what the record itself leads to is a part of that. The way to what is needed comes last, so that
 * a proof tells first what is lost itself.
 */
function needsBeside(node: GraphNode, world: World): readonly Dependency[] {
  if (node.standing.kind === "record") return [];
  const isWay = ({ to }: Dependency) => world.group(to)?.kind === "links";
  const needs = world.needsOf(node.id);
  return needs.some(isWay) ? [...needs.filter((need) => !isWay(need)), ...needs.filter(isWay)] : needs;
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
      return [
        ...standing.parts.map((part) => lossOfPart(node, part, world)),
        ...(standing.beside === undefined ? [] : ownLosses(node, standing.beside, world)),
      ];
    case "balancer":
      return [
        lossOfBalancer(node, standing, world),
        ...lossThroughBalancer(
          node,
          { kind: "listener", balancer: node.id, pools: standing.pools ?? [], isRule: false },
          world,
        ),
        ...world.listenersOf(node.id).map((listener) => world.lossOf(listener)),
      ];
    case "listener":
      return lossThroughBalancer(node, standing, world);
    case "record":
      return [world.lossOf(standing.name)];
    case "name":
      return lossOfName(node, standing, world);
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
