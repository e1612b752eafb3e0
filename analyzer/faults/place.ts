import type { Place } from "../model/graph.ts";
import { lossOfDomain } from "./domain.ts";
import type { World } from "./world.ts";

/** What stands in a place is lost with it: a subnet or vSwitch with its zone, a server with its subnet. */
export function lossOfPlace(place: Place, world: World): number {
  const zone = lossOfDomain(place.domain, world);
  const { through } = place;
  const giver = through === null ? undefined : world.node(through);
  if (giver === undefined || giver.standing.kind !== "place") return zone;
  const property = giver.standing.place.property;
  return world.network.named(`place ${giver.id}`, { kind: "place", node: giver.id, property }, () => ({
    kind: "or",
    children: [zone],
  }));
}
