import type { Catalogue, CatalogueEntry } from "../model/catalogue.ts";
import type { NodeRole } from "../model/graph.ts";
import type { ResourceRecord, Urn } from "../model/snapshot.ts";

/**
 * A resource of a stack together with what is asked of it again and again, found out once: its row of the catalogue, its role, and the
 * resources that its properties name. A snapshot writes each URN out wherever it names one; a record found by it bears one text, which
 * is quick to look up by again.
 */
export interface StackRecord extends ResourceRecord {
  /** The row of the catalogue; absent for components, providers and types that nobody described. */
  readonly entry: CatalogueEntry | undefined;
  readonly role: NodeRole;
  /** Top-level property → the resources of this stack that its value was made from, in their order. */
  readonly named: Readonly<Record<string, readonly StackRecord[]>>;
}

/** Records as the stack's index keeps them, in the given order. Cost: one look-up of each URN that a record names. */
export function stackRecords(
  resources: readonly ResourceRecord[],
  catalogue: Catalogue,
): { readonly records: readonly StackRecord[]; readonly byUrn: ReadonlyMap<Urn, StackRecord> } {
  const byUrn = new Map<Urn, Unlinked>();
  const entries = new Map<string, CatalogueEntry | undefined>();
  const entryOf = (type: string) => {
    const known = entries.get(type);
    if (known !== undefined || entries.has(type)) return known;
    const entry = catalogue.entry(type);
    entries.set(type, entry);
    return entry;
  };
  const records = resources.map((resource): Unlinked => {
    const entry = entryOf(resource.type);
    const record = { ...resource, entry, role: roleOf(resource, entry), named: {} };
    byUrn.set(record.urn, record);
    return record;
  });
  const [parents, providers] = [lookUp(byUrn), lookUp(byUrn)];
  for (const record of records) {
    if (record.parent !== null) record.parent = parents(record.parent)?.urn ?? record.parent;
    if (record.provider !== null) record.provider = providers(record.provider)?.urn ?? record.provider;
    record.named = namedIn(record.propertyDependencies, byUrn);
  }
  return { records, byUrn };
}

/** A record while what it names is being looked up. */
type Unlinked = { -readonly [Field in keyof StackRecord]: StackRecord[Field] };

function namedIn(stated: ResourceRecord["propertyDependencies"], byUrn: ReadonlyMap<Urn, StackRecord>) {
  const named: Record<string, readonly StackRecord[]> = {};
  for (const property of Object.keys(stated)) {
    const found: StackRecord[] = [];
    for (const urn of stated[property] ?? []) {
      const record = byUrn.get(urn);
      if (record !== undefined) found.push(record);
    }
    named[property] = found;
  }
  return named;
}

/** Looks URNs up of which many in a row are the same: whoever asks for the one before is told without a search. */
function lookUp(byUrn: ReadonlyMap<Urn, StackRecord>): (urn: Urn) => StackRecord | undefined {
  let before: Urn | undefined;
  let found: StackRecord | undefined;
  return (urn) => {
    if (urn === before) return found;
    before = urn;
    found = byUrn.get(urn);
    return found;
  };
}

function roleOf({ origin }: ResourceRecord, entry: CatalogueEntry | undefined): NodeRole {
  if (origin === "component" || origin === "provider" || origin === "stack") return origin;
  return entry?.role ?? "unsupported";
}
