import type { DomainId } from "../model/failure-domain.ts";
import type { GraphNode, Part, Place } from "../model/graph.ts";
import { lossOfPlaceItself } from "./domain.ts";
import { lossOfSpreadCopies } from "./intact-places.ts";
import { meaningOfMember, meaningOfPart, mostMembersToldApart, ownFailure } from "./member.ts";
import { lossOfPlace } from "./place.ts";
import { lossUntilTakenOver } from "./takeover.ts";
import type { World } from "./world.ts";
import { lossOfZoneShare } from "./zone-share.ts";

type Spread = Extract<Part, { kind: "spread" }>;

/** That a member fails by itself; never, where the provider keeps many that stand for it in its place. */
function failureOf(node: GraphNode, part: Spread, index: number, place: DomainId | null, world: World): number {
  const path = [part.name, `member ${index + 1}`];
  if (part.redundantInPlace !== true) return ownFailure(node, path, place, world);
  return world.network.gate(meaningOfPart(node, part.name, 1, 1), { kind: "or", children: [] });
}

/**
 * Members that the provider spreads: most favourably there are as many as desired and every place takes its share. Least
 * favourably there are only as many as are guaranteed, and each lost place takes a member of its own; where nothing promises
 * that they spread, one lost place may take them all.
 */
export function lossOfSpread(node: GraphNode, part: Spread, world: World): number {
  const { network } = world;
  const favourable = network.reading === "favourable";
  const number = favourable ? part.count.desired : part.count.guaranteed;
  const required = favourable ? part.required.desired : part.required.guaranteed;
  const meaning = meaningOfPart(node, part.name, number, required);
  if (part.intactPlaces !== undefined && number > 0) return lossOfSpreadCopies(node, part, number, world);
  const all = required > 1 ? lossOfMany(node, part, number, required, world) : lossOfAll(node, part, number, world);
  const losses = () => distinct(part.places).map((place) => lossOfZoneShare(node, part, place, world));
  return lossUntilTakenOver(all, { losses, isKnown: false }, part.takeover, meaning, world);
}

/**
 * Several members must be left. A place takes the members that it is sure to hold; what is left over when they are shared out
 * stands in places that nobody can name: most favourably it is lost when all are, least favourably with each.
 */
function lossOfMany(node: GraphNode, part: Spread, number: number, required: number, world: World): number {
  const { network } = world;
  const favourable = network.reading === "favourable";
  const places = distinct(part.places);
  const meaning = meaningOfPart(node, part.name, number, required);
  const facts = favourable ? [] : [part.count.fact, part.placesFact, part.spreadingFact];
  const losses = places.map((place) => lossOfZoneShare(node, part, place, world));
  const alone = (index: number) => failureOf(node, part, index, null, world);
  if (part.spreadingFact !== null || part.placesFact !== null) {
    const members = network.gate(meaning, {
      kind: "at-least",
      threshold: Math.max(number - required + 1, 0),
      children: Array.from({ length: Math.min(number, mostMembersToldApart) }, (_, index) => alone(index)),
    });
    return network.gate(meaning, {
      kind: "or",
      children: [...lossesWhereverTheyStand(node, part, world), members],
      facts,
    });
  }
  const share = Math.floor(number / Math.max(places.length, 1));
  const told = Math.min(share, Math.max(Math.floor(mostMembersToldApart / places.length), 1));
  const placed = places.flatMap((place, position) =>
    Array.from({ length: told }, (_, index) =>
      network.gate(meaningOfMember(node, part.name, place, null), {
        kind: "or",
        children: [losses[position] ?? 0, alone(position * share + index)],
      }),
    ),
  );
  const everywhere = network.gate(meaning, { kind: "and", children: losses });
  const over = Array.from({ length: number - share * places.length }, (_, index) => {
    const failure = alone(share * places.length + index);
    return favourable ? network.gate(meaning, { kind: "or", children: [failure, everywhere] }) : failure;
  });
  const shared = favourable || over.length === 0 ? [] : losses;
  // Members that are not told apart go with their place alone.
  const untold = share > told ? losses : [];
  const weights = [...placed, ...over, ...shared].map(() => 1);
  return network.gate(meaning, {
    kind: "at-least",
    threshold: Math.max(number - required + 1, 0),
    children: [...placed, ...over, ...shared, ...untold],
    ...(untold.length === 0 ? {} : { weights: [...weights, ...untold.map(() => share - told)] }),
    facts,
  });
}

/**
 * What the loss of places takes where members may stand in any of them: most favourably all stand in one that is not lost, least
 * favourably in one that is.
 */
function lossesWhereverTheyStand(node: GraphNode, part: Spread, world: World): readonly number[] {
  const { network } = world;
  const losses = distinct(part.places).map((place) =>
    network.gate(meaningOfMember(node, part.name, place, null), {
      kind: "or",
      children: [lossOfZoneShare(node, part, place, world)],
    }),
  );
  if (network.reading === "least-favourable") return losses;
  return [network.gate(meaningOfPart(node, part.name, losses.length, 1), { kind: "and", children: losses })];
}

/** One member is enough: the part is lost when none is left. */
function lossOfAll(node: GraphNode, part: Spread, number: number, world: World): number {
  const { network } = world;
  const favourable = network.reading === "favourable";
  const places = distinct(part.places);
  const meaning = meaningOfPart(node, part.name, number, 1);
  const facts = favourable ? [] : [part.count.fact, part.placesFact, part.spreadingFact];
  if (number === 0) return network.gate(meaning, { kind: "and", children: [], facts });

  // Several subnets of one zone are told apart while every one of them can hold a member: they are what there is to move.
  const subnets = [...new Map(part.places.map((place) => [`${place.domain} ${place.through}`, place])).values()];
  const shares = number >= subnets.length ? subnets : places;
  const alone = (index: number) => {
    const place = number >= places.length ? shares[index % shares.length] : undefined;
    return failureOf(node, part, index, place?.domain ?? null, world);
  };
  const members = Array.from({ length: Math.min(number, mostMembersToldApart) }, (_, index) => index);
  const lost = places.map((place) => lossOfZoneShare(node, part, place, world));
  if (part.spreadingFact !== null || part.placesFact !== null) {
    const all = network.gate(meaning, { kind: "and", children: members.map(alone) });
    return network.gate(meaning, { kind: "or", children: [...lossesWhereverTheyStand(node, part, world), all], facts });
  }
  const slots = lossOfSlots(node, part, number, members.map(alone), world);
  if (slots !== null) return slots;
  if (number >= places.length) {
    const losses = shares.map((place, position) => {
      const here = members.filter((index) => index % shares.length === position).map(alone);
      const everyone = network.gate(meaning, { kind: "and", children: here });
      return network.gate(meaningOfMember(node, part.name, place, null), {
        kind: "or",
        children: [
          shares === subnets ? lossOfPlace(place, world, node.egress) : lossOfZoneShare(node, part, place, world),
          everyone,
        ],
      });
    });
    return network.gate(meaning, { kind: "and", children: losses, facts });
  }
  return network.gate(meaning, {
    kind: "at-least",
    threshold: number,
    children: [...lost, ...members.map(alone)],
    facts,
  });
}

/**
 * Fewer members than zones, each in one of its own that nobody can name, which must reach public addresses: least favourably a zone that
 * is lost, or whose subnets have lost their way out, takes one member, whichever it is, and never two.
 *
 * `null` in the favourable reading, where no member needs a way out, and where two may share a zone.
 */
function lossOfSlots(
  node: GraphNode,
  part: Spread,
  number: number,
  alone: readonly number[],
  world: World,
): number | null {
  const { network } = world;
  const { permitted } = part;
  if (!node.egress || permitted === undefined || network.reading === "favourable") return null;
  const variables = distinct(part.places).flatMap(({ domain }) => world.variable(domain) ?? []);
  const differ = variables.every((one) =>
    variables.every((other) => one === other || one.differsFrom.includes(other.domain)),
  );
  if (variables.length < number || !differ) return null;
  const zones = [...new Set(permitted.map((place) => place.domain))].sort().map((zone) => {
    const lost = permitted.filter((place) => place.domain === zone).map((place) => lossOfPlace(place, world, true));
    return network.gate({ kind: "node", node: node.id }, { kind: "or", children: lost });
  });
  const itself = variables.map(({ domain }) => lossOfPlaceItself(domain, world));
  return network.gate(meaningOfPart(node, part.name, number, 1), {
    kind: "at-least",
    threshold: number,
    children: [...zones, ...itself, ...alone],
    facts: [part.count.fact, ...variables.map(({ fact }) => fact)],
  });
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [place.domain, place])).values()];
}
