import { isSeq } from "yaml";

/** What was read, where that is short; else what kind of thing it is. */
export function shownInput(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "empty";
  const text = JSON.stringify(value);
  if (text.length <= 60 || typeof value === "string") return text;
  return Array.isArray(value) || isSeq(value) ? "a list" : "a map";
}
