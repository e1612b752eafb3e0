import type { AddressBlock } from "../network/address-block.ts";
import { addressWithin } from "../network/address-block.ts";
import type { NetworkPlan } from "../network/network-plan.ts";
import { placeIn } from "../network/network-plan.ts";
import { seatIn } from "../network/seat.ts";
import { spreadOverZones } from "../placement/spread-over-zones.ts";
import type { SurvivedLoss } from "../placement/survived-loss.ts";
import { survivedLoss } from "../placement/survived-loss.ts";

export interface ChainNodesRequest {
  readonly nodes: number;
  /** Where they stand; the first zones get the odd ones. */
  readonly zones: readonly string[];
  /** Which of each zone's blocks of fixed addresses is the nodes': their own in their network, and their identity. */
  readonly seat: number;
}

export interface ChainNodesPlan {
  readonly places: readonly { readonly zone: string; readonly block: AddressBlock }[];
  readonly nodes: readonly ChainNodePlan[];
  readonly survives: SurvivedLoss;
}

export interface ChainNodePlan {
  /** From 1: part of the node's name, and so of its identity. */
  readonly number: number;
  readonly zone: string;
  readonly address: string;
}

/** The first addresses of a subnet are the provider's. */
const firstNodeAddress = 10;

/** Returns where each node stands and under which address it is found; any one node is enough to follow the chains. */
export function planChainNodes(request: ChainNodesRequest, network: NetworkPlan): ChainNodesPlan {
  const zones = spreadOverZones(request.nodes, request.zones);
  const blockOf = (zone: string): AddressBlock => seatIn(placeIn(network, zone), request.seat);
  return {
    places: [...new Set(zones)].map((zone) => ({ zone, block: blockOf(zone) })),
    nodes: zones.map((zone, index) => ({
      number: index + 1,
      zone,
      address: addressWithin(blockOf(zone), firstNodeAddress + index),
    })),
    survives: survivedLoss(zones, 1),
  };
}
