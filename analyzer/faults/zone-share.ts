import type { GraphNode, Part, Place } from "../model/graph.ts";
import { meaningOfMember } from "./member.ts";
import { lossOfPlace } from "./place.ts";
import type { World } from "./world.ts";

/**
 * What a zone holds of members that a provider spreads is lost with the zone, or with the way out of the subnet that they are in. Where
 * several of the subnets are in one zone: most favourably they are in one whose way out is there, least favourably in one that lost it.
 */
export function lossOfZoneShare(
  node: GraphNode,
  part: Extract<Part, { kind: "spread" }>,
  place: Place,
  world: World,
): number {
  const { network } = world;
  const here = part.places.filter(({ domain }) => domain === place.domain);
  const subnets = [...new Map(here.map((one) => [one.through, one])).values()];
  if (!node.egress || subnets.length < 2) return lossOfPlace(place, world, node.egress);
  return network.gate(meaningOfMember(node, part.name, place, null), {
    kind: network.reading === "favourable" ? "and" : "or",
    children: subnets.map((subnet) => lossOfPlace(subnet, world, true)),
  });
}
