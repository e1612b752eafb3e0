/**
 * Stands in for vitest's collecting part while mutations are asked: test files that import "vitest" get this, so that their tests can
 * be run over and over in one process without loading anything anew. What they expect is vitest's own.
 */
export { expect } from "vitest";

export interface CollectedTest {
  readonly id: string;
  readonly name: string;
  readonly run: () => unknown;
}

type Body = (...given: readonly unknown[]) => unknown;
/** `(title, body)`, with options or a time limit in whichever place. */
type Given = readonly (Body | object | number | undefined)[];

const collected: CollectedTest[] = [];
const waiting: (() => void)[] = [];
let path: readonly string[] = [];
let file = "";

/** The tests of a file, in their order; `load` imports it. */
export async function collectTests(name: string, load: () => Promise<unknown>): Promise<readonly CollectedTest[]> {
  collected.length = 0;
  file = name;
  waiting.length = 0;
  await load();
  for (const open of waiting) open();
  return [...collected];
}

function bodyOf(given: Given): Body {
  const body = given.find((each): each is Body => typeof each === "function");
  if (body === undefined) throw new Error(`${file}: a test without a body can't be run by mutations.`);
  return body;
}

/** What a group holds is collected when the file is loaded as a whole: it may use what stands further down. */
function group(title: string, ...given: Given): void {
  const body = bodyOf(given);
  const around = path;
  const open = () => {
    path = [...around, title];
    body();
    path = around;
  };
  if (around.length === 0) waiting.push(open);
  else open();
}

function single(title: string, ...given: Given): void {
  const run = bodyOf(given);
  const name = [...path, title].join(" > ");
  collected.push({ id: `${file} ${collected.length}`, name: `${file}: ${name}`, run: () => run() });
}

/** One for each row; a list is taken apart into arguments, as vitest does. */
function eachWith(register: (title: string, body: () => unknown) => void) {
  return (rows: readonly unknown[]) =>
    (title: string, ...given: Given): void => {
      const body = bodyOf(given);
      for (const row of rows) {
        const taken: readonly unknown[] = Array.isArray(row) ? row : [row];
        register(title, () => body(...taken));
      }
    };
}

export const describe = Object.assign(group, { each: eachWith(group) });
export const test = Object.assign(single, { each: eachWith(single) });
export { test as it };
