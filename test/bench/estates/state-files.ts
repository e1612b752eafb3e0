import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { ResourceRecord, Urn } from "../../../analyzer/model/snapshot.ts";
import type { Value } from "../../../analyzer/model/value.ts";
import { makeEstate } from "./estate.ts";

/** One stack as `pulumi stack export` prints it, everything deployed: each unknown is the id of what it was made from. */
export function writeState(file: string, resources: number): number {
  const { snapshot } = makeEstate(resources);
  return write(file, function* () {
    for (const record of snapshot.resources) yield stored(record, (urn) => urn);
  });
}

/** A state of more than so many bytes, in one file that no memory ever holds: the same cells under other names, again and again. */
export function writeStateOf(file: string, bytes: number): number {
  const { snapshot } = makeEstate(1000);
  return write(file, function* () {
    let written = 0;
    for (let copy = 0; written < bytes; copy += 1) {
      for (const record of snapshot.resources) {
        const text = stored(record, (urn) => `${urn}-${copy}`);
        written += Buffer.byteLength(text);
        yield text;
      }
    }
  });
}

/**
 * So many stacks of one cell each, a file for each. Every one but the first has a server that is told an address that the first one
 * exports, so that all of them rest on one database.
 */
export function writeStacks(folder: string, stacks: number): number {
  const { snapshot } = makeEstate(1);
  let resources = 0;
  for (let number = 0; number < stacks; number += 1) {
    const project = `cell-${number}`;
    const moved = (urn: Urn) => urn.replace("urn:pulumi:estate::platform::", `urn:pulumi:prod::${project}::`);
    resources += write(join(folder, `${project}.json`), function* () {
      for (const record of snapshot.resources) yield stored(record, moved);
      if (number > 0) for (const one of clientOf(project)) yield JSON.stringify(one);
    });
  }
  return resources;
}

const shared = "line-0-cell-0-database-0";

function clientOf(project: string): readonly object[] {
  const urn = (type: string, name: string) => `urn:pulumi:prod::${project}::${type}::${name}`;
  const reference = urn("pulumi:pulumi:StackReference", "acme/cell-0/prod");
  const parent = urn("pulumi:pulumi:Stack", "platform-estate");
  const told = { address: idOf(`x::${shared}`) };
  const userData = `export LEDGER=${told.address}`;
  return [
    {
      urn: reference,
      custom: true,
      type: "pulumi:pulumi:StackReference",
      id: "acme/cell-0/prod",
      external: true,
      parent,
      inputs: { name: "acme/cell-0/prod" },
      outputs: { name: "acme/cell-0/prod", outputs: told },
    },
    {
      urn: urn("aws:ec2/instance:Instance", "client"),
      custom: true,
      type: "aws:ec2/instance:Instance",
      id: `i-${project}`,
      provider: `${urn("pulumi:providers:aws", "aws")}::id`,
      parent,
      inputs: { userData, availabilityZone: "ap-east-1a" },
      outputs: { userData, availabilityZone: "ap-east-1a" },
      dependencies: [reference],
      propertyDependencies: { userData: [reference] },
    },
  ];
}

/** Writes what comes as one document; returns how many resources it holds. */
function write(file: string, resources: () => Iterable<string>): number {
  const handle = openSync(file, "w");
  let pieces: string[] = [];
  let count = 0;
  const flush = () => {
    writeSync(handle, pieces.join(""));
    pieces = [];
  };
  writeSync(handle, '{"version":3,"deployment":{"manifest":{"time":"2026-01-01T00:00:00Z"},"resources":[');
  for (const resource of resources()) {
    pieces.push(`${count === 0 ? "" : ","}${resource}`);
    count += 1;
    if (pieces.length === 1000) flush();
  }
  flush();
  writeSync(handle, "]}}");
  closeSync(handle);
  return count;
}

function stored(record: ResourceRecord, moved: (urn: Urn) => Urn): string {
  const { urn, type, origin, parent, provider, dependencies, propertyDependencies, properties } = record;
  const inputs = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, plain(value, (propertyDependencies[key] ?? []).map(moved))]),
  );
  return JSON.stringify({
    urn: moved(urn),
    custom: origin === "managed" || origin === "provider",
    ...(origin === "managed" || origin === "provider" ? { id: origin === "provider" ? "id" : idOf(moved(urn)) } : {}),
    type,
    inputs,
    // A provider adds what it computes; as long as what real ones add, roughly.
    outputs: { ...inputs, arn: `arn:aws:service:ap-east-1:123456789012:${idOf(moved(urn))}`, notes: padding },
    ...(parent === null ? {} : { parent: moved(parent) }),
    ...(provider === null ? {} : { provider: `${moved(provider)}::id` }),
    dependencies: dependencies.map(moved),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([key, urns]) => [key, urns.map(moved)]),
    ),
    created: "2026-01-01T00:00:00Z",
    modified: "2026-01-01T00:00:00Z",
  });
}

const padding = "computed ".repeat(60);

function idOf(urn: string): string {
  return `id-${urn
    .split("::")
    .slice(1)
    .join("-")
    .replaceAll(/[^\w-]+/g, "-")}`;
}

/** A value as it is stored: its unknowns, in order, are the ids of what it was made from. */
function plain(value: Value, from: readonly Urn[]): unknown {
  const left = [...from];
  const next = () => {
    const urn = left.length > 1 ? left.shift() : left[0];
    return urn === undefined ? "computed" : idOf(urn);
  };
  const convert = (one: Value): unknown => {
    if (one.kind === "known") return one.value;
    if (one.kind === "list") return one.items.map(convert);
    if (one.kind === "record")
      return Object.fromEntries(Object.entries(one.fields).map(([key, field]) => [key, convert(field)]));
    return one.kind === "unknown" ? next() : null;
  };
  return convert(value);
}
