import type { Catalogue, CatalogueEntry } from "../model/catalogue.ts";
import type { NodeRole } from "../model/graph.ts";
import type { Snapshot, Urn } from "../model/snapshot.ts";
import type { StackRecord } from "./stack-record.ts";
import { stackRecords } from "./stack-record.ts";

/** One stack, looked up by URN, with what the catalogue knows of each resource. */
export interface StackIndex {
  readonly records: readonly StackRecord[];
  readonly catalogue: Catalogue;
  record(urn: Urn): StackRecord | undefined;
  children(urn: Urn): readonly StackRecord[];
  /** The row of the catalogue; absent for components, providers and types that nobody described. */
  entry(record: StackRecord): CatalogueEntry | undefined;
  role(record: StackRecord): NodeRole;
  /** The resource that the provider knows by this id, where its id is known already. */
  withId(id: string): StackRecord | undefined;
}

export function indexStack(snapshot: Snapshot, catalogue: Catalogue): StackIndex {
  // Readers sort already; whoever does not must get the same graph.
  const sorted = snapshot.resources.toSorted((one, other) => (one.urn < other.urn ? -1 : 1));
  const { records, byUrn } = stackRecords(sorted, catalogue);
  const children = new Map<Urn, StackRecord[]>();
  const byId = new Map<string, StackRecord>();
  for (const record of records) {
    if (record.parent !== null) {
      const siblings = children.get(record.parent);
      if (siblings === undefined) children.set(record.parent, [record]);
      else siblings.push(record);
    }
    if (record.id !== undefined) byId.set(record.id, record);
  }
  return {
    records,
    catalogue,
    record: (urn) => byUrn.get(urn),
    children: (urn) => children.get(urn) ?? [],
    entry: (record) => record.entry,
    role: (record) => record.role,
    withId: (id) => byId.get(id),
  };
}
