import { spreadOverZones } from "../placement/spread-over-zones.ts";
import type { SurvivedLoss } from "../placement/survived-loss.ts";
import { survivedLoss } from "../placement/survived-loss.ts";

export interface BrokerRequest {
  /** Brokers in all zones together: as many in each zone. */
  readonly brokers: number;
  readonly zones: readonly string[];
}

export interface BrokerPlan {
  readonly zones: readonly string[];
  /** How many copies each partition has, in as many zones as there are. */
  readonly replicas: number;
  /** How many copies must be in step for a write to count. */
  readonly inSync: number;
  readonly survives: SurvivedLoss;
}

const mostReplicas = 3;

/** Returns how messages are kept by brokers in these zones. Throws where AWS would not place brokers so. */
export function planBroker({ brokers, zones }: BrokerRequest): BrokerPlan {
  if (zones.length < 2 || zones.length > 3 || new Set(zones).size !== zones.length) {
    throw new RangeError(`Expected two or three zones, each once, for brokers, read [${zones.join(", ")}].`);
  }
  if (!Number.isInteger(brokers) || brokers < 1 || brokers % zones.length !== 0) {
    throw new RangeError(`Expected as many brokers in each of ${zones.length} zones, read ${brokers} brokers.`);
  }
  const replicas = Math.min(mostReplicas, brokers);
  const inSync = Math.max(1, replicas - 1);
  // Kafka spreads a partition's copies over racks, which are zones here, as evenly as it can.
  return { zones, replicas, inSync, survives: survivedLoss(spreadOverZones(replicas, zones), inSync) };
}
