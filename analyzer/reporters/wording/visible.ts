/**
 * What a terminal, a browser or a reader's eye would obey rather than show: control characters, line separators, invisible
 * characters, and those that turn the direction of the text around them (a name could otherwise hide or rewrite a verdict).
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The text on one line, with every character that would act instead of being seen written out: `\x1b`, `\u202e`, `\n`. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => short[character] ?? writtenOut(character.codePointAt(0) ?? 0));
}

function writtenOut(code: number): string {
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, "0")}` : `\\u{${code.toString(16)}}`;
}
