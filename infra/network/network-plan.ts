import type { AddressBlock } from "./address-block.ts";
import { blockWithin, formatBlock, parseBlock } from "./address-block.ts";

export interface NetworkRequest {
  /** The private network's addresses: a /16. */
  readonly cidr: string;
  /** Where the network offers subnets. A zone's addresses follow from its position: append zones, never reorder them. */
  readonly zones: readonly string[];
}

export interface NetworkPlan {
  readonly cidr: string;
  readonly places: readonly PlacePlan[];
}

/** What the network keeps for one zone. */
export interface PlacePlan {
  readonly zone: string;
  /** The subnet of everything that takes any free address. */
  readonly shared: AddressBlock;
  /** Kept out of `shared`, so that members with fixed addresses never find theirs taken by a balancer or a cache. */
  readonly fixed: AddressBlock;
}

const networkPrefix = 16;
const zonePrefix = 20;
const sharedPrefix = 21;
const fixedPrefix = 24;

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
  return {
    cidr: formatBlock(network),
    places: request.zones.map((zone, position) => {
      const block = blockWithin(network, position * 2 ** (32 - zonePrefix), zonePrefix);
      return {
        zone,
        shared: blockWithin(block, 0, sharedPrefix),
        fixed: blockWithin(block, 2 ** (32 - sharedPrefix), fixedPrefix),
      };
    }),
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
