import { analyze, combine, examine, exitCode } from "../analyze.ts";
import { catalogue } from "../catalogue/index.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Answer, StackReport, UnreadStack } from "../model/report.ts";
import type { EarlierReports } from "../readers/earlier-report.ts";
import { readEarlierReport } from "../readers/earlier-report.ts";
import { InputError } from "../readers/input-error.ts";
import { listStacks, readProject } from "../readers/project.ts";
import { rules } from "../rules/index.ts";
import type { GateQuestion, Question } from "./question.ts";
import { readStack } from "./read-stack.ts";
import { rulePages } from "./rule-pages.ts";

/** What the gate says. */
export interface Judged {
  readonly answer: Extract<Answer, { kind: "check" }>;
  readonly exitCode: 0 | 1;
}

/**
 * Reads a stack, or every stack of the project, and judges it; the exit code is the gate's.
 * @throws InputError where the stack can't be read; of all stacks, those that can't be read are in the answer instead.
 */
export async function judgeStacks(question: GateQuestion): Promise<Judged> {
  const earlier = question.since === undefined ? undefined : readEarlierReport(question.since);
  if (question.all !== true) {
    return judged([await reportOn(question, earlier)], []);
  }
  const project = readProject(question.directory);
  const stacks = listStacks(project);
  if (stacks.length === 0) {
    throw new InputError(
      `${project.stackDirectory} holds no Pulumi.<stack>.yaml, so that there is no stack to check; create one, even an empty one.`,
    );
  }
  const reports: StackReport[] = [];
  const unread: UnreadStack[] = [];
  // One after the other: each runs a program, and what they print must not be mixed.
  for (const stack of stacks) {
    try {
      reports.push(await reportOn({ ...question, stack }, earlier));
    } catch (thrown) {
      if (!(thrown instanceof InputError)) throw thrown;
      unread.push({ stack, why: thrown.message });
    }
  }
  return judged(reports, unread);
}

function judged(reports: readonly StackReport[], unread: readonly UnreadStack[]): Judged {
  const answer = { ...combine(reports, unread), rules: rulePages };
  return { answer, exitCode: exitCode(answer) };
}

/**
 * Reads a stack and judges it, and gives the solved model beside the report, for questions that the report leaves open.
 * @throws InputError where the stack can't be read.
 */
export async function exploreStack(
  question: Question,
): Promise<{ readonly report: StackReport; readonly analysis: Analysis }> {
  const { snapshot, objectives, acceptance } = await readStack(question);
  return examine(snapshot, objectives, { catalogue, rules }, acceptance);
}

async function reportOn(question: Question, earlier: EarlierReports | undefined): Promise<StackReport> {
  const { snapshot, objectives, acceptance } = await readStack(question, earlier);
  return analyze(snapshot, objectives, { catalogue, rules }, acceptance);
}
