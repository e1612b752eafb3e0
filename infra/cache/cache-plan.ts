import { spreadOverZones } from "../placement/spread-over-zones.ts";
import type { SurvivedLoss } from "../placement/survived-loss.ts";
import { survivedLoss } from "../placement/survived-loss.ts";

export interface CacheRequest {
  /** The primary and its standbys together. */
  readonly nodes: number;
  /** Where they stand, the primary in the first. */
  readonly zones: readonly string[];
}

export interface CachePlan {
  readonly primaryZone: string;
  /** One for each standby; more than one standby may stand in a zone, and in the primary's. */
  readonly standbyZones: readonly string[];
  readonly survives: SurvivedLoss;
}

/** Returns where the primary and its standbys stand; any one of them is enough to answer. Throws where nothing is asked for. */
export function planCache(request: CacheRequest): CachePlan {
  const zones = spreadOverZones(request.nodes, request.zones);
  const [primaryZone, ...standbyZones] = zones;
  if (primaryZone === undefined) throw new RangeError("Expected a zone for the primary, found none.");
  return { primaryZone, standbyZones, survives: survivedLoss(zones, 1) };
}
