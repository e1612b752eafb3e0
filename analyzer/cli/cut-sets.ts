import { LimitReached, lossWays, lossWaysInFile } from "../analyze.ts";
import type { FaultTreeFile, WaysQuestion } from "../model/cut-sets.ts";
import type { Reading } from "../model/fault-model.ts";
import type { Answer } from "../model/report.ts";
import { InputError } from "../readers/input-error.ts";
import { listSome } from "../reporters/wording/list.ts";
import { nearest } from "./nearest.ts";
import type { Question } from "./question.ts";

/** What a person asks beside which stack. */
export interface WaysWords {
  /** `undefined`: all orders. */
  readonly order?: number;
  readonly top: number;
  readonly reading: Reading;
  readonly mostNodes: number;
  /** A file to read in place of a program. */
  readonly openPsa?: string;
}

/**
 * Every way in which a service can be lost, or the top event of a fault tree in a file. `withTree`: a format asks for the tree.
 * @throws InputError where there is no such service, naming what comes nearest, or it would take more than was allowed.
 */
export async function askCutSets(
  service: string | undefined,
  question: Question,
  words: WaysWords,
  withTree: boolean,
): Promise<Answer> {
  const answer =
    words.openPsa === undefined
      ? await askStack(service, question, words, withTree)
      : await askFile(service, words.openPsa, question, words, withTree);
  return { kind: "cut-sets", ways: answer };
}

async function askStack(service: string | undefined, question: Question, words: WaysWords, withTree: boolean) {
  const { readAndExamine } = await import("./judge-stack.ts");
  const { examined, objectives } = await readAndExamine(question);
  const { report } = examined;
  const services = report.services.map(({ name }) => name);
  const known = services.length === 0 ? "It has none" : `Its services are ${listSome(services, 20)}`;
  if (service === undefined) throw new InputError(`No service of stack ${report.stack} was named. ${known}.`);
  if (!services.includes(service)) {
    const meant = nearest(service, services);
    const hint = meant === undefined ? "" : ` (did you mean ${meant}?)`;
    throw new InputError(`Stack ${report.stack} has no service ${service}${hint}. ${known}.`);
  }
  return within(words, service, () =>
    lossWays(examined, questionOf(service, words), objectives.probabilities, withTree),
  );
}

async function askFile(
  service: string | undefined,
  file: string,
  question: Question,
  words: WaysWords,
  withTree: boolean,
) {
  if (question.stack !== undefined || question.directory !== ".")
    throw new InputError(
      "Either a stack is asked about or a file (--open-psa), not both: leave out the one or the other.",
    );
  const { readOpenPsa } = await import("../readers/open-psa/read-open-psa.ts");
  const tree = readOpenPsa(file);
  const asked = service ?? onlyTop(tree);
  if (!Object.hasOwn(tree.network.tops, asked)) {
    const meant = nearest(asked, Object.keys(tree.network.tops));
    const hint = meant === undefined ? "" : ` (did you mean ${meant}?)`;
    throw new InputError(`${file} has no gate ${asked}${hint}; nothing stands above ${listSome(tree.tops, 8)}.`);
  }
  return within(words, asked, () => lossWaysInFile(tree, questionOf(asked, words), withTree));
}

function onlyTop({ file, tops }: FaultTreeFile): string {
  const [top, other] = tops;
  if (top !== undefined && other === undefined) return top;
  throw new InputError(
    `${file} has ${tops.length} gates above which nothing stands: ${listSome(tops, 8)}. Name the one that is asked about: \`faultline cut-sets ${top ?? "GATE"} --open-psa …\`.`,
  );
}

function questionOf(service: string, { order, top, reading, mostNodes }: WaysWords): WaysQuestion {
  return { service, reading, order: order ?? null, top, mostNodes };
}

function within<T>({ mostNodes }: WaysWords, service: string, ask: () => T): T {
  try {
    return ask();
  } catch (thrown) {
    if (!(thrown instanceof LimitReached)) throw thrown;
    throw new InputError(
      `The ways to lose ${service} could not be told within --most-nodes ${mostNodes}, not even single losses (${thrown.message}); allow more, at some hundred bytes each.`,
    );
  }
}
