import type { ResourceRecord, Urn } from "../../model/snapshot.ts";
import { InputError } from "../input-error.ts";
import type { StackIdentity } from "../urn.ts";
import { identityOf } from "../urn.ts";

/**
 * Returns the one stack that all these URNs are of.
 * @throws InputError where there is none, where one is no URN, or where they are of several stacks.
 */
export function stackOf(file: string, urns: readonly Urn[]): StackIdentity {
  let first: StackIdentity | undefined;
  for (const urn of urns) {
    const identity = identityOf(urn);
    if (identity === undefined) {
      throw new InputError(
        `${file} names the resource ${JSON.stringify(urn)}, which is no URN; export the stack again.`,
      );
    }
    first ??= identity;
    if (identity.project !== first.project || identity.stack !== first.stack) {
      throw new InputError(
        `${file} holds resources of ${first.project}/${first.stack} and of ${identity.project}/${identity.stack}; expected one stack: export each into a file of its own.`,
      );
    }
  }
  if (first !== undefined) return first;
  throw new InputError(
    `${file} holds no resource, so that there is nothing to judge and no telling of which stack it is; deploy the stack first, or check its program.`,
  );
}

/**
 * Returns resources by URN.
 * @throws InputError where two bear the same URN.
 */
export function byUrn(file: string, records: readonly ResourceRecord[]): Map<Urn, ResourceRecord> {
  const map = new Map<Urn, ResourceRecord>();
  for (const record of records) {
    if (map.has(record.urn)) {
      throw new InputError(
        `${file} holds the resource ${record.urn} twice; repair the state with pulumi state repair.`,
      );
    }
    map.set(record.urn, record);
  }
  return map;
}

/** Returns the URNs that resources name and that none of them bears, sorted. */
export function namedButMissing(records: ReadonlyMap<Urn, ResourceRecord>): readonly Urn[] {
  const missing = new Set<Urn>();
  for (const record of records.values()) {
    const named = [
      record.parent,
      record.provider,
      ...record.dependencies,
      ...Object.values(record.propertyDependencies).flat(),
    ];
    for (const urn of named) if (urn !== null && !records.has(urn)) missing.add(urn);
  }
  return [...missing].sort();
}
