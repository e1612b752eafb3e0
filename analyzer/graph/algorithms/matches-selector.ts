import type { Selector } from "../../model/objectives.ts";

/** Whether something is selected by `<type glob>::<name glob>`; `*` stands for any run of characters. */
export function matchesSelector(selector: Selector, one: { readonly type: string; readonly name: string }): boolean {
  const separator = selector.lastIndexOf("::");
  const type = separator < 0 ? "*" : selector.slice(0, separator);
  // Names differ more than types do.
  return matchesGlob(nameGlob(selector), one.name) && matchesGlob(type, one.type);
}

/** What a selector says of names. */
export function nameGlob(selector: Selector): string {
  const separator = selector.lastIndexOf("::");
  return separator < 0 ? selector : selector.slice(separator + 2);
}

/**
 * Whether a text has the form of a pattern. When a piece does not fit, only the last `*` is stretched, which is enough: cost at
 * most the product of both lengths, whatever the pattern.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  // Most patterns begin or end with a word of their own, and most texts with another.
  const first = pattern.indexOf("*");
  if (first < 0) return pattern === text;
  if (first > 0 && !text.startsWith(pattern.slice(0, first))) return false;
  const last = pattern.lastIndexOf("*");
  if (last + 1 < pattern.length && !text.endsWith(pattern.slice(last + 1))) return false;
  if (first === last) return text.length >= pattern.length - 1;
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
