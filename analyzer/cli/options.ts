import { InvalidArgumentError } from "commander";
import type { Format } from "../reporters/index.ts";
import { formats, isFormat, reporters } from "../reporters/index.ts";
import { nearest } from "./nearest.ts";
import type { ReportFile } from "./output.ts";

/** The formats and what each is for, as help shows them. */
export const formatHelp = formats.map((format) => `${format} (${reporters[format].isFor})`).join(", ");

/** @throws InvalidArgumentError for any other word, naming the nearest format. */
export function parseFormat(word: string): Format {
  if (isFormat(word)) return word;
  const meant = nearest(word, formats);
  throw new InvalidArgumentError(
    `The formats are ${formats.join(", ")}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`,
  );
}

/** @throws InvalidArgumentError where it is not FORMAT=PATH, or two reports go to one file. */
export function parseReport(word: string, before: readonly ReportFile[] = []): readonly ReportFile[] {
  const sign = word.indexOf("=");
  const path = word.slice(sign + 1);
  if (sign < 1 || path === "") throw new InvalidArgumentError("FORMAT=PATH was expected, such as json=report.json.");
  if (before.some((each) => each.path === path))
    throw new InvalidArgumentError(`Two reports can't be written to ${path}.`);
  return [...before, { format: parseFormat(word.slice(0, sign)), path }];
}

/** The longest time limit that a timer can hold. */
const mostSeconds = 2_000_000;

/** @throws InvalidArgumentError where it is not a number of seconds. */
export function parseSeconds(word: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(word) ? Number(word) : Number.NaN;
  if (seconds > 0 && seconds <= mostSeconds) return seconds;
  throw new InvalidArgumentError(`A number of seconds above 0 was expected, at most ${mostSeconds}.`);
}
