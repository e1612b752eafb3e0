import { spreadOverZones } from "../placement/spread-over-zones.ts";
import type { SurvivedLoss } from "../placement/survived-loss.ts";
import { survivedLoss, weakestLoss } from "../placement/survived-loss.ts";

export interface CacheRequest {
  /** Over how many parts the keys are divided; each part is needed. */
  readonly shards: number;
  /** In each shard, the primary and its standbys together. */
  readonly nodes: number;
  /** Where they stand, the first shard's primary in the first. */
  readonly zones: readonly string[];
}

export interface CachePlan {
  readonly shards: readonly ShardPlan[];
  readonly survives: SurvivedLoss;
}

export interface ShardPlan {
  readonly primaryZone: string;
  /** One for each standby; more than one standby may stand in a zone, and in the primary's. */
  readonly standbyZones: readonly string[];
}

/**
 * Returns where each shard's primary and standbys stand: the primaries go round the zones, so that no zone holds them all.
 * Any one node of a shard is enough for it. Throws where nothing is asked for.
 */
export function planCache(request: CacheRequest): CachePlan {
  const shards = spreadOverZones(request.shards, request.zones).map((_, index) => {
    const start = index % request.zones.length;
    return spreadOverZones(request.nodes, [...request.zones.slice(start), ...request.zones.slice(0, start)]);
  });
  return {
    shards: shards.map(([primaryZone = "", ...standbyZones]) => ({ primaryZone, standbyZones })),
    survives: weakestLoss(shards.map((zones) => survivedLoss(zones, 1))),
  };
}

/** Returns the zones that hold a node, each once, in the order of the request's. */
export function zonesOfCache(plan: CachePlan): readonly string[] {
  return [...new Set(plan.shards.flatMap((shard) => [shard.primaryZone, ...shard.standbyZones]))];
}
