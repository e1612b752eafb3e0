import type { DomainId } from "../model/failure-domain.ts";
import type { Meaning } from "../model/fault-model.ts";
import type { GraphNode, Member, Part, Place } from "../model/graph.ts";
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
  const counted = numbered(part.members);
  const losses = counted.map(({ member, name }) => {
    const lost = lossOfMember(node, name, [part.name, name], member.place, world);
    if (member.fact === null || network.reading === "favourable") return lost;
    // It may turn out not to exist at all.
    return network.gate(meaningOfMember(node, name, member.place), { kind: "and", children: [], facts: [member.fact] });
  });
  const [only] = losses;
  if (losses.length === 1 && only !== undefined) return only;
  return network.gate(meaningOfPart(node, part.name, losses.length, part.required), {
    kind: "at-least",
    threshold: losses.length - part.required + 1,
    children: losses,
  });
}

function lossOfSpread(node: GraphNode, part: Extract<Part, { kind: "spread" }>, world: World): number {
  const { network } = world;
  const favourable = network.reading === "favourable";
  const places = distinct(part.places);
  const number = favourable ? part.count.desired : part.count.guaranteed;
  const meaning = meaningOfPart(node, part.name, number, 1);
  const facts = favourable ? [] : [part.count.fact, part.placesFact, part.spreadingFact];
  if (number === 0) return network.gate(meaning, { kind: "and", children: [], facts });

  const alone = (index: number) => {
    const place = number >= places.length ? places[index % places.length] : undefined;
    return ownFailure(node, [part.name, `member ${index + 1}`], place?.domain ?? null, world);
  };
  const members = Array.from({ length: Math.min(number, mostMembersToldApart) }, (_, index) => index);
  const lost = places.map((place) => lossOfPlace(place, world));
  if (!favourable && (part.spreadingFact !== null || part.placesFact !== null)) {
    const all = network.gate(meaning, { kind: "and", children: members.map(alone) });
    return network.gate(meaning, { kind: "or", children: [...lost, all], facts });
  }
  if (number >= places.length) {
    const shares = places.map((place, position) => {
      const here = members.filter((index) => index % places.length === position).map(alone);
      const everyone = network.gate(meaning, { kind: "and", children: here });
      const name = number === 1 ? "" : `share ${position + 1}`;
      return network.gate(meaningOfMember(node, name, place), {
        kind: "or",
        children: [lossOfPlace(place, world), everyone],
      });
    });
    const [only] = shares;
    return shares.length === 1 && only !== undefined && facts.every((fact) => fact === null)
      ? only
      : network.gate(meaning, { kind: "and", children: shares, facts });
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

function lossOfMember(node: GraphNode, name: string, path: readonly string[], place: Place, world: World): number {
  return world.network.gate(meaningOfMember(node, name, place), {
    kind: "or",
    children: [ownFailure(node, path, place.domain, world), lossOfPlace(place, world)],
  });
}

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

function meaningOfMember(node: GraphNode, member: string, place: Place): Meaning {
  return { kind: "member", node: node.id, member, property: place.property };
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
