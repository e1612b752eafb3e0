import type { Reporter } from "../model/report.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { text } from "./text.ts";

/** Every format, with what it is for; the commands' help is made from this record. */
export const reporters = {
  text: { report: text, isFor: "a person at a terminal" },
  json: { report: json, isFor: "programs" },
  markdown: { report: markdown, isFor: "reviewers" },
} as const satisfies Record<string, { readonly report: Reporter; readonly isFor: string }>;

export type Format = keyof typeof reporters;

/** Sorted as they are shown. */
export const formats: readonly Format[] = typedKeys(reporters);

export function isFormat(word: string): word is Format {
  return Object.hasOwn(reporters, word);
}

function typedKeys<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
