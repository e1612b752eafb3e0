import { spreadOverZones } from "../placement/spread-over-zones.ts";
import type { SurvivedLoss } from "../placement/survived-loss.ts";
import { survivedLoss } from "../placement/survived-loss.ts";

/** How many servers a group keeps. */
export interface ServerCount {
  /** What the cloud guarantees once the group is up. */
  readonly min: number;
  readonly desired: number;
  readonly max: number;
}

export interface ServerGroupRequest {
  readonly servers: ServerCount;
  /** Where the servers stand; the cloud keeps their numbers even. */
  readonly zones: readonly string[];
}

export interface ServerGroupPlan {
  readonly servers: ServerCount;
  readonly zones: readonly string[];
  readonly survives: SurvivedLoss;
}

/**
 * Returns what a group of interchangeable servers is made of. Its claim counts the guaranteed servers only, any one of which
 * is enough: what the cloud launches after a loss comes too late. Throws where the numbers contradict each other.
 */
export function planServerGroup({ servers, zones }: ServerGroupRequest): ServerGroupPlan {
  const { min, desired, max } = servers;
  if (!(min <= desired && desired <= max)) {
    throw new RangeError(`Expected min, desired and max servers in this order, read ${min}, ${desired} and ${max}.`);
  }
  return { servers, zones, survives: survivedLoss(spreadOverZones(min, zones), 1) };
}
