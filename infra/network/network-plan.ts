import type { AddressBlock } from "./address-block.ts";
import { blockWithin, formatBlock, overlaps, parseBlock } from "./address-block.ts";

export interface NetworkRequest {
  /** The private network's addresses: a /16. */
  readonly cidr: string;
  /** Where the network offers subnets. A zone's addresses follow from its position: append zones, never reorder them. */
  readonly zones: readonly string[];
  /** The zones with a way out to the internet of their own. What stands in another zone leaves through the first of these. */
  readonly nat: readonly string[];
  /** The addresses of networks that are joined to this one: what stands there may come in, too. */
  readonly peers: readonly string[];
}

export interface NetworkPlan {
  readonly cidr: string;
  /** Whose addresses may come in: the network's own, then its peers'. */
  readonly admits: readonly string[];
  readonly places: readonly PlacePlan[];
  /** The zones that hold a NAT gateway. */
  readonly nat: readonly string[];
}

/** What the network keeps for one zone. */
export interface PlacePlan {
  readonly zone: string;
  /** All of the zone's addresses; the blocks below are parts of it. */
  readonly whole: AddressBlock;
  /** The subnet of everything that takes any free address. */
  readonly shared: AddressBlock;
  /** Kept out of `shared`, so that members with fixed addresses never find theirs taken by a balancer or a cache. */
  readonly fixed: AddressBlock;
  /** The subnet of what the internet reaches, where the cloud tells such subnets from others. */
  readonly entrance: AddressBlock;
  /** The zone of the NAT gateway through which the zone reaches the internet; `undefined` where there is none at all. */
  readonly natZone: string | undefined;
}

const networkPrefix = 16;
const zonePrefix = 20;
const sharedPrefix = 21;
const fixedPrefix = 24;
const entrancePrefix = 24;

/** How many zones a network has addresses for. */
export const mostZones = 2 ** (zonePrefix - networkPrefix);

/** Returns the address blocks of every zone, in the order of the zones. Throws where the request can't be planned. */
export function planNetwork(request: NetworkRequest): NetworkPlan {
  const network = parseBlock(request.cidr);
  if (network === undefined || network.prefix !== networkPrefix) {
    throw new RangeError(`Expected a network of the form 10.10.0.0/16, read ${request.cidr}.`);
  }
  if (request.zones.length > mostZones) {
    throw new RangeError(`Expected at most ${mostZones} zones in ${request.cidr}, read ${request.zones.length}.`);
  }
  if (request.zones.length === 0 || new Set(request.zones).size !== request.zones.length) {
    throw new RangeError(`Expected one or more zones, each once, for a network, read [${request.zones.join(", ")}].`);
  }
  if (new Set(request.nat).size !== request.nat.length || request.nat.some((zone) => !request.zones.includes(zone))) {
    const zones = request.zones.join(", ");
    throw new RangeError(
      `Expected zones of the network (${zones}), each once, for NAT, read [${request.nat.join(", ")}].`,
    );
  }
  const peers = request.peers.map((cidr) => ({ cidr, block: parseBlock(cidr) }));
  for (const { cidr, block } of peers) {
    if (block === undefined)
      throw new RangeError(`Expected a peer's addresses of the form 10.20.0.0/16, read ${cidr}.`);
    if (overlaps(block, network))
      throw new RangeError(`Expected a peer's addresses outside ${request.cidr}, read ${cidr}.`);
  }
  const afterShared = 2 ** (32 - sharedPrefix);
  return {
    cidr: formatBlock(network),
    admits: [formatBlock(network), ...request.peers],
    places: request.zones.map((zone, position) => {
      const block = blockWithin(network, position * 2 ** (32 - zonePrefix), zonePrefix);
      return {
        zone,
        whole: block,
        shared: blockWithin(block, 0, sharedPrefix),
        fixed: blockWithin(block, afterShared, fixedPrefix),
        entrance: blockWithin(block, afterShared + 2 ** (32 - fixedPrefix), entrancePrefix),
        natZone: request.nat.includes(zone) ? zone : request.nat[0],
      };
    }),
    nat: request.nat,
  };
}

/** Returns the plan of a zone. Throws where the network was not planned to be there. */
export function placeIn(plan: NetworkPlan, zone: string): PlacePlan {
  const place = plan.places.find((candidate) => candidate.zone === zone);
  if (place === undefined) {
    const known = plan.places.map((candidate) => candidate.zone).join(", ");
    throw new RangeError(`Expected a zone of the network (${known}), read ${zone}.`);
  }
  return place;
}
