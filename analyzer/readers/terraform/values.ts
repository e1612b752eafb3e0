import type { Value } from "../../model/value.ts";
import type { Wire, WireRecord } from "../wire.ts";
import { isWireRecord, setField } from "../wire.ts";
import { shownAs } from "./property-names.ts";

/** A property tree as Terraform tells of it: what is known, what is unknown until it is applied, what is sensitive. */
export interface Told {
  readonly values: WireRecord;
  /** Of the same form, `true` where a value, or all of one, is unknown. */
  readonly unknown: WireRecord;
  /** Of the same form, `true` where a value, or all of one, is sensitive. */
  readonly sensitive: WireRecord;
  /** The configuration's expressions, where there are any: what they lack and is unknown the provider decides. */
  readonly stated: WireRecord | null;
  /** Whether a module's output, by a reference to it, is of one resource; left out where nobody can tell. */
  readonly isOfOne?: (reference: string) => boolean;
}

type IsOfOne = NonNullable<Told["isOfOne"]>;

interface Task {
  readonly value: Wire;
  readonly unknown: Wire;
  readonly sensitive: Wire;
  /** `null` where the configuration does not say, so that anything unknown may be stated. */
  readonly stated: Wire;
  readonly plural: boolean;
  readonly secret: boolean;
  readonly path: string;
  readonly put: (value: Value) => void;
}

/**
 * Returns a resource's properties in Pulumi's names. What is null or an empty list was not stated; what is unknown and not
 * stated is left out, as Pulumi leaves it out. Iterative.
 */
export function propertiesOf(token: string, told: Told): Readonly<Record<string, Value>> {
  const properties: Record<string, Value> = {};
  const pending: Task[] = [];
  enqueue(token, { ...told, path: "", secret: false, into: properties }, pending);
  for (let next = 0; next < pending.length; next++) {
    const task = pending[next];
    if (task !== undefined) convert(token, task, pending, told.isOfOne ?? (() => false));
  }
  return properties;
}

interface Fields {
  readonly values: WireRecord;
  readonly unknown: Wire;
  readonly sensitive: Wire;
  readonly stated: Wire;
  readonly path: string;
  readonly secret: boolean;
  readonly into: Record<string, Value>;
}

function enqueue(
  token: string,
  { values, unknown, sensitive, stated, path, secret, into }: Fields,
  pending: Task[],
): void {
  const unknowns = isWireRecord(unknown) ? Object.keys(unknown) : [];
  for (const key of [...new Set([...Object.keys(values), ...unknowns])].sort()) {
    const value = values[key] ?? null;
    const isUnknown = field(unknown, key);
    const said = stated === null ? null : field(stated, key);
    // The provider's own to decide, and not yet decided.
    if (isUnknown === true && stated !== null && said === undefined) continue;
    if (value === null && isUnknown !== true) continue;
    if (Array.isArray(value) && value.length === 0 && isUnknown !== true) continue;
    const items = Array.isArray(value) ? value : [];
    const { name, single } = shownAs(token, path, key, Array.isArray(value));
    const one = single && items.length === 1;
    pending.push({
      value: one ? (items[0] ?? null) : value,
      unknown: one ? element(isUnknown, 0) : (isUnknown ?? false),
      sensitive: one ? element(field(sensitive, key), 0) : (field(sensitive, key) ?? false),
      stated: one ? element(said, 0) : (said ?? null),
      plural: /s$/.test(name),
      secret,
      path: path === "" ? name : `${path}.${name}`,
      put: (converted) => setField(into, name, converted),
    });
  }
}

function convert(token: string, task: Task, pending: Task[], isOfOne: IsOfOne): void {
  const { value, unknown, path } = task;
  const secret = task.secret || task.sensitive === true;
  const marks = secret ? ({ secret: true } as const) : {};
  if (unknown === true) {
    task.put(unknownAs(task, marks, isOfOne));
  } else if (Array.isArray(value)) {
    const items: Value[] = [];
    task.put({ kind: "list", items, ...marks });
    value.forEach((item: Wire, index) => {
      // What an element is unknown by may be a list of the same length, or nothing where all is known.
      pending.push({
        value: item,
        unknown: element(unknown, index),
        sensitive: element(task.sensitive, index),
        // A block that is made many times over is written once.
        stated: Array.isArray(task.stated) ? (task.stated[index] ?? task.stated[0] ?? null) : null,
        plural: false,
        secret,
        path,
        put: (converted) => {
          items[index] = converted;
        },
      });
    });
  } else if (isWireRecord(value)) {
    const fields: Record<string, Value> = {};
    task.put({ kind: "record", fields, ...marks });
    const { sensitive, stated } = task;
    enqueue(token, { values: value, unknown, sensitive, stated: blockOf(stated), path, secret, into: fields }, pending);
  } else {
    // The only wires left are scalars.
    task.put({ kind: "known", value: value as string | number | boolean | null, ...marks });
  }
}

/**
 * A list that is unknown as a whole, since Terraform knows a set only once it knows all of its elements, has as many elements as
 * the configuration spells out: attributes of single resources, by themselves or as outputs of modules, and nothing else. Any other
 * stays unknown as a whole.
 */
function unknownAs({ stated, plural }: Task, marks: { readonly secret?: true }, isOfOne: IsOfOne): Value {
  const named = plural ? spelledOut(stated, isOfOne) : [];
  if (named.length === 0) return { kind: "unknown", ...marks };
  return { kind: "list", items: named.map(() => ({ kind: "unknown", ...marks }) as const), ...marks };
}

/** Attributes of single resources that an expression names, `[]` where it names anything else. */
function spelledOut(stated: Wire, isOfOne: IsOfOne): readonly string[] {
  const references = isWireRecord(stated) && Array.isArray(stated.references) ? stated.references : [];
  const texts = references.filter((each): each is string => typeof each === "string");
  const whole = texts.filter((text) => !texts.some((other) => other !== text && isWithin(other, text)));
  const single = (text: string) =>
    text.startsWith("module.")
      ? isOfOne(text)
      : /^\w+\.[\w-]+(?:\[[^\]]+\])?\.\w+$/.test(text) && !/^(?:var|local|each|count|data|path|terraform)\./.test(text);
  return whole.every(single) ? whole : [];
}

/** Whether a reference is the longer form of another: Terraform lists `a.b.id`, and `a.b` beside it. */
function isWithin(longer: string, shorter: string): boolean {
  return longer.startsWith(`${shorter}.`) || longer.startsWith(`${shorter}[`);
}

/** A block's own expressions; an expression that is no block says nothing of what is in its value. */
function blockOf(stated: Wire): Wire {
  return isWireRecord(stated) && !("references" in stated) && !("constant_value" in stated) ? stated : null;
}

function field(wire: Wire | undefined, key: string): Wire | undefined {
  if (wire === true) return true;
  return isWireRecord(wire) && Object.hasOwn(wire, key) ? wire[key] : undefined;
}

function element(wire: Wire | undefined, index: number): Wire {
  if (wire === true) return true;
  if (Array.isArray(wire)) return wire[index] ?? null;
  return null;
}
