import type { Place } from "../model/graph.ts";
import { lossOfDomain } from "./domain.ts";
import type { World } from "./world.ts";

/**
 * What stands in a place is lost with it: a subnet or vSwitch with its zone, a server with its subnet. A server that must reach
 * public addresses is lost as well with its subnet's way out.
 */
export function lossOfPlace(place: Place, world: World, egress = false): number {
  const zone = lossOfDomain(place.domain, world);
  const { through } = place;
  const giver = through === null ? undefined : world.node(through);
  if (giver === undefined || giver.standing.kind !== "place") return zone;
  const { standing } = giver;
  const property = standing.place.property;
  const meaning = { kind: "place", node: giver.id, property } as const;
  const itself = world.network.named(`place ${giver.id}`, meaning, () => ({ kind: "or", children: [zone] }));
  if (!egress || (standing.egress.length === 0 && standing.egressFact === null)) return itself;
  return world.network.named(`egress of ${giver.id}`, meaning, () => ({
    kind: "or",
    children: [
      itself,
      ...standing.egress.map((gateway) =>
        world.network.gate(
          { kind: "egress", node: giver.id, gateway },
          { kind: "or", children: [world.lossOf(gateway)] },
        ),
      ),
      ...unknownWayOut(giver.id, standing.egressFact, world),
    ],
  }));
}

/** Least favourably a way out that can't be told is none. */
function unknownWayOut(node: string, fact: string | null, world: World): readonly number[] {
  if (fact === null || world.network.reading === "favourable") return [];
  return [world.network.gate({ kind: "egress", node, gateway: node }, { kind: "and", children: [], facts: [fact] })];
}
