import type { Wire, WireRecord } from "../wire.ts";
import { isUnknownText, isWireRecord, signatureKey, signatureOf } from "../wire.ts";

export interface Bared {
  readonly kept: WireRecord;
  /** Paths of what is not in it, sorted. */
  readonly leftOut: readonly string[];
}

/** What is named like this is left out, also where nobody marked it as a secret. */
const secretName = /passw|secret|token|credential|private_?key|access_?key|auth|certificate_?chain|user_?data/i;

/** Look-ups whose whole answer is a secret, or the text of a parameter that may be one. */
const secretLookup = /Secret|Password|Token|ClusterAuth|Credential|getParameter|getCipherText|PlainText/;

export function answersWithSecrets(token: string): boolean {
  return secretLookup.test(token.split(":").at(-1) ?? "");
}

/**
 * Returns properties without whatever is marked as a secret, is named like one, holds a text of the configuration's secrets, or is
 * not known or no plain value.
 */
export function withoutSecrets(properties: WireRecord, hide: (text: string) => string): Bared {
  const leftOut: string[] = [];
  const kept = fields(properties, "", hide, leftOut);
  return { kept, leftOut: leftOut.sort() };
}

function fields(from: WireRecord, path: string, hide: (text: string) => string, leftOut: string[]): WireRecord {
  const kept = Object.entries(from).flatMap(([key, wire]) => {
    const at = path === "" ? key : `${path}.${key}`;
    const value = secretName.test(key) && !isEmpty(wire) ? undefined : plain(wire, at, hide, leftOut);
    if (value === undefined) leftOut.push(at);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(kept);
}

/** Depth is that of an answer. */
function plain(wire: Wire, path: string, hide: (text: string) => string, leftOut: string[]): Wire | undefined {
  if (typeof wire === "string") return isUnknownText(wire) || hide(wire) !== wire ? undefined : wire;
  if (Array.isArray(wire)) {
    const items = wire.map((item: Wire, index) => plain(item, `${path}[${index}]`, hide, leftOut));
    const kept = items.filter((item) => item !== undefined);
    // A list that is shorter than it was would be another answer.
    return kept.length === items.length ? kept : undefined;
  }
  if (!isWireRecord(wire)) return wire;
  return signatureOf(wire) === undefined && !(signatureKey in wire) ? fields(wire, path, hide, leftOut) : undefined;
}

function isEmpty(wire: Wire): boolean {
  return wire === null || wire === "" || typeof wire === "boolean" || (Array.isArray(wire) && wire.length === 0);
}
