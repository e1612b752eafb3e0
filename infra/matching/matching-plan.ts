import type { AddressBlock } from "../network/address-block.ts";
import { addressWithin } from "../network/address-block.ts";
import type { NetworkPlan } from "../network/network-plan.ts";
import { placeIn } from "../network/network-plan.ts";
import { seatIn } from "../network/seat.ts";
import { spreadOverZones } from "../placement/spread-over-zones.ts";
import type { SurvivedLoss } from "../placement/survived-loss.ts";
import { survivedLoss } from "../placement/survived-loss.ts";

export interface MatchingRequest {
  /** Voters; an odd number, since one more than that would only be one more to lose. */
  readonly nodes: number;
  /** Where they stand; the first zones get the odd ones. */
  readonly zones: readonly string[];
  /** Which of each zone's blocks of fixed addresses is this engine's: its own in its network, and its identity. */
  readonly seat: number;
}

export interface MatchingPlan {
  /** Zones that hold a node, in the order of the first node there. */
  readonly places: readonly EnginePlace[];
  readonly nodes: readonly NodePlan[];
  /** How many nodes must agree for an order to count. */
  readonly quorum: number;
  readonly survives: SurvivedLoss;
}

export interface EnginePlace {
  readonly zone: string;
  /** The engine's own addresses there. */
  readonly block: AddressBlock;
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
  const blockOf = (zone: string): AddressBlock => seatIn(placeIn(network, zone), request.seat);
  return {
    places: [...new Set(zones)].map((zone) => ({ zone, block: blockOf(zone) })),
    nodes: zones.map((zone, index) => ({
      number: index + 1,
      zone,
      address: addressWithin(blockOf(zone), firstNodeAddress + index),
    })),
    quorum,
    survives: survivedLoss(zones, quorum),
  };
}
