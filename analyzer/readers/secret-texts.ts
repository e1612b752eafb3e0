import { inspect } from "node:util";

/** What stands in the place of a secret; the word that Pulumi itself puts there. */
const substitute = "[secret]";

/** As for Pulumi's own output: hiding anything shorter would garble a text and hide nothing. */
const shortest = 3;

/**
 * Returns a function that replaces every occurrence of these secrets in a text by `[secret]`: as they are, line by line,
 * value by value where one is a JSON document, and in the escaped forms in which programs print them.
 *
 * Cost: per text, its length times the number of forms.
 */
export function hideSecrets(secrets: readonly string[]): (text: string) => string {
  const parts = secrets.flatMap(partsOf).filter((part) => part.length >= shortest && part.trim() !== "");
  const forms = [...new Set(parts.flatMap(formsOf))];
  return (text) => replaceSpans(text, mergeSpans(forms.flatMap((form) => spansOf(text, form))));
}

/** Programs parse what they are given and print single fields, and what they print arrives here line by line. */
function partsOf(secret: string): readonly string[] {
  const texts = [secret, ...scalarsOf(secret)];
  return [...texts, ...texts.flatMap((text) => text.split(/[\r\n\u2028\u2029]+/).map((line) => line.trim()))];
}

/** Returns the texts and numbers within a JSON document, `[]` for any other text. Iterative. */
function scalarsOf(text: string): readonly string[] {
  const scalars: string[] = [];
  const pending: unknown[] = [parse(text)];
  for (let next = 0; next < pending.length; next++) {
    const value = pending[next];
    if (typeof value === "string" || typeof value === "number") scalars.push(String(value));
    else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) pending.push(item);
  }
  return scalars;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Configuration is JSON within JSON, and Node's own way to show an environment or an object escapes it once more. */
const escapings = 3;

/** Returns a text as it is, within a URL, and escaped in each way that a program may print it in, repeatedly. */
function formsOf(text: string): readonly string[] {
  const forms = new Set([text]);
  for (let round = 0; round < escapings; round++) {
    for (const form of [...forms]) {
      for (const escaped of [inJson(form), inGoJson(form), inNode(form)]) forms.add(escaped);
    }
  }
  // A lone surrogate has no form in a URL.
  return text.isWellFormed() ? [...forms, encodeURIComponent(text)] : [...forms];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Configuration is written in Go's JSON, which also escapes what HTML could misread. */
function inGoJson(text: string): string {
  return inJson(text).replaceAll(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}

/** As `console.log` shows a text within an object, its quotes chosen by what the text holds. */
function inNode(text: string): string {
  return inspect(text, { breakLength: Number.POSITIVE_INFINITY, maxStringLength: null }).slice(1, -1);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(text: string, form: string): readonly Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
    spans.push({ start, end: start + form.length });
  }
  return spans;
}

/** Returns the spans in order, those that overlap as one: replaced one by one, the first would leave a rest of the second. */
function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((left, right) => left.start - right.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) merged.push(span);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return merged;
}

function replaceSpans(text: string, spans: readonly Span[]): string {
  let replaced = "";
  let from = 0;
  for (const { start, end } of spans) {
    replaced += text.slice(from, start) + substitute;
    from = end;
  }
  return replaced + text.slice(from);
}
