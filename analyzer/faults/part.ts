import type { DomainId, PlaceVariable } from "../model/failure-domain.ts";
import type { Meaning } from "../model/fault-model.ts";
import type { GraphNode, Member, Part, Place } from "../model/graph.ts";
import { lossOfPlaceItself } from "./domain.ts";
import { lossOfPlace } from "./place.ts";
import type { World } from "./world.ts";

/**
 * Members inside one resource stand in for each other: a part is lost when fewer members are left than it requires. A member
 * is lost when it fails alone or its place is lost.
 *
 * Members that the provider spreads: most favourably there are as many as desired and every place takes its share. Least
 * favourably there are only as many as are guaranteed, and each lost place takes a member of its own; where nothing promises
 * that they spread, one lost place may take them all.
 */
export function lossOfPart(node: GraphNode, part: Part, world: World): number {
  return part.kind === "placed" ? lossOfPlaced(node, part, world) : lossOfSpread(node, part, world);
}

function lossOfPlaced(node: GraphNode, part: Extract<Part, { kind: "placed" }>, world: World): number {
  const { network } = world;
  const exclusive = exclusivePlaces(node, part, world);
  const losses = numbered(part.members).map(({ member, name }) => {
    const meaning = meaningOfMember(node, name, member.place, member.mends);
    if (member.fact !== null && network.reading === "least-favourable") {
      // It may turn out not to exist at all.
      return network.gate(meaning, { kind: "and", children: [], facts: [member.fact] });
    }
    const place = exclusive.has(member.place.domain)
      ? lossOfPlaceItself(member.place.domain, world)
      : lossOfPlace(member.place, world);
    return network.gate(meaning, {
      kind: "or",
      children: [ownFailure(node, [part.name, name], member.place.domain, world), place],
    });
  });
  const [only] = losses;
  if (losses.length === 1 && only !== undefined) return only;
  return network.gate(meaningOfPart(node, part.name, losses.length, part.required), {
    kind: "at-least",
    threshold: losses.length - part.required + 1,
    children: [...losses, ...lossesByCandidate(exclusive, world)],
  });
}

/**
 * The unknown places of a part's own members that are certain to differ from each other. Least favourably a lost zone is one of
 * them, and which one makes no difference to the part: so the zone counts as one member lost, and no choice has to be tried.
 */
function exclusivePlaces(
  node: GraphNode,
  part: Extract<Part, { kind: "placed" }>,
  world: World,
): ReadonlyMap<DomainId, PlaceVariable> {
  if (world.network.reading === "favourable") return new Map();
  const own = part.members.flatMap(({ place }) => {
    const variable = world.variable(place.domain);
    const isOwn = place.domain === `zone-of:${node.id}` || place.domain.startsWith(`zone-of:${node.id}#`);
    return variable !== undefined && isOwn ? [variable] : [];
  });
  // Two members in one unknown place share its fate; then each choice is tried in the ordinary way.
  const each = new Set(own).size === own.length;
  const differ =
    each && own.every((one) => own.every((other) => one === other || one.differsFrom.includes(other.domain)));
  return own.length > 1 && differ ? new Map(own.map((variable) => [variable.domain, variable])) : new Map();
}

function lossesByCandidate(exclusive: ReadonlyMap<DomainId, PlaceVariable>, world: World): readonly number[] {
  const facts = new Map<DomainId, { readonly variable: DomainId; readonly facts: string[] }>();
  for (const { domain, candidates, fact } of exclusive.values()) {
    for (const candidate of candidates) {
      const known = facts.get(candidate) ?? { variable: domain, facts: [] };
      known.facts.push(fact);
      facts.set(candidate, known);
    }
  }
  return [...facts].map(([zone, { variable, facts: deciding }]) =>
    world.network.gate(
      { kind: "assumed-place", variable, zone },
      // A candidate that is unknown itself is lost as a named zone where it may be that one: counted there, not again here.
      { kind: "and", children: [lossOfPlaceItself(zone, world)], facts: deciding },
    ),
  );
}

function lossOfSpread(node: GraphNode, part: Extract<Part, { kind: "spread" }>, world: World): number {
  const { network } = world;
  const favourable = network.reading === "favourable";
  const places = distinct(part.places);
  const number = favourable ? part.count.desired : part.count.guaranteed;
  const meaning = meaningOfPart(node, part.name, number, 1);
  const facts = favourable ? [] : [part.count.fact, part.placesFact, part.spreadingFact];
  if (number === 0) return network.gate(meaning, { kind: "and", children: [], facts });

  // Several subnets of one zone are told apart while every one of them can hold a member: they are what there is to move.
  const subnets = [...new Map(part.places.map((place) => [`${place.domain} ${place.through}`, place])).values()];
  const shares = number >= subnets.length ? subnets : places;
  const alone = (index: number) => {
    const place = number >= places.length ? shares[index % shares.length] : undefined;
    return ownFailure(node, [part.name, `member ${index + 1}`], place?.domain ?? null, world);
  };
  const members = Array.from({ length: Math.min(number, mostMembersToldApart) }, (_, index) => index);
  const lost = places.map((place) => lossOfPlace(place, world));
  if (!favourable && (part.spreadingFact !== null || part.placesFact !== null)) {
    const all = network.gate(meaning, { kind: "and", children: members.map(alone) });
    return network.gate(meaning, { kind: "or", children: [...lost, all], facts });
  }
  if (number >= places.length) {
    const losses = shares.map((place, position) => {
      const here = members.filter((index) => index % shares.length === position).map(alone);
      const everyone = network.gate(meaning, { kind: "and", children: here });
      return network.gate(meaningOfMember(node, part.name, place, null), {
        kind: "or",
        children: [lossOfPlace(place, world), everyone],
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

/** Beyond this number members of one resource fail together only by their places; telling more apart would change no answer. */
const mostMembersToldApart = 100;

function ownFailure(node: GraphNode, path: readonly string[], place: DomainId | null, world: World): number {
  const member = path.filter((step) => step !== "").join(" ");
  const id = world.declare({
    id: member === "" ? `instance:${node.id}` : `instance:${node.id}#${member}`,
    kind: "instance",
    label: member === "" ? node.label : `${member} of ${node.label}`,
    within: place === null ? [] : [place],
    aliases: [],
  });
  return world.network.event(id);
}

function meaningOfMember(node: GraphNode, member: string, place: Place, mends: string | null): Meaning {
  return { kind: "member", node: node.id, member, property: place.property, mends };
}

function meaningOfPart(node: GraphNode, part: string, members: number, required: number): Meaning {
  return { kind: "part", node: node.id, part, members, required };
}

function numbered(members: readonly Member[]): readonly { readonly member: Member; readonly name: string }[] {
  const seen = new Map<string, number>();
  const times = new Map<string, number>();
  for (const { name } of members) times.set(name, (times.get(name) ?? 0) + 1);
  return members.map((member) => {
    const index = (seen.get(member.name) ?? 0) + 1;
    seen.set(member.name, index);
    return { member, name: (times.get(member.name) ?? 0) > 1 ? `${member.name} ${index}`.trim() : member.name };
  });
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [place.domain, place])).values()];
}
