import type { FactId, GraphNode, NodeId, Part, Place, RedundancyGroup, Service } from "../model/graph.ts";
import { lossOfPlace } from "./place.ts";
import { reachedBy } from "./reach.ts";
import type { Carrying } from "./targets-reached.ts";
import { placesThatCarry } from "./targets-reached.ts";
import type { World } from "./world.ts";
import { lossOfZoneShare } from "./zone-share.ts";

/** What one instance carries, and the gate by which it is lost. */
export interface Carrier {
  readonly gate: number;
  readonly carries: number;
}

/**
 * A service is short of capacity when it is unavailable, or when what is left of a group on its path carries less than the peak.
 * Members that a provider spreads count one by one: a place takes its share with it, most favourably the smaller half where they
 * can't be shared out evenly, least favourably the larger. What is launched after the loss never counts, and neither do members of
 * the group that none of the service's requests come to: another cell's servers carry nothing for this one, and what stands in a zone
 * that no balancer on the way passes anything to, neither.
 */
export function lossOfCapacity(service: Service, world: World): number | null {
  const { capacity } = service;
  if (capacity === null) return null;
  const { network } = world;
  const reached = new Set(reachedBy(service, world));
  const groups = world.groups.filter(
    (group) => group.perMember !== null && group.members.some((member) => reached.has(member)),
  );
  const short = groups.map((group) => {
    const onPath = { ...group, members: group.members.filter((member) => reached.has(member)) };
    const { carriers, carries, facts } = carriersOf(onPath, capacity.peak, reached, world);
    return network.gate(
      { kind: "capacity", group: group.id, carries, peak: capacity.peak, unit: capacity.unit },
      {
        kind: "at-least",
        threshold: Math.max(carries - capacity.peak + 1, 0),
        children: carriers.map((carrier) => carrier.gate),
        weights: carriers.map((carrier) => carrier.carries),
        // Where nobody knows how many there are, it may be short whatever is lost.
        facts,
      },
    );
  });
  return network.gate(
    { kind: "top", question: { kind: "capacity-short", service: service.name } },
    { kind: "or", children: [world.lossOf(`service:${service.name}`), ...short] },
  );
}

/** What members carry together, what each loss takes of it, and what decides how much that is. */
interface Carried {
  readonly carriers: readonly Carrier[];
  readonly carries: number;
  readonly facts: readonly (FactId | null)[];
}

function carriersOf(group: RedundancyGroup, peak: number, path: ReadonlySet<NodeId>, world: World): Carried {
  const each = group.perMember ?? 0;
  const parts = group.members.flatMap((member) => {
    const node = world.node(member);
    const whole = world.lossOf(member);
    if (node === undefined || node.standing.kind !== "parts")
      return [{ carriers: [{ gate: whole, carries: each }], carries: each, facts: [] }];
    const carrying = placesThatCarry(member, path, world);
    return node.standing.parts.map((part) => carriersOfPart(node, part, { each, peak }, { whole, carrying }, world));
  });
  return {
    carriers: parts.flatMap((part) => part.carriers),
    carries: parts.reduce((sum, part) => sum + part.carries, 0),
    facts: parts.flatMap((part) => part.facts),
  };
}

function carriersOfPart(
  node: GraphNode,
  part: Part,
  { each, peak }: { readonly each: number; readonly peak: number },
  { whole, carrying }: { readonly whole: number; readonly carrying: Carrying | null },
  world: World,
): Carried {
  const { network } = world;
  const lostIn = (place: Place, deciding: readonly (string | null)[]) => {
    const there =
      part.kind === "spread" ? lossOfZoneShare(node, part, place, world) : lossOfPlace(place, world, node.egress);
    return network.gate({ kind: "node", node: node.id }, { kind: "or", children: [there, whole], facts: deciding });
  };
  // One that stands by carries nothing while the other serves: together they carry what one does.
  if (part.kind === "placed" && (part.takeover !== null || part.members.length === 1))
    return { carriers: [{ gate: whole, carries: each }], carries: each, facts: [] };
  // What nothing is passed to is there, and carries nothing from the start.
  const idleOrLost = (place: Place, deciding: readonly (string | null)[]) => {
    const [balancer] = carrying?.balancers ?? [];
    if (carrying === null || balancer === undefined || carrying.places.has(place.domain))
      return lostIn(place, deciding);
    const passedBy = { kind: "passed-by", node: node.id, place: place.domain, balancer } as const;
    return network.gate(passedBy, { kind: "and", children: [], facts: [] });
  };
  if (part.kind === "placed")
    return {
      carriers: part.members.map((member) => ({ gate: idleOrLost(member.place, []), carries: each })),
      carries: part.members.length * each,
      facts: [],
    };
  const favourable = network.reading === "favourable";
  const places = [...new Map(part.places.map((place) => [place.domain, place])).values()];
  // Of a number that nobody knows there may be as many in each place as carry all.
  const wished = part.count.isOpen === true ? Math.ceil(peak / each) * places.length : 0;
  const number = favourable ? Math.max(part.count.desired, wished) : part.count.guaranteed;
  const facts = favourable ? [] : [part.count.fact, part.placesFact, part.spreadingFact];
  const isOpen = part.spreadingFact !== null || part.placesFact !== null;
  const evenly = number / Math.max(places.length, 1);
  // Shares that are rounded up are more than there is: what is lost first may be any of the larger ones.
  const share = isOpen ? (favourable ? 0 : number) : favourable ? Math.floor(evenly) : Math.ceil(evenly);
  const rest = Math.max(number - share * places.length, 0);
  return {
    carriers: [
      ...places.map((place) => ({ gate: idleOrLost(place, facts), carries: share * each })),
      ...(rest > 0 ? [{ gate: whole, carries: rest * each }] : []),
    ],
    carries: number * each,
    facts,
  };
}
