import type { Selector } from "../../model/objectives.ts";

/** What a selector or pattern is asked about many times: taken apart once. */
export type Matcher<Asked> = (one: Asked) => boolean;

interface Selected {
  readonly type: string;
  readonly name: string;
}

/** Whether something is selected by `<type glob>::<name glob>`; `*` stands for any run of characters. */
export function matchesSelector(selector: Selector, one: Selected): boolean {
  return selectorMatcher(selector)(one);
}

/** The same for those who ask about many. */
export function selectorMatcher(selector: Selector): Matcher<Selected> {
  const separator = selector.lastIndexOf("::");
  const isType = globMatcher(separator < 0 ? "*" : selector.slice(0, separator));
  const isName = globMatcher(nameGlob(selector));
  // Names differ more than types do.
  return ({ type, name }) => isName(name) && isType(type);
}

/** What a selector says of names. */
export function nameGlob(selector: Selector): string {
  const separator = selector.lastIndexOf("::");
  return separator < 0 ? selector : selector.slice(separator + 2);
}

/** Whether a text has the form of a pattern. */
export function matchesGlob(pattern: string, text: string): boolean {
  return globMatcher(pattern)(text);
}

/**
 * The same for those who ask about many texts. Each piece between two `*` is found where it comes first: a later place would only leave
 * less to the pieces behind it. Cost: at most the product of both lengths, whatever the pattern.
 */
export function globMatcher(pattern: string): Matcher<string> {
  const [first = "", ...pieces] = pattern.split("*");
  const last = pieces.pop();
  if (last === undefined) return (text) => text === pattern;
  const least = pattern.length - pieces.length - 1;
  return (text) => {
    if (text.length < least || !text.endsWith(last) || !text.startsWith(first)) return false;
    const until = text.length - last.length;
    let from = first.length;
    for (const piece of pieces) {
      const found = text.indexOf(piece, from);
      from = found + piece.length;
      if (found < 0 || from > until) return false;
    }
    return true;
  };
}
