import type { GraphNode, NodeId, Place, Standing } from "../model/graph.ts";
import { lossOfDomain } from "./domain.ts";
import type { World } from "./world.ts";

/**
 * What stands in a place is lost with it: a subnet or vSwitch with its zone, a server with its subnet. A server that must reach
 * public addresses is lost as well with its subnet's way out.
 */
export function lossOfPlace(place: Place, world: World, egress = false): number {
  const { network } = world;
  const zone = lossOfDomain(place.domain, world);
  const giver = place.through === null ? undefined : subnet(place.through, world);
  if (giver === undefined) return egress ? lossAmong(place, zone, world) : zone;
  const meaning = { kind: "place", node: giver.id, property: giver.standing.place.property } as const;
  const itself = network.named("place", giver.id, meaning, () => ({ kind: "or", children: [zone] }));
  if (!egress || !hasWayOut(giver)) return itself;
  return network.named("egress", giver.id, meaning, () => ({
    kind: "or",
    children: [itself, ...lossesOfWayOut(giver, world)],
  }));
}

/**
 * In one of several subnets, whichever it will be: most favourably in one whose way out is there, least favourably in one that has lost
 * it.
 */
function lossAmong({ among = [] }: Place, zone: number, world: World): number {
  const { network } = world;
  const givers = among.flatMap((id) => subnet(id, world) ?? []);
  if (!givers.some(hasWayOut)) return zone;
  const ways = givers.map((giver) =>
    network.gate(
      { kind: "place", node: giver.id, property: giver.standing.place.property },
      { kind: "or", children: lossesOfWayOut(giver, world) },
    ),
  );
  const [first] = givers;
  if (first === undefined) return zone;
  const meaning = { kind: "place", node: first.id, property: first.standing.place.property } as const;
  const kind = network.reading === "favourable" ? "and" : "or";
  return network.gate(meaning, { kind: "or", children: [zone, network.gate(meaning, { kind, children: ways })] });
}

type Subnet = GraphNode & { readonly standing: Extract<Standing, { kind: "place" }> };

function subnet(id: NodeId, world: World): Subnet | undefined {
  const node = world.node(id);
  return node !== undefined && isSubnet(node) ? node : undefined;
}

function isSubnet(node: GraphNode): node is Subnet {
  return node.standing.kind === "place";
}

function hasWayOut({ standing }: Subnet): boolean {
  return standing.egress.length > 0 || standing.egressFact !== null;
}

function lossesOfWayOut({ id, standing }: Subnet, world: World): readonly number[] {
  const gateways = standing.egress.map((gateway) =>
    world.network.gate({ kind: "egress", node: id, gateway }, { kind: "or", children: [world.lossOf(gateway)] }),
  );
  return [...gateways, ...unknownWayOut(id, standing.egressFact, world)];
}

/** Least favourably a way out that can't be told is none. */
function unknownWayOut(node: string, fact: string | null, world: World): readonly number[] {
  if (fact === null || world.network.reading === "favourable") return [];
  return [world.network.gate({ kind: "egress", node, gateway: node }, { kind: "and", children: [], facts: [fact] })];
}
