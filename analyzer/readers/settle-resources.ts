import type { ResourceRecord, Urn } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";

/**
 * Returns the resources sorted by URN, without the differences that come from how they were read rather than from the
 * program:
 * - the engine flattens a component's references to other components into their URNs, and a program may register URNs
 *   itself: both are references;
 * - AWS resources repeat their provider's region where they state none, but only once a provider process was asked.
 */
export function settleResources(records: ReadonlyMap<Urn, ResourceRecord>): readonly ResourceRecord[] {
  return [...records.values()]
    .map((record) => {
      if (record.origin === "component" || record.origin === "remote-component") {
        return { ...record, properties: mapFields(record.properties, (value) => asReference(value, records)) };
      }
      return withoutInheritedRegion(record, record.provider === null ? undefined : records.get(record.provider));
    })
    .sort((left, right) => (left.urn < right.urn ? -1 : 1));
}

function withoutInheritedRegion(record: ResourceRecord, provider: ResourceRecord | undefined): ResourceRecord {
  const { region, ...rest } = record.properties;
  const inherited = provider?.properties.region;
  const same = region?.kind === "known" && inherited?.kind === "known" && region.value === inherited.value;
  return same ? { ...record, properties: rest } : record;
}

function asReference(value: Value, records: ReadonlyMap<Urn, ResourceRecord>): Value {
  const marks = "secret" in value && value.secret === true ? ({ secret: true } as const) : {};
  switch (value.kind) {
    case "known":
      return typeof value.value === "string" && records.has(value.value)
        ? { kind: "reference", urn: value.value, ...marks }
        : value;
    case "list":
      return { kind: "list", items: value.items.map((item) => asReference(item, records)), ...marks };
    case "record":
      return { kind: "record", fields: mapFields(value.fields, (field) => asReference(field, records)), ...marks };
    default:
      return value;
  }
}

function mapFields(
  fields: Readonly<Record<string, Value>>,
  map: (value: Value) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, map(value)]));
}
