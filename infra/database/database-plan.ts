import { spreadOverZones } from "../placement/spread-over-zones.ts";
import type { SurvivedLoss } from "../placement/survived-loss.ts";
import { survivedLoss } from "../placement/survived-loss.ts";

export interface DatabaseRequest {
  /** The node that writes and those that can take over from it. */
  readonly nodes: number;
  /** Where they stand, the writing one in the first. */
  readonly zones: readonly string[];
}

export interface DatabasePlan {
  readonly writerZone: string;
  /** One for each node that can take over; more than one may stand in a zone, and in the writer's. */
  readonly standbyZones: readonly string[];
  readonly survives: SurvivedLoss;
}

/** Returns where a database's nodes stand; any one of them is enough to answer. Throws where nothing is asked for. */
export function planDatabase(request: DatabaseRequest): DatabasePlan {
  const zones = spreadOverZones(request.nodes, request.zones);
  const [writerZone, ...standbyZones] = zones;
  if (writerZone === undefined) throw new RangeError("Expected a zone for the writing node, found none.");
  return { writerZone, standbyZones, survives: survivedLoss(zones, 1) };
}

/**
 * Returns the zones whose subnets a database's subnet group has on AWS: those of its nodes, and, since AWS refuses a group in
 * one zone, a second zone of the network beside a lone one. Throws where the network has no second.
 */
export function subnetZones(plan: DatabasePlan, networkZones: readonly string[]): readonly string[] {
  const zones = [...new Set([plan.writerZone, ...plan.standbyZones])];
  if (zones.length > 1) return zones;
  const other = networkZones.find((zone) => zone !== plan.writerZone);
  if (other === undefined) {
    throw new RangeError(`Expected a network of two zones or more for a database on AWS, read [${zones.join(", ")}].`);
  }
  return [...zones, other];
}
