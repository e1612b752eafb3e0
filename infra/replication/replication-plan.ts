import type { SurvivedLoss } from "../placement/survived-loss.ts";

export interface ReplicationPlan {
  /** The zone of a replication without a standby; `undefined` where there is one, since AWS then chooses among the subnets. */
  readonly zone: string | undefined;
  /** AWS refuses a subnet group in one zone. */
  readonly subnetZones: readonly string[];
  readonly survives: SurvivedLoss;
}

/** Returns where a replication runs on AWS. Throws where AWS has no place for it. */
export function planReplication(zones: readonly string[], networkZones: readonly string[]): ReplicationPlan {
  const [zone, ...others] = zones;
  if (zone === undefined || new Set(zones).size !== zones.length) {
    throw new RangeError(`Expected one zone or more, each once, for a replication, read [${zones.join(", ")}].`);
  }
  if (others.length > 0) return { zone: undefined, subnetZones: zones, survives: "zone" };
  const second = networkZones.find((candidate) => candidate !== zone);
  if (second === undefined) {
    throw new RangeError(`Expected a network of two zones or more for a replication on AWS, read [${zone}].`);
  }
  return { zone, subnetZones: [zone, second], survives: "none" };
}
