import { analyze, combine, examine, exitCode } from "../analyze.ts";
import { catalogue } from "../catalogue/index.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Answer, StackReport } from "../model/report.ts";
import { rules } from "../rules/index.ts";
import type { Question } from "./question.ts";
import { readStack } from "./read-stack.ts";

/**
 * Reads a stack and judges it; the exit code is the gate's.
 * @throws InputError where the stack can't be read.
 */
export async function judgeStack(question: Question): Promise<{ readonly answer: Answer; readonly exitCode: 0 | 1 }> {
  const { snapshot, objectives } = await readStack(question);
  const answer = combine([analyze(snapshot, objectives, { catalogue, rules })]);
  return { answer, exitCode: exitCode(answer) };
}

/**
 * Reads a stack and judges it, and gives the solved model beside the report, for questions that the report leaves open.
 * @throws InputError where the stack can't be read.
 */
export async function exploreStack(
  question: Question,
): Promise<{ readonly report: StackReport; readonly analysis: Analysis }> {
  const { snapshot, objectives } = await readStack(question);
  return examine(snapshot, objectives, { catalogue, rules });
}
