import type { DomainId, PlaceVariable } from "../model/failure-domain.ts";
import type { GraphNode, Member, Part } from "../model/graph.ts";
import { lossOfPlaceItself } from "./domain.ts";
import { lossOfPlacedCopies } from "./intact-places.ts";
import { meaningOfMember, meaningOfPart, ownFailure } from "./member.ts";
import { lossOfPlace } from "./place.ts";
import { lossOfSpread } from "./spread.ts";
import { lossUntilTakenOver } from "./takeover.ts";
import type { World } from "./world.ts";

/**
 * Members inside one resource stand in for each other: a part is lost when fewer members are left than it requires. A member
 * is lost when it fails alone or its place is lost. How those that the provider spreads are lost is told by itself.
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
      : lossOfPlace(member.place, world, node.egress);
    if (member.redundantInPlace === true) return network.gate(meaning, { kind: "or", children: [place] });
    const alone = ownFailure(node, [part.name, name], member.place.domain, world);
    return network.gate(meaning, { kind: "or", children: [alone, place] });
  });
  const [only] = losses;
  if (losses.length === 1 && only !== undefined) return only;
  if (part.intactPlaces !== undefined) {
    const copies = losses.map((gate, index) => ({ gate, place: part.members[index]?.place.domain ?? "" }));
    return lossOfPlacedCopies(node, part, copies, world);
  }
  const meaning = meaningOfPart(node, part.name, losses.length, part.required);
  const all = network.gate(meaning, {
    kind: "at-least",
    threshold: Math.max(losses.length - part.required + 1, 0),
    children: [...losses, ...lossesByCandidate(exclusive, world)],
  });
  const [first] = numbered(part.members);
  if (first === undefined || part.takeover === null) return all;
  const primary = () => {
    const { domain } = first.member.place;
    const own = exclusive.get(domain);
    // Where the standby stands makes no difference to the primary, so its place may be any of its candidates.
    const place =
      own === undefined
        ? [lossOfPlace(first.member.place, world, node.egress)]
        : [lossOfPlaceItself(domain, world), ...lossesByCandidate(new Map([[domain, own]]), world)];
    return network.gate(meaningOfMember(node, first.name, first.member.place, null), {
      kind: "or",
      children: [ownFailure(node, [part.name, first.name], domain, world), ...place],
    });
  };
  return lossUntilTakenOver(all, { losses: () => [primary()], isKnown: true }, part.takeover, meaning, world);
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
  if (world.network.reading === "favourable" || part.intactPlaces !== undefined || node.egress) return noPlaces;
  if (part.members.length < 2) return noPlaces;
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

const noPlaces: ReadonlyMap<DomainId, PlaceVariable> = new Map();

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

function numbered(members: readonly Member[]): readonly { readonly member: Member; readonly name: string }[] {
  if (members.length === 1) return members.map((member) => ({ member, name: member.name }));
  const seen = new Map<string, number>();
  const times = new Map<string, number>();
  for (const { name } of members) times.set(name, (times.get(name) ?? 0) + 1);
  return members.map((member) => {
    const index = (seen.get(member.name) ?? 0) + 1;
    seen.set(member.name, index);
    return { member, name: (times.get(member.name) ?? 0) > 1 ? `${member.name} ${index}`.trim() : member.name };
  });
}
