import type { Day } from "../model/acceptance.ts";

/** The day, in UTC: a waiver ends at the same moment wherever the gate runs. */
export function today(now: Date = new Date()): Day {
  return now.toISOString().slice(0, 10);
}
