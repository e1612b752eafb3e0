import { readFileSync, statSync } from "node:fs";
import type { FaultTreeFile } from "../../model/cut-sets.ts";
import { InputError, reasonOf } from "../input-error.ts";
import { buildNetwork } from "./build-network.ts";
import { ModelProblem, parseModel } from "./parse-model.ts";

const expected = "expected an Open-PSA model (<opsa-mef>) of and, or and atleast gates over basic and house events";

/** Bytes. A text can't be much longer, and no fault tree that a person made is. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The fault trees of a file in the Open-PSA Model Exchange Format.
 * @throws InputError where it can't be read, is no such model, or is not coherent.
 */
export function readOpenPsa(file: string): FaultTreeFile {
  return parseOpenPsa(textOf(file), file);
}

/** The same of a file's text. */
export function parseOpenPsa(text: string, file: string): FaultTreeFile {
  try {
    const model = parseModel(text);
    const { network, tops } = buildNetwork(model);
    if (tops.length === 0) throw new ModelProblem("defines no gate");
    const probabilities = [...model.events].flatMap(([name, value]): readonly [string, number][] =>
      value === null ? [] : [[name, value]],
    );
    const labels = [...model.labels].filter(([name]) => model.events.has(name));
    return {
      file,
      network,
      tops,
      probabilities: Object.fromEntries(probabilities),
      labels: Object.fromEntries(labels),
    };
  } catch (thrown) {
    if (!(thrown instanceof ModelProblem)) throw thrown;
    throw new InputError(`${file} ${thrown.message}; ${expected}.`);
  }
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    const { size } = statSync(file);
    if (size > mostBytes)
      throw new InputError(`${file} has ${size} bytes; at most ${mostBytes} are read. Split its trees into files.`);
    bytes = readFileSync(file);
  } catch (thrown) {
    if (thrown instanceof InputError) throw thrown;
    throw new InputError(`${file} can't be read (${reasonOf(thrown)}); ${expected}.`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${file} is not UTF-8 text; ${expected}, in UTF-8.`);
  }
}
