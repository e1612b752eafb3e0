import type { DomainId } from "../model/failure-domain.ts";
import type { GraphNode, Part } from "../model/graph.ts";
import { meaningOfMember, meaningOfPart, mostMembersToldApart, ownFailure } from "./member.ts";
import { lossOfPlace } from "./place.ts";
import type { World } from "./world.ts";

/**
 * Where every piece of data has a copy in each place, on a member that nobody can tell, a place counts as lost with any of its
 * members: some data has no copy there any more. The part is lost when too few places are left without a lost member.
 */
export function lossOfPlacedCopies(
  node: GraphNode,
  part: Extract<Part, { kind: "placed" }>,
  members: readonly { readonly place: DomainId; readonly gate: number }[],
  world: World,
): number {
  const byPlace = new Map<DomainId, number[]>();
  for (const { place, gate } of members) {
    const known = byPlace.get(place);
    if (known === undefined) byPlace.set(place, [gate]);
    else known.push(gate);
  }
  const losses = [...byPlace].map(([place, children]) =>
    world.network.gate(meaningOfPart(node, world.domain(place)?.label ?? place, children.length, children.length), {
      kind: "or",
      children,
    }),
  );
  return tooFewIntact(node, part, losses, [], [], world);
}

/**
 * The same of members that the provider spreads. Those left over when they are shared out stand in places that nobody can name: most
 * favourably in places that are lost anyway, least favourably each in one of its own. Where it can't be told that every place has
 * one, least favourably any loss is one too many.
 */
export function lossOfSpreadCopies(
  node: GraphNode,
  part: Extract<Part, { kind: "spread" }>,
  number: number,
  world: World,
): number {
  const { network } = world;
  const favourable = network.reading === "favourable";
  const places = [...new Map(part.places.map((place) => [place.domain, place])).values()];
  const told = Math.min(number, Math.max(mostMembersToldApart, places.length));
  const share = Math.floor(told / Math.max(places.length, 1));
  const alone = (index: number, place: DomainId | null) =>
    ownFailure(node, [part.name, `member ${index + 1}`], place, world);
  const facts = favourable ? [] : [part.count.fact, part.placesFact, part.spreadingFact];
  const losses = places.map((place, position) =>
    network.gate(meaningOfMember(node, part.name, place, null), {
      kind: "or",
      children: [
        lossOfPlace(place, world, node.egress),
        ...Array.from({ length: share }, (_, index) => alone(position * share + index, place.domain)),
      ],
    }),
  );
  const over = Array.from({ length: told - share * places.length }, (_, index) =>
    alone(share * places.length + index, null),
  );
  const intact = part.intactPlaces ?? places.length;
  const isOpen = share === 0 || part.spreadingFact !== null || part.placesFact !== null;
  if (!favourable && isOpen) {
    const meaning = meaningOfPart(node, part.name, places.length, intact);
    return network.gate(meaning, { kind: "or", children: [...losses, ...over], facts });
  }
  // Where every place is needed, any loss is one too many, wherever it stands.
  return tooFewIntact(node, part, losses, favourable && intact < places.length ? [] : over, facts, world);
}

function tooFewIntact(
  node: GraphNode,
  part: Part,
  losses: readonly number[],
  others: readonly number[],
  facts: readonly (string | null)[],
  world: World,
): number {
  const intact = part.intactPlaces ?? losses.length;
  return world.network.gate(meaningOfPart(node, part.name, losses.length, intact), {
    kind: "at-least",
    threshold: Math.max(losses.length - intact + 1, 0),
    children: [...losses, ...others],
    facts,
  });
}
