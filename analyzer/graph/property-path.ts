import type { Path } from "../model/catalogue.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import { absent } from "../model/value.ts";

/** A path taken apart. There are as many as the catalogue writes, and each is read for every resource of its type. */
interface ReadPath {
  readonly top: string;
  readonly head: string;
  readonly steps: readonly string[];
}

const readPaths = new Map<Path, ReadPath>();

function readPath(path: Path): ReadPath {
  const known = readPaths.get(path);
  if (known !== undefined) return known;
  const [head = path, ...steps] = path.replaceAll("[]", ".[]").split(".");
  const read = { top: (path.split(/[.[]/, 1)[0] ?? path).trim(), head, steps };
  readPaths.set(path, read);
  return read;
}

/** The top-level property that a path begins with: the grain at which programs tell dependencies. */
export function topLevel(path: Path): string {
  return readPath(path).top;
}

/** What a resource states at a path without lists; absent where it states nothing, unknown where something above it is. */
export function readValue(record: ResourceRecord, path: Path): Value {
  const { top, head, steps } = readPath(path);
  const value = record.properties[top];
  if (value === undefined) return absent;
  return steps.length === 0 && top === head ? value : (readValues(record, path)[0] ?? absent);
}

/**
 * What a resource states at a path, one value for each element of the lists that the path goes through. A list, or a
 * record, that is unknown as a whole gives one unknown.
 */
export function readValues(record: ResourceRecord, path: Path): readonly Value[] {
  const { head, steps } = readPath(path);
  let current: readonly Value[] = [record.properties[head] ?? absent];
  for (const step of steps) current = current.flatMap((value) => descend(value, step));
  return current;
}

/** The values inside one element of a list, at the rest of a path. */
export function readWithin(element: Value, rest: Path): Value {
  if (rest === "") return element;
  let current: readonly Value[] = [element];
  for (const step of rest.replaceAll("[]", ".[]").split("."))
    current = current.flatMap((value) => descend(value, step));
  return current[0] ?? absent;
}

function descend(value: Value, step: string): readonly Value[] {
  if (value.kind === "unknown") return [value];
  if (step === "[]") return value.kind === "list" ? value.items : [];
  // A property of a single nested block is written with or without a list around it, depending on the provider's schema.
  if (value.kind === "list") return value.items.flatMap((item) => descend(item, step));
  return value.kind === "record" ? [value.fields[step] ?? absent] : [absent];
}

/** The text of a known string that is not secret; `null` for everything else. */
export function knownText(value: Value): string | null {
  return value.kind === "known" && typeof value.value === "string" && value.secret === undefined && value.value !== ""
    ? value.value
    : null;
}

/** How a value reads in a report: only scalars that are known and not secret. */
export function printable(value: Value): string | null {
  if (value.kind !== "known" || value.secret !== undefined || value.value === null) return null;
  return String(value.value);
}

/** Whether a property says one thing, known or not: a value, or a list of one; a list that is unknown as a whole may say more. */
export function saysOneThing(value: Value): boolean {
  if (value.kind === "list") return value.items.length === 1;
  return value.kind === "known" || value.kind === "record";
}
