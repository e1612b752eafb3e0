import { InvalidArgumentError } from "commander";
import type { Answer } from "../model/report.ts";
import type { Format } from "../reporters/index.ts";
import { formatsFor, isFormat, reporters } from "../reporters/index.ts";
import { nearest } from "./nearest.ts";
import type { ReportFile } from "./output.ts";
import type { Surge } from "./what-if.ts";

/** The formats that have a form for a kind of answer, and what each is for, as help shows them. */
export function formatHelp(kind: Answer["kind"]): string {
  return formatsFor(kind)
    .map((format) => `${format} (${reporters[format].isFor})`)
    .join(", ");
}

/** @throws InvalidArgumentError for any word but a format that has a form for this kind of answer, naming the nearest one. */
export function parseFormat(kind: Answer["kind"]): (word: string) => Format {
  return (word) => {
    const offered = formatsFor(kind);
    if (isFormat(word) && offered.includes(word)) return word;
    const meant = nearest(word, offered);
    const others = isFormat(word) ? `${word} is for check and report. ` : "";
    throw new InvalidArgumentError(
      `${others}The formats are ${offered.join(", ")}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`,
    );
  };
}

/** Gathers the values of an option that may be repeated. */
export function parsePaths(word: string, before: readonly string[] = []): readonly string[] {
  if (word === "") throw new InvalidArgumentError("The path of a file or folder was expected.");
  return [...before, word];
}

/** @throws InvalidArgumentError where it is not FORMAT=PATH, or two reports go to one file. */
export function parseReport(
  kind: Answer["kind"],
): (word: string, before?: readonly ReportFile[]) => readonly ReportFile[] {
  return (word, before = []) => {
    const sign = word.indexOf("=");
    const path = word.slice(sign + 1);
    if (sign < 1 || path === "") throw new InvalidArgumentError("FORMAT=PATH was expected, such as json=report.json.");
    if (before.some((each) => each.path === path))
      throw new InvalidArgumentError(`Two reports can't be written to ${path}.`);
    return [...before, { format: parseFormat(kind)(word.slice(0, sign)), path }];
  };
}

/** @throws InvalidArgumentError where it is not SERVICE=FACTOR, with a number above 0. */
export function parseSurge(word: string, before: readonly Surge[] = []): readonly Surge[] {
  const sign = word.lastIndexOf("=");
  const service = word.slice(0, Math.max(sign, 0));
  const factor = /^\d+(\.\d+)?$/.test(word.slice(sign + 1)) ? Number(word.slice(sign + 1)) : Number.NaN;
  if (service === "" || !(factor > 0) || factor > mostTimes)
    throw new InvalidArgumentError(
      `SERVICE=FACTOR was expected, such as order-entry=3, with a factor above 0 and at most ${mostTimes}.`,
    );
  if (before.some((each) => each.service === service))
    throw new InvalidArgumentError(`Two factors can't be given for ${service}.`);
  return [...before, { service, factor }];
}

/** More than anything on record; peaks so multiplied are still whole numbers that can be told apart. */
const mostTimes = 1000;

/** The longest time limit that a timer can hold. */
const mostSeconds = 2_000_000;

/** @throws InvalidArgumentError where it is not a number of seconds. */
export function parseSeconds(word: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(word) ? Number(word) : Number.NaN;
  if (seconds > 0 && seconds <= mostSeconds) return seconds;
  throw new InvalidArgumentError(`A number of seconds above 0 was expected, at most ${mostSeconds}.`);
}

/** @throws InvalidArgumentError where it is not a whole number, `least` or more. */
export function parseWhole(least: number): (word: string) => number {
  return (word) => {
    const number = /^\d{1,15}$/.test(word) ? Number(word) : Number.NaN;
    if (number >= least && number <= mostWhole) return number;
    throw new InvalidArgumentError(`A whole number from ${least} to ${mostWhole} was expected.`);
  };
}

/** No diagram can have more nodes: they are numbered in 32 bits. */
const mostWhole = 1_000_000_000;
