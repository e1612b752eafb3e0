import type {
  ComponentArguments,
  Expression,
  Given,
  MadeComponent,
  MakeComponent,
} from "../../model/remote-component.ts";
import type { Urn } from "../../model/snapshot.ts";
import type { Registration } from "../registration.ts";
import { outputDependencies } from "../registration.ts";
import type { Registrations } from "../registrations.ts";
import { makeUrn } from "../urn.ts";
import type { Wire, WireRecord } from "../wire.ts";
import { isUnknownText, isWireRecord, signatureKey, signatureOf, signatures } from "../wire.ts";

export interface ComponentRequest {
  readonly component: Registration;
  readonly urn: Urn;
  /** `<urn>::<id>` of the provider that its children use, "" for the default one. */
  readonly provider: string;
  readonly zones: () => readonly string[] | undefined;
}

/**
 * Registers what a remote component makes, and returns its outputs, with output values; `null` where that can't be told: it then
 * stays one opaque resource.
 */
export function makeComponent(
  make: MakeComponent,
  { component, urn, provider, zones }: ComponentRequest,
  registrations: Registrations,
): WireRecord | null {
  const args: ComponentArguments = {
    name: component.name,
    given: (...path) => plain(at(component.inputs, path, registrations)),
    zones,
  };
  const made = make(args);
  if (made === null) return null;
  const urns = urnsOf(made, urn, registrations);
  // Two things of one name can't be told apart; the engine would refuse them.
  if (new Set(urns.values()).size < made.resources.length || [...urns.values()].some((one) => registrations.has(one)))
    return null;
  const evaluate = (expression: Expression) => wireFor(expression, component.inputs, urns, registrations);
  // A component whose children are seen is like one of the program's own.
  registrations.add({ ...component, remote: false }, urn, {});
  for (const { key, type, name, parent, inputs } of made.resources) {
    const child: Registration = {
      ...component,
      type,
      name,
      parent: parent === undefined ? urn : (urns.get(parent) ?? urn),
      custom: true,
      remote: false,
      provider,
      dependencies: [],
      propertyDependencies: {},
      inputs: Object.fromEntries(Object.entries(inputs).map(([property, one]) => [property, evaluate(one)])),
      version: "",
      downloadUrl: "",
      packageReference: "",
    };
    registrations.add(child, urns.get(key) ?? urn, {});
  }
  const outputs = Object.fromEntries(Object.entries(made.outputs).map(([name, one]) => [name, evaluate(one)]));
  registrations.addOutputs(urn, outputs);
  return outputs;
}

function urnsOf(made: MadeComponent, component: Urn, { identity }: Registrations): ReadonlyMap<string, Urn> {
  const urns = new Map<string, Urn>();
  for (const { key, type, name, parent } of made.resources)
    urns.set(key, makeUrn(identity, parent === undefined ? component : (urns.get(parent) ?? component), type, name));
  return urns;
}

/** Depth is that of what a package documents: a few levels. */
function wireFor(
  expression: Expression,
  inputs: WireRecord,
  urns: ReadonlyMap<string, Urn>,
  registrations: Registrations,
): Wire {
  const evaluate = (one: Expression) => wireFor(one, inputs, urns, registrations);
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "given":
      return at(inputs, expression.path, registrations) ?? null;
    case "ids-of":
      return idsIn(at(inputs, expression.path, registrations) ?? null);
    case "made-from": {
      const from = at(inputs, expression.path, registrations) ?? null;
      return unknownFrom(namedIn(from, new Set(expression.without)));
    }
    case "of":
      return unknownFrom([urns.get(expression.key) ?? ""]);
    case "resource":
      return { [signatureKey]: signatures.resource, urn: urns.get(expression.key) ?? "", packageVersion: "" };
    case "list":
      return expression.items.map(evaluate);
    case "record":
      return Object.fromEntries(Object.entries(expression.fields).map(([key, one]) => [key, evaluate(one)]));
  }
}

/** Not known before deployment, and made from these. */
function unknownFrom(dependencies: readonly Urn[]): WireRecord {
  return { [signatureKey]: signatures.output, dependencies: [...new Set(dependencies)].sort() };
}

/** The ids of resources in place of the resources. */
function idsIn(wire: Wire): Wire {
  const inner = opened(wire);
  if (Array.isArray(inner)) return inner.map(idsIn);
  const urn = isWireRecord(inner) && signatureOf(inner) === signatures.resource ? inner.urn : undefined;
  return unknownFrom([...outputDependencies(wire), ...(typeof urn === "string" ? [urn] : [])]);
}

/** Resources that a value names or was made from, fields of these names left aside. */
function namedIn(wire: Wire, without: ReadonlySet<string>): readonly Urn[] {
  const found = new Set<Urn>();
  const pending: Wire[] = [wire];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (Array.isArray(next)) pending.push(...next);
    if (!isWireRecord(next)) continue;
    if (signatureOf(next) === signatures.resource && typeof next.urn === "string") found.add(next.urn);
    if (signatureOf(next) === signatures.output && Array.isArray(next.dependencies)) {
      for (const urn of next.dependencies) if (typeof urn === "string") found.add(urn);
    }
    pending.push(...Object.entries(next).flatMap(([key, inner]) => (without.has(key) ? [] : [inner])));
  }
  return [...found];
}

/** What is in an output value or a secret; unknown, it stays as it is. */
function opened(wire: Wire): Wire {
  let inner = wire;
  while (isWireRecord(inner) && "value" in inner) {
    const signature = signatureOf(inner);
    if (signature !== signatures.output && signature !== signatures.secret) break;
    inner = inner.value ?? null;
  }
  return inner;
}

/** What stands under a path, through other components of the program to what those gave back. */
function at(inputs: WireRecord, path: readonly string[], registrations: Registrations): Wire | undefined {
  let current: Wire | undefined = inputs;
  for (const step of path) {
    let inner: Wire = opened(current ?? null);
    if (isWireRecord(inner) && signatureOf(inner) === signatures.resource) {
      const known = typeof inner.urn === "string" ? registrations.get(inner.urn) : undefined;
      inner = known === undefined || known.registration.custom ? inner : known.outputs;
    }
    if (isWireRecord(inner) && signatureOf(inner) === signatures.output) return inner;
    if (typeof inner === "string" && isUnknownText(inner)) return inner;
    if (Array.isArray(inner)) {
      const items: readonly Wire[] = inner;
      current = items[Number(step)];
    } else current = isWireRecord(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined;
    if (current === undefined) return undefined;
  }
  return current;
}

/** A value as plain JSON; what is unknown in it is `null`. */
function plain(wire: Wire | undefined): Given {
  if (wire === undefined) return { kind: "absent" };
  const inner = opened(wire);
  if (inner === null) return { kind: "absent" };
  if (isUnknown(inner)) return { kind: "unknown" };
  return { kind: "known", value: plainIn(inner) };
}

function isUnknown(wire: Wire): boolean {
  return typeof wire === "string" ? isUnknownText(wire) : signatureOf(wire) === signatures.output;
}

function plainIn(wire: Wire): unknown {
  const inner = opened(wire);
  if (isUnknown(inner)) return null;
  if (Array.isArray(inner)) return inner.map(plainIn);
  if (!isWireRecord(inner)) return inner;
  return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, plainIn(one)]));
}
