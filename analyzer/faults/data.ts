import type { GraphNode, NodeId, Part, Service, Standing } from "../model/graph.ts";
import type { Copies } from "./copies.ts";
import { lossOfDomain } from "./domain.ts";
import { lossOfPart } from "./part.ts";
import { lossOfPlace } from "./place.ts";
import { reachedBy } from "./reach.ts";
import type { World } from "./world.ts";

/**
 * A service's data is lost when some store on its path is lost together with all that keeps the same data: standbys inside it, replicas,
 * backups elsewhere, and what it is itself a copy of. What a store needs to answer has no part in it: data outlives the network before
 * it.
 */
export function lossOfData(service: Service, copies: Copies, world: World): number {
  const { network } = world;
  const stores = reachedBy(service, world).filter((id) => world.node(id)?.keepsData === true);
  return network.gate(
    { kind: "top", question: { kind: "data-lost", service: service.name } },
    {
      kind: "or",
      children: stores.flatMap((store) =>
        copies
          .of(store)
          .map((kept) =>
            network.gate(
              { kind: "data", node: store },
              { kind: "and", children: kept.map((copy) => lossOfCopy(copy, world)) },
            ),
          ),
      ),
    },
  );
}

function lossOfCopy(copy: NodeId, world: World): number {
  return world.network.named("data", copy, { kind: "copy", node: copy }, () => {
    const node = world.node(copy);
    return { kind: "or", children: node === undefined ? [] : lossesOfWhatIsKept(node, node.standing, world) };
  });
}

/** Data is there while one member is, however many it takes to answer, and while its place is, whether or not its product answers. */
function lossesOfWhatIsKept(node: GraphNode, standing: Standing, world: World): readonly number[] {
  const { network } = world;
  switch (standing.kind) {
    case "parts":
      return standing.parts.map((part) =>
        part.kind === "placed"
          ? lossOfPart({ ...node, egress: false }, { ...part, ...oneWillDo(part), required: 1, takeover: null }, world)
          : lossOfPart(
              { ...node, egress: false },
              { ...part, ...oneWillDo(part), required: { desired: 1, guaranteed: 1 }, takeover: null },
              world,
            ),
      );
    case "regional":
      return [lossOfDomain(standing.region, world), ...lossOfZones(node, standing, world)];
    case "global":
      return [lossOfDomain(standing.provider, world)];
    case "place":
      return [lossOfPlace(standing.place, world)];
    case "either": {
      const ways = standing.ways.map((way) =>
        network.gate({ kind: "copy", node: node.id }, { kind: "or", children: lossesOfWhatIsKept(node, way, world) }),
      );
      const favourable = network.reading === "favourable";
      return [
        network.gate(
          { kind: "copy", node: node.id },
          { kind: favourable ? "and" : "or", children: ways, facts: favourable ? [] : [standing.fact] },
        ),
      ];
    }
    case "unsupported":
      if (network.reading === "favourable") return [];
      return [network.gate({ kind: "copy", node: node.id }, { kind: "and", children: [], facts: [standing.fact] })];
    case "nowhere":
    case "balancer":
    case "listener":
    case "record":
    case "name":
      return [];
  }
}

function oneWillDo(part: Part): { readonly intactPlaces?: number } {
  return part.intactPlaces === undefined ? {} : { intactPlaces: 1 };
}

function lossOfZones(
  node: GraphNode,
  { region, tolerates }: Extract<Standing, { kind: "regional" }>,
  world: World,
): readonly number[] {
  const zones = world.zonesOf(region).map((zone) => lossOfDomain(zone, world));
  if (zones.length <= tolerates) return [];
  const required = Math.max(zones.length - tolerates, 1);
  return [
    world.network.gate(
      { kind: "part", node: node.id, part: "", members: zones.length, required },
      { kind: "at-least", threshold: tolerates + 1, children: zones },
    ),
  ];
}
