import type { ResourceRecord, Snapshot, Urn } from "../../../analyzer/model/snapshot.ts";
import type { Value } from "../../../analyzer/model/value.ts";

/** What is done to one stack; the same stack goes on being read by others, so each returns a new one. */
export type Edit = (snapshot: Snapshot) => Snapshot;

/** The resources are gone, with all that names them: what is left is a program that never made them. */
export function without(urns: readonly Urn[]): Edit {
  const gone = new Set(urns);
  return (snapshot) => ({
    ...snapshot,
    resources: snapshot.resources.filter(({ urn }) => !gone.has(urn)).map((record) => forgetting(record, gone)),
  });
}

/** One property says something else, or nothing at all where `value` is left out; `path` is `healthCheck.enabled`. */
export function stating(urn: Urn, path: string, value?: Value): Edit {
  return changing(urn, (record) => {
    const [property = "", ...inner] = path.split(".");
    const properties = { ...record.properties };
    const propertyDependencies = { ...record.propertyDependencies };
    const stated = inner.length === 0 ? value : withField(properties[property], inner, value);
    delete properties[property];
    if (stated !== undefined) properties[property] = stated;
    if (value !== undefined && inner.length > 0) return { ...record, properties };
    if (inner.length === 0) delete propertyDependencies[property];
    return { ...record, properties, propertyDependencies };
  });
}

/** Properties that lead to one resource lead to another one instead. */
export function leadingTo(urn: Urn, property: string, from: Urn, to: Urn): Edit {
  return changing(urn, (record) => {
    const named = record.propertyDependencies[property] ?? [];
    const instead = [...new Set(named.map((one) => (one === from ? to : one)))];
    return {
      ...record,
      dependencies: [...new Set([...record.dependencies, to])].sort(),
      propertyDependencies: { ...record.propertyDependencies, [property]: instead },
    };
  });
}

/**
 * A list of places keeps those named: elements that state a zone go by it; others are as unknown as the subnets that they stand for,
 * so that one for each subnet left says the same.
 */
export function keepingPlaces(
  urn: Urn,
  property: string,
  kept: readonly ResourceRecord[],
  given: readonly ResourceRecord[],
): Edit {
  const lost = given.filter((subnet) => !kept.includes(subnet));
  const gone = new Set(lost.map((subnet) => subnet.urn));
  const zones = new Set(lost.map(zoneOf));
  return changing(urn, (record) => {
    const top = property.split(".")[0] ?? "";
    const urns = record.propertyDependencies[top] ?? [];
    return {
      ...record,
      dependencies: record.dependencies.filter((one) => !gone.has(one)),
      properties: {
        ...record.properties,
        [top]: shortened(record.properties[top], property.split(".").slice(1), zones, kept.length),
      },
      propertyDependencies: { ...record.propertyDependencies, [top]: urns.filter((one) => !gone.has(one)) },
    };
  });
}

/** One edit after the other. */
export function all(...edits: readonly Edit[]): Edit {
  return (snapshot) => edits.reduce((edited, edit) => edit(edited), snapshot);
}

export const known = (value: string | number | boolean): Value => ({ kind: "known", value });

/** The zone that a subnet or vSwitch states. */
export function zoneOf(subnet: ResourceRecord): string {
  const stated = subnet.properties.zoneId ?? subnet.properties.availabilityZone;
  return stated?.kind === "known" ? String(stated.value) : "";
}

function changing(urn: Urn, change: (record: ResourceRecord) => ResourceRecord): Edit {
  return (snapshot) => ({
    ...snapshot,
    resources: snapshot.resources.map((record) => (record.urn === urn ? change(record) : record)),
  });
}

function forgetting(record: ResourceRecord, gone: ReadonlySet<Urn>): ResourceRecord {
  const properties: Record<string, Value> = { ...record.properties };
  const propertyDependencies: Record<string, readonly Urn[]> = {};
  for (const [property, urns] of Object.entries(record.propertyDependencies)) {
    const left = urns.filter((urn) => !gone.has(urn));
    const value = properties[property];
    if (left.length > 0) propertyDependencies[property] = left;
    else if (urns.length > 0) delete properties[property];
    // Of a list with an element for each resource that it names, as many elements go.
    if (left.length > 0 && value?.kind === "list" && value.items.length === urns.length)
      properties[property] = { ...value, items: value.items.slice(urns.length - left.length) };
  }
  return {
    ...record,
    dependencies: record.dependencies.filter((urn) => !gone.has(urn)),
    properties: Object.fromEntries(
      Object.entries(properties).map(([property, value]) => [property, withoutReferences(value, gone)]),
    ),
    propertyDependencies,
  };
}

function withoutReferences(value: Value, gone: ReadonlySet<Urn>): Value {
  if (value.kind === "list") {
    const items = value.items.filter((item) => !(item.kind === "reference" && gone.has(item.urn)));
    return { ...value, items: items.map((item) => withoutReferences(item, gone)) };
  }
  if (value.kind === "record") {
    const fields = Object.entries(value.fields).map(([name, field]) => [name, withoutReferences(field, gone)]);
    return { ...value, fields: Object.fromEntries(fields) };
  }
  return value.kind === "reference" && gone.has(value.urn) ? { kind: "known", value: null } : value;
}

function withField(value: Value | undefined, path: readonly string[], stated: Value | undefined): Value {
  const [field = "", ...inner] = path;
  const fields = value?.kind === "record" ? { ...value.fields } : {};
  const next = inner.length === 0 ? stated : withField(fields[field], inner, stated);
  delete fields[field];
  if (next !== undefined) fields[field] = next;
  return { kind: "record", fields };
}

function shortened(value: Value | undefined, path: readonly string[], lost: ReadonlySet<string>, left: number): Value {
  if (value?.kind === "record") {
    const [field = "", ...inner] = path;
    return { ...value, fields: { ...value.fields, [field]: shortened(value.fields[field], inner, lost, left) } };
  }
  if (value?.kind !== "list") throw new Error("Expected a list of places.");
  const stays = value.items.filter((item) => !lost.has(zoneStatedBy(item)));
  return { ...value, items: stays.slice(0, left) };
}

/** The zone that an element states, alone or as one of its fields. */
function zoneStatedBy(item: Value): string {
  const zone = item.kind === "record" ? (item.fields.zoneId ?? item.fields.availabilityZone) : item;
  return zone?.kind === "known" ? String(zone.value) : "";
}
