import { addressWithin } from "../network/address-block.ts";
import type { NetworkPlan, PlacePlan } from "../network/network-plan.ts";
import { placeIn } from "../network/network-plan.ts";
import { spreadOverZones } from "../placement/spread-over-zones.ts";
import type { SurvivedLoss } from "../placement/survived-loss.ts";
import { survivedLoss } from "../placement/survived-loss.ts";

export interface MatchingRequest {
  /** Voters; an odd number, since one more than that would only be one more to lose. */
  readonly nodes: number;
  /** Where they stand; the first zones get the odd ones. */
  readonly zones: readonly string[];
}

export interface MatchingPlan {
  /** Zones that hold a node, in the order of the first node there. */
  readonly places: readonly PlacePlan[];
  readonly nodes: readonly NodePlan[];
  /** How many nodes must agree for an order to count. */
  readonly quorum: number;
  readonly survives: SurvivedLoss;
}

export interface NodePlan {
  /** From 1: part of the node's name, and so of its identity. */
  readonly number: number;
  readonly zone: string;
  readonly address: string;
}

/** The first addresses of a subnet are the provider's. */
const firstNodeAddress = 10;

/** Returns where each node stands and under which address its peers find it. Throws where no majority can be formed. */
export function planMatching(request: MatchingRequest, network: NetworkPlan): MatchingPlan {
  if (request.nodes % 2 !== 1) {
    throw new RangeError(`Expected an odd number of matching nodes, read ${request.nodes}.`);
  }
  const zones = spreadOverZones(request.nodes, request.zones);
  const quorum = (request.nodes + 1) / 2;
  return {
    places: [...new Set(zones)].map((zone) => placeIn(network, zone)),
    nodes: zones.map((zone, index) => ({
      number: index + 1,
      zone,
      address: addressWithin(placeIn(network, zone).fixed, firstNodeAddress + index),
    })),
    quorum,
    survives: survivedLoss(zones, quorum),
  };
}
