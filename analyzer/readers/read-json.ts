import { readFileSync } from "node:fs";
import { InputError, reasonOf } from "./input-error.ts";

/** What a JSON file must be, in the words of its errors. */
export interface JsonFile {
  readonly file: string;
  /** Ends "expected". */
  readonly expected: string;
  /** What to do about one that is another. */
  readonly advice: string;
}

/**
 * The content of a JSON file, unchecked.
 * @throws InputError where it can't be read or is not JSON.
 */
export function readJson({ file, expected, advice }: JsonFile): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (thrown) {
    throw new InputError(`${file} can't be read (${reasonOf(thrown)}); expected ${expected}: ${advice}.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (thrown) {
    throw new InputError(`${file} is not JSON (${reasonOf(thrown)}); expected ${expected}: ${advice}.`);
  }
}
