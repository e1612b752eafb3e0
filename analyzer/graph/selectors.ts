import { distance } from "fastest-levenshtein";
import type { Selector } from "../model/objectives.ts";
import type { ResourceRecord } from "../model/snapshot.ts";

/** Whether a resource is selected by `<type glob>::<name glob>`; `*` stands for any run of characters. */
export function matches(selector: Selector, record: ResourceRecord): boolean {
  const separator = selector.lastIndexOf("::");
  const type = separator < 0 ? "*" : selector.slice(0, separator);
  const name = separator < 0 ? selector : selector.slice(separator + 2);
  return fits(type, record.type) && fits(name, record.name);
}

/** The resources that a selector names, in the stack's order. */
export function select(selector: Selector, records: readonly ResourceRecord[]): readonly ResourceRecord[] {
  return records.filter(
    (record) => record.origin !== "stack" && record.origin !== "provider" && matches(selector, record),
  );
}

/** Up to three resources whose written form comes closest to a selector that matched nothing. */
export function nearest(selector: Selector, records: readonly ResourceRecord[]): readonly string[] {
  return records
    .filter((record) => record.origin !== "stack" && record.origin !== "provider")
    .map((record) => `${record.type}::${record.name}`)
    .map((written) => ({ written, far: distance(selector.replaceAll("*", ""), written) }))
    .sort((one, other) => one.far - other.far || (one.written < other.written ? -1 : 1))
    .slice(0, 3)
    .map(({ written }) => written);
}

/**
 * Whether a text has the form of a pattern. When a piece does not fit, only the last `*` is stretched, which is enough: cost at
 * most the product of both lengths, whatever the pattern.
 */
function fits(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let stretched = 0;
  let position = 0;
  while (position < text.length) {
    if (pattern[at] === "*") {
      star = at;
      stretched = position;
      at += 1;
    } else if (pattern[at] === text[position]) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      at = star + 1;
      stretched += 1;
      position = stretched;
    } else return false;
  }
  return [...pattern.slice(at)].every((rest) => rest === "*");
}
