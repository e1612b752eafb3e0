import type { Value } from "../model/value.ts";
import type { Wire, WireRecord } from "./wire.ts";
import { isUnknownText, isWireRecord, setField, signatureOf, signatures, unknownElementText } from "./wire.ts";

interface Marks {
  readonly secret?: true;
}

interface Task {
  readonly wire: Wire;
  readonly secret: boolean;
  readonly put: (value: Value) => void;
}

/**
 * How a resource that is named as a whole is read: `kept` where a component names what it is made of; `as its id` where a
 * provider gets it, which sees the id only.
 */
export type ReferenceReading = "kept" | "as its id";

/**
 * Returns the properties as values, keys sorted. What is inside a secret is marked secret as well. Fields whose names
 * begin with two underscores are notes of providers and SDKs to themselves, and are left out. Iterative.
 */
export function decodeProperties(
  properties: WireRecord,
  references: ReferenceReading = "as its id",
): Readonly<Record<string, Value>> {
  const decoded: Record<string, Value> = {};
  const pending: Task[] = [];
  enqueueFields(properties, decoded, false, pending);
  for (let next = 0; next < pending.length; next++) {
    const task = pending[next];
    if (task !== undefined) decodeOne(task, pending, references);
  }
  return decoded;
}

/**
 * Returns what is known of a resource: what the program states, with what the provider has computed laid over it. A
 * computed value that is still unknown hides nothing, and where the program states nothing it is left out, at any depth
 * (an unknown element of a list stays, since its neighbours are counted). Iterative.
 */
export function layOver(
  stated: Readonly<Record<string, Value>>,
  computed: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const merged: Record<string, Value> = {};
  const pending: Overlay[] = [];
  enqueueOverlay(stated, computed, merged, pending);
  for (let next = 0; next < pending.length; next++) {
    const task = pending[next];
    if (task !== undefined) overlayOne(task, pending);
  }
  return merged;
}

function decodeOne(task: Task, pending: Task[], references: ReferenceReading): void {
  const { wire, secret } = unwrap(task.wire, task.secret);
  const marks: Marks = secret ? { secret: true } : {};
  if (wire === undefined) {
    task.put({ kind: "unknown", ...marks });
    return;
  }
  if (typeof wire === "string") {
    const several = wire.includes(unknownElementText) ? ({ perhapsSeveral: true } as const) : {};
    task.put(
      isUnknownText(wire) ? { kind: "unknown", ...marks, ...several } : { kind: "known", value: wire, ...marks },
    );
    return;
  }
  if (Array.isArray(wire)) {
    if (isOfUnknownLength(wire)) {
      task.put({ kind: "unknown", ...marks });
      return;
    }
    const items: Value[] = [];
    task.put({ kind: "list", items, ...marks });
    wire.forEach((item: Wire, index) => {
      pending.push({
        wire: item,
        secret,
        put: (value) => {
          items[index] = value;
        },
      });
    });
    return;
  }
  if (!isWireRecord(wire)) {
    // JSON has no infinity: what it can't write, nobody downstream can read.
    const representable = typeof wire !== "number" || Number.isFinite(wire);
    task.put(
      representable
        ? { kind: "known", value: wire as number | boolean | null, ...marks }
        : { kind: "opaque", ...marks },
    );
    return;
  }
  decodeRecord(wire, secret, task.put, pending, references);
}

/** Whether an element of a list stands for however many a look-up's answer has. A list inside it is one of its own. Iterative. */
function isOfUnknownLength(list: readonly Wire[]): boolean {
  const open: Wire[] = [...list];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string" && next.includes(unknownElementText)) return true;
    if (isWireRecord(next)) open.push(...Object.values(next).filter((field) => !Array.isArray(field)));
  }
  return false;
}

function decodeRecord(
  wire: WireRecord,
  secret: boolean,
  put: (value: Value) => void,
  pending: Task[],
  references: ReferenceReading,
): void {
  const marks: Marks = secret ? { secret: true } : {};
  switch (signatureOf(wire)) {
    case undefined: {
      const fields: Record<string, Value> = {};
      put({ kind: "record", fields, ...marks });
      enqueueFields(wire, fields, secret, pending);
      return;
    }
    case signatures.resource: {
      // A component has no id; where one is asked for, its URN stands for it, as it does for a provider.
      const { urn, id } = wire;
      const text = references === "kept" ? urn : (id ?? urn);
      if (typeof text !== "string" || text === "" || isUnknownText(text)) put({ kind: "unknown", ...marks });
      else if (references === "kept") put({ kind: "reference", urn: text, ...marks });
      else put({ kind: "known", value: text, ...marks });
      return;
    }
    case signatures.asset:
    case signatures.archive:
      put({ kind: "opaque", ...marks });
      return;
    default:
      // A kind of value from a later Pulumi: not knowing it is not knowing the value.
      put({ kind: "unknown", ...marks });
  }
}

/** Takes secrets and output values off a property; `undefined` where an output value has none yet. */
function unwrap(wire: Wire, secretAround: boolean): { readonly wire: Wire | undefined; readonly secret: boolean } {
  let inner: Wire | undefined = wire;
  let secret = secretAround;
  while (isWireRecord(inner)) {
    const signature = signatureOf(inner);
    if (signature !== signatures.secret && signature !== signatures.output) break;
    if (signature === signatures.secret || inner.secret === true) secret = true;
    inner = inner.value;
  }
  return { wire: inner, secret };
}

function enqueueFields(from: WireRecord, into: Record<string, Value>, secret: boolean, pending: Task[]): void {
  for (const key of Object.keys(from).sort()) {
    const wire = from[key];
    if (wire === undefined || key.startsWith("__")) continue;
    pending.push({ wire, secret, put: (value) => setField(into, key, value) });
  }
}

interface Overlay {
  readonly stated: Value | undefined;
  readonly computed: Value | undefined;
  readonly put: (value: Value) => void;
}

function enqueueOverlay(
  stated: Readonly<Record<string, Value>>,
  computed: Readonly<Record<string, Value>>,
  into: Record<string, Value>,
  pending: Overlay[],
): void {
  for (const key of [...new Set([...Object.keys(stated), ...Object.keys(computed)])].sort()) {
    pending.push({ stated: stated[key], computed: computed[key], put: (value) => setField(into, key, value) });
  }
}

function overlayOne({ stated, computed, put }: Overlay, pending: Overlay[]): void {
  if (computed === undefined || computed.kind === "unknown") {
    if (stated !== undefined) put(stated);
    return;
  }
  const marks: Marks = isSecret(computed) || isSecret(stated) ? { secret: true } : {};
  switch (computed.kind) {
    case "record": {
      const fields: Record<string, Value> = {};
      put({ kind: "record", fields, ...marks });
      enqueueOverlay(stated?.kind === "record" ? stated.fields : {}, computed.fields, fields, pending);
      return;
    }
    case "list": {
      const items: Value[] = [];
      put({ kind: "list", items, ...marks });
      const alike = stated?.kind === "list" && stated.items.length === computed.items.length ? stated.items : [];
      computed.items.forEach((item, index) => {
        items[index] = item;
        pending.push({
          stated: alike[index],
          computed: item,
          put: (value) => {
            items[index] = value;
          },
        });
      });
      return;
    }
    default:
      put({ ...computed, ...marks });
  }
}

function isSecret(value: Value | undefined): boolean {
  return value !== undefined && "secret" in value && value.secret === true;
}
