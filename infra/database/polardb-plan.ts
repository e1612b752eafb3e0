import type { SurvivedLoss } from "../placement/survived-loss.ts";
import type { DatabaseRequest } from "./database-plan.ts";

export interface PolardbPlan {
  /** Where all nodes stand. */
  readonly zone: string;
  /** Where the hot standby of nodes and storage stands, if there is one. */
  readonly standbyZone: string | undefined;
  readonly survives: SurvivedLoss;
}

/** Returns where a PolarDB cluster stands. Throws where it can't stand so: it knows one zone and one standby zone. */
export function planPolardb(request: DatabaseRequest): PolardbPlan {
  const [zone, standbyZone, ...others] = request.zones;
  if (zone === undefined || others.length > 0 || zone === standbyZone) {
    throw new RangeError(`Expected one or two zones, each once, for PolarDB, read [${request.zones.join(", ")}].`);
  }
  if (!Number.isInteger(request.nodes) || request.nodes < 2) {
    throw new RangeError(`Expected two or more nodes for PolarDB, read ${request.nodes}.`);
  }
  return { zone, standbyZone, survives: standbyZone === undefined ? "instance" : "zone" };
}
