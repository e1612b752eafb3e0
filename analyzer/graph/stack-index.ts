import type { Catalogue, CatalogueEntry } from "../model/catalogue.ts";
import type { NodeRole } from "../model/graph.ts";
import type { ResourceRecord, Snapshot, Urn } from "../model/snapshot.ts";

/** One stack, looked up by URN, with what the catalogue knows of each resource. */
export interface StackIndex {
  readonly records: readonly ResourceRecord[];
  readonly catalogue: Catalogue;
  record(urn: Urn): ResourceRecord | undefined;
  children(urn: Urn): readonly ResourceRecord[];
  /** The row of the catalogue; absent for components, providers and types that nobody described. */
  entry(record: ResourceRecord): CatalogueEntry | undefined;
  role(record: ResourceRecord): NodeRole;
  /** The resource that the provider knows by this id, where its id is known already. */
  withId(id: string): ResourceRecord | undefined;
}

export function indexStack(snapshot: Snapshot, catalogue: Catalogue): StackIndex {
  // Readers sort already; whoever does not must get the same graph.
  const records = snapshot.resources.toSorted((one, other) => (one.urn < other.urn ? -1 : 1));
  const byUrn = new Map(records.map((record) => [record.urn, record]));
  const children = new Map<Urn, ResourceRecord[]>();
  const byId = new Map<string, ResourceRecord>();
  for (const record of records) {
    if (record.parent !== null) {
      const siblings = children.get(record.parent);
      if (siblings === undefined) children.set(record.parent, [record]);
      else siblings.push(record);
    }
    if (record.id !== undefined) byId.set(record.id, record);
  }
  const entry = (record: ResourceRecord) => catalogue.entry(record.type);
  return {
    records,
    catalogue,
    record: (urn) => byUrn.get(urn),
    children: (urn) => children.get(urn) ?? [],
    entry,
    role: (record) => {
      if (record.origin === "component" || record.origin === "provider" || record.origin === "stack")
        return record.origin;
      return entry(record)?.role ?? "unsupported";
    },
    withId: (id) => byId.get(id),
  };
}
