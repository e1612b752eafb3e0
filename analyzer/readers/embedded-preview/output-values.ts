import type { Urn } from "../../model/snapshot.ts";
import { outputDependencies } from "../registration.ts";
import type { Wire, WireRecord } from "../wire.ts";
import { isUnknownText, isWireRecord, signatureKey, signatureOf, signatures, unknownSentinel } from "../wire.ts";

/**
 * Returns properties in the form in which transforms see them: unknowns and secrets as output values, which carry what
 * they were made from, so that a transform's program sees them as outputs (source_eval.go, `upgradeOutputValues`).
 */
export function withOutputValues(
  properties: WireRecord,
  propertyDependencies: Readonly<Record<string, readonly Urn[]>>,
): WireRecord {
  return mapFields(properties, (wire, key) => withDependencies(upgrade(wire), propertyDependencies[key] ?? []));
}

/** Returns properties without output values, the form in which a registration is answered. */
export function withoutOutputValues(properties: WireRecord): WireRecord {
  return mapFields(properties, downgrade);
}

function withDependencies(wire: Wire, urns: readonly Urn[]): Wire {
  const carried = outputDependencies(wire);
  if (urns.every((urn) => carried.includes(urn))) return wire;
  const output: WireRecord =
    isWireRecord(wire) && signatureOf(wire) === signatures.output
      ? wire
      : { [signatureKey]: signatures.output, value: wire };
  return { ...output, dependencies: [...new Set([...carried, ...urns])].sort() };
}

function upgrade(wire: Wire): Wire {
  if (typeof wire === "string" && isUnknownText(wire)) return { [signatureKey]: signatures.output };
  if (Array.isArray(wire)) return wire.map(upgrade);
  if (!isWireRecord(wire)) return wire;
  switch (signatureOf(wire)) {
    case undefined:
      return mapFields(wire, upgrade);
    case signatures.secret: {
      const inner = upgrade(wire.value ?? null);
      const output =
        isWireRecord(inner) && signatureOf(inner) === signatures.output
          ? inner
          : { [signatureKey]: signatures.output, value: inner };
      return { ...output, secret: true };
    }
    default:
      return wire;
  }
}

function downgrade(wire: Wire): Wire {
  if (Array.isArray(wire)) return wire.map(downgrade);
  if (!isWireRecord(wire)) return wire;
  if (signatureOf(wire) !== signatures.output) return mapFields(wire, downgrade);
  const value = downgrade(wire.value ?? ("value" in wire ? null : unknownSentinel));
  return wire.secret === true ? { [signatureKey]: signatures.secret, value } : value;
}

function mapFields(record: WireRecord, map: (wire: Wire, key: string) => Wire): WireRecord {
  return Object.fromEntries(Object.entries(record).map(([key, wire]) => [key, map(wire, key)]));
}
