import type { RecordValue, Scalar, Value } from "../model/value.ts";

/**
 * What a test writes for a property : plain data, with an output of another resource, a secret or something that only
 * deployment decides at any depth.
 */
export type Given = Scalar | Output | Unknown | Secret | readonly Given[] | { readonly [field: string]: Given };

/** A value made from other resources' outputs: unknown at a preview, or known where an earlier deployment told it. */
export class Output {
  readonly names: readonly string[];
  readonly known: string | null;

  constructor(names: readonly string[], known: string | null) {
    this.names = names;
    this.known = known;
  }
}

export class Unknown {
  readonly kind = "unknown";
}

export class Secret {
  readonly inside: Given;

  constructor(inside: Given) {
    this.inside = inside;
  }
}

/** An output of one resource, or a text made from outputs of several, by the names they bear in the stack. */
export function of(...names: readonly string[]): Output {
  return new Output(names, null);
}

/** An output that an earlier deployment has told: its value is known, and still made from the resource. */
export function told(name: string, value: string): Output {
  return new Output([name], value);
}

/** Decided at deployment, by nothing that the stack holds. */
export const unknown: Unknown = new Unknown();

export function secret(inside: Given): Secret {
  return new Secret(inside);
}

/** The value as a reader would report it; what is inside a secret is marked as well. */
export function reportedValue(given: Given, marks: { readonly secret?: true } = {}): Value {
  if (given instanceof Unknown) return { kind: "unknown", ...marks };
  if (given instanceof Output)
    return given.known === null ? { kind: "unknown", ...marks } : { kind: "known", value: given.known, ...marks };
  if (given instanceof Secret) return reportedValue(given.inside, { secret: true });
  if (isList(given)) return { kind: "list", items: given.map((item) => reportedValue(item, marks)), ...marks };
  if (given !== null && typeof given === "object") return recordOf(given, marks);
  return { kind: "known", value: given, ...marks };
}

/** The resources that a value was made from, by name, sorted. */
export function namedIn(given: Given): readonly string[] {
  const found = new Set<string>();
  const open: Given[] = [given];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next instanceof Output) for (const name of next.names) found.add(name);
    else if (next instanceof Secret) open.push(next.inside);
    else if (isList(next)) open.push(...next);
    else if (next !== null && typeof next === "object" && !(next instanceof Unknown)) open.push(...Object.values(next));
  }
  return [...found].sort();
}

function isList(given: Given): given is readonly Given[] {
  return Array.isArray(given);
}

function recordOf(fields: { readonly [field: string]: Given }, marks: { readonly secret?: true }): RecordValue {
  return {
    kind: "record",
    fields: Object.fromEntries(Object.entries(fields).map(([field, inside]) => [field, reportedValue(inside, marks)])),
    ...marks,
  };
}
