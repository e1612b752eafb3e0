import type { Wire, WireRecord } from "../wire.ts";
import { isWireRecord } from "../wire.ts";

/**
 * Returns a text by which two look-ups are the same question: token, region, and arguments in the order of their names. An
 * argument that is `null` or empty is one that is left out.
 */
export function questionText(token: string, region: string | null, args: WireRecord): string {
  return JSON.stringify([token, region, ordered(args)]);
}

/** Depth is that of arguments: a filter's. */
function ordered(wire: Wire): unknown {
  if (Array.isArray(wire)) return wire.map(ordered);
  if (!isWireRecord(wire)) return wire;
  return Object.entries(wire)
    .filter(([, value]) => value !== null && value !== "")
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => [key, ordered(value)]);
}
