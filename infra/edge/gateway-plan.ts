import { spreadOverZones } from "../placement/spread-over-zones.ts";
import type { SurvivedLoss } from "../placement/survived-loss.ts";
import { survivedLoss, weakestLoss } from "../placement/survived-loss.ts";

export interface GatewayRequest {
  readonly servers: number;
  /** Where the servers stand; the first zones get the odd ones. */
  readonly zones: readonly string[];
  /** Where the load balancer stands: two or more, both clouds refuse fewer. */
  readonly balancerZones: readonly string[];
}

export interface GatewayPlan {
  readonly servers: readonly ServerPlan[];
  readonly balancerZones: readonly string[];
  readonly survives: SurvivedLoss;
}

export interface ServerPlan {
  /** From 1: part of the server's name, and so of its identity. */
  readonly number: number;
  readonly zone: string;
}

/** Returns where servers and balancer stand. Throws where a balancer can't stand so. */
export function planGateway(request: GatewayRequest): GatewayPlan {
  if (new Set(request.balancerZones).size !== request.balancerZones.length || request.balancerZones.length < 2) {
    throw new RangeError(
      `Expected two or more zones, each once, for a load balancer, read [${request.balancerZones.join(", ")}].`,
    );
  }
  const zones = spreadOverZones(request.servers, request.zones);
  return {
    servers: zones.map((zone, index) => ({ number: index + 1, zone })),
    balancerZones: request.balancerZones,
    // The balancer reaches servers in every zone, so one node of it and one server anywhere are enough.
    survives: weakestLoss([survivedLoss(zones, 1), survivedLoss(request.balancerZones, 1)]),
  };
}
