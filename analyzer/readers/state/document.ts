import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { InputError, reasonOf } from "../input-error.ts";
import type { Wire } from "../wire.ts";
import { sayExpected, whatStreamOf } from "./state-form.ts";

/**
 * What is read at most. A resource takes some two kilobytes of state, so that this is a stack of a hundred thousand; what is
 * longer would need several gigabytes of memory before anything could be said of it.
 */
export const mostBytes = 256_000_000;

/**
 * Returns a JSON document; a pipe will do, so that what another command prints needs no file.
 * @throws InputError where it can't be read, is longer than `mostBytes`, or is not JSON.
 */
export function parseDocument(file: string): Wire {
  const text = readText(file);
  try {
    // What JSON.parse returns is of this type by definition.
    return JSON.parse(text) as Wire;
  } catch (thrown) {
    const stream = whatStreamOf(text.slice(0, text.indexOf("\n")));
    if (stream !== undefined) throw new InputError(`${file} is ${stream}; ${sayExpected}.`);
    throw new InputError(`${file} is not JSON (${withoutExcerpt(reasonOf(thrown))}); ${sayExpected}.`);
  }
}

/** Node quotes what stands at the place of the mistake, and that may be a secret. */
function withoutExcerpt(reason: string): string {
  const place = /at position \d+(?: \(line \d+ column \d+\))?/.exec(reason)?.[0];
  return place === undefined ? "it ends too early" : `the mistake is ${place}`;
}

function readText(file: string): string {
  let opened: number | undefined;
  try {
    opened = openSync(file, "r");
    const { size } = fstatSync(opened);
    if (size > mostBytes) throw tooLong(file);
    return readAll(opened, file);
  } catch (thrown) {
    if (thrown instanceof InputError) throw thrown;
    throw new InputError(`${file} can't be read (${reasonOf(thrown)}); ${sayExpected}.`);
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

/** In pieces, since a pipe does not say how much will come. */
function readAll(opened: number, file: string): string {
  const pieces: Buffer[] = [];
  let length = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(1 << 20);
    const read = readSync(opened, piece, 0, piece.length, null);
    if (read === 0) break;
    length += read;
    if (length > mostBytes) throw tooLong(file);
    pieces.push(piece.subarray(0, read));
  }
  // A byte order mark, which Windows shells write before what they redirect; UTF-16 is what they make of all of it.
  const bytes = Buffer.concat(pieces);
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString("utf16le") : bytes.toString("utf8");
  return text.replace(/^\uFEFF/, "");
}

function tooLong(file: string): InputError {
  return new InputError(
    `${file} is longer than ${mostBytes / 1_000_000} MB, which is the most that is read of a state; check the stacks of which it is made one by one.`,
  );
}
