import type { ResourceRecord, Snapshot, Urn } from "../../analyzer/model/snapshot.ts";
import type { Scalar, Value } from "../../analyzer/model/value.ts";

/** A property, or a part of one: `["zoneMappings", 0, "zoneId"]`. */
export type LeafPath = readonly [string, ...(string | number)[]];

/** One place of a stack at which a value is stated. */
export interface Leaf {
  readonly urn: Urn;
  readonly path: LeafPath;
  readonly value: Value;
}

/** Every value that the program's own resources state, each list and record as a whole and in its parts, in their order. */
export function leavesOf(snapshot: Snapshot): readonly Leaf[] {
  return snapshot.resources
    .filter(({ origin }) => origin === "managed" || origin === "read")
    .flatMap(({ urn, properties }) =>
      Object.entries(properties).flatMap(([property, value]) => partsOf(urn, [property], value)),
    );
}

function partsOf(urn: Urn, from: LeafPath, whole: Value): readonly Leaf[] {
  const found: Leaf[] = [];
  const open: { readonly path: LeafPath; readonly value: Value }[] = [{ path: from, value: whole }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, value } = next;
    found.push({ urn, path, value });
    if (value.kind === "list")
      value.items.forEach((item, index) => void open.push({ path: [...path, index], value: item }));
    if (value.kind === "record")
      for (const [field, inner] of Object.entries(value.fields)) open.push({ path: [...path, field], value: inner });
  }
  return found;
}

export const known = (value: Scalar): Value => ({ kind: "known", value });

/** The stack with another value in that place; `undefined`: with nothing there. What the value was made from is forgotten where `cut`. */
export function withLeaf(snapshot: Snapshot, { urn, path }: Leaf, value: Value | undefined, cut: boolean): Snapshot {
  return {
    ...snapshot,
    resources: snapshot.resources.map((record) => (record.urn === urn ? changed(record, path, value, cut) : record)),
  };
}

function changed(
  record: ResourceRecord,
  [property, ...inner]: LeafPath,
  value: Value | undefined,
  cut: boolean,
): ResourceRecord {
  const properties = { ...record.properties };
  const stated = inner.length === 0 ? value : within(properties[property], inner, value);
  delete properties[property];
  if (stated !== undefined) properties[property] = stated;
  if (!cut) return { ...record, properties };
  const { [property]: _cut, ...propertyDependencies } = record.propertyDependencies;
  return { ...record, properties, propertyDependencies };
}

function within(
  whole: Value | undefined,
  [key, ...inner]: readonly (string | number)[],
  value: Value | undefined,
): Value {
  if (whole?.kind === "list") {
    const items = whole.items.flatMap((item, index) => {
      if (index !== key) return [item];
      const stated = inner.length === 0 ? value : within(item, inner, value);
      return stated === undefined ? [] : [stated];
    });
    return { ...whole, items };
  }
  if (whole?.kind !== "record" || typeof key !== "string") throw new Error(`nothing is stated at ${String(key)}`);
  const fields = { ...whole.fields };
  const stated = inner.length === 0 ? value : within(fields[key], inner, value);
  delete fields[key];
  if (stated !== undefined) fields[key] = stated;
  return { ...whole, fields };
}

/** `aws:ec2/subnet:Subnet s0 availabilityZone`. */
export function sayLeaf({ urn, path }: Leaf, { resources }: Snapshot): string {
  const record = resources.find((one) => one.urn === urn);
  return `${record?.type} ${record?.name} ${path.join(".")}`;
}
