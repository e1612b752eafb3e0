import type { Examined } from "../analyze.ts";
import { analyze, combine, examine, exitCode, shapeOf, withWays } from "../analyze.ts";
import { catalogue } from "../catalogue/index.ts";
import type { Rule } from "../model/finding.ts";
import type { Objectives } from "../model/objectives.ts";
import type { Answer, StackReport, UnreadStack } from "../model/report.ts";
import type { StackShape } from "../model/stack-shape.ts";
import type { EarlierReports } from "../readers/earlier-report.ts";
import { readEarlierReport } from "../readers/earlier-report.ts";
import { InputError } from "../readers/input-error.ts";
import { readObjectives } from "../readers/objectives.ts";
import { listStacks, readProject } from "../readers/project.ts";
import { rules } from "../rules/index.ts";
import type { GateQuestion, Question } from "./question.ts";
import type { ReadStack } from "./read-stack.ts";
import { readStack } from "./read-stack.ts";
import { rulePagesWith } from "./rule-pages.ts";

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
    const { report, houseRules } = await reportOn(question, earlier);
    return judged([report], [], houseRules);
  }
  const project = readProject(question.directory);
  const stacks = listStacks(project);
  if (stacks.length === 0) {
    throw new InputError(
      `${project.stackDirectory} holds no Pulumi.<stack>.yaml, so that there is no stack to check; create one, even an empty one.`,
    );
  }
  const { parity } = readObjectives(project.directory);
  const shapes = new Map<string, StackShape>();
  const reports: StackReport[] = [];
  const unread: UnreadStack[] = [];
  let house: readonly Rule[] = [];
  // One after the other: each runs a program, and what they print must not be mixed.
  for (const stack of likenessesFirst(stacks, parity)) {
    try {
      const { report, houseRules } = await reportOn({ ...question, stack }, earlier, shapes);
      house = houseRules;
      reports.push(report);
      if (report.graph !== undefined && parity.some((one) => one.with === stack))
        shapes.set(stack, shapeOf(report.graph));
    } catch (thrown) {
      if (!(thrown instanceof InputError)) throw thrown;
      unread.push({ stack, why: thrown.message });
    }
  }
  const order = new Map(stacks.map((stack, index) => [stack, index]));
  return judged(
    reports.sort((one, other) => (order.get(one.stack) ?? 0) - (order.get(other.stack) ?? 0)),
    unread,
    house,
  );
}

/** Stacks that others are to be like come before these. */
function likenessesFirst(stacks: readonly string[], parity: Objectives["parity"]): readonly string[] {
  const ordered = new Set<string>();
  const open = [...stacks].reverse();
  const waiting = new Set<string>();
  for (let next = open.at(-1); next !== undefined; next = open.at(-1)) {
    const stack = next;
    const before = parity.filter((one) => one.of === stack && stacks.includes(one.with) && !ordered.has(one.with));
    // Of stacks that are to be like each other in a circle, one has to be the first.
    if (before.length === 0 || waiting.has(stack)) {
      ordered.add(stack);
      open.pop();
      continue;
    }
    waiting.add(stack);
    open.push(...before.map((one) => one.with));
  }
  return [...ordered];
}

function judged(reports: readonly StackReport[], unread: readonly UnreadStack[], houseRules: readonly Rule[]): Judged {
  const answer = { ...combine(reports, unread), rules: rulePagesWith(houseRules) };
  return { answer, exitCode: exitCode(answer) };
}

/**
 * Reads a stack and judges it, and gives the solved model beside the report, for questions that the report leaves open.
 * @throws InputError where the stack can't be read.
 */
export async function exploreStack(question: Question): Promise<Examined> {
  return (await readAndExamine(question)).examined;
}

/**
 * The same with the objectives by which it was judged.
 * @throws InputError where the stack can't be read.
 */
export async function readAndExamine(
  question: Question,
): Promise<{ readonly examined: Examined; readonly objectives: Objectives }> {
  const { snapshot, objectives, acceptance, houseRules } = await readWay(question);
  const knowledge = { catalogue, rules: [...rules, ...houseRules] };
  return { examined: examine(snapshot, objectives, knowledge, acceptance), objectives };
}

async function reportOn(
  question: GateQuestion,
  earlier: EarlierReports | undefined,
  shapes: ReadonlyMap<string, StackShape> = new Map(),
): Promise<{ readonly report: StackReport; readonly houseRules: readonly Rule[] }> {
  const { snapshot, objectives, acceptance, houseRules } = await readWay(question, earlier);
  const knowledge = { catalogue, rules: [...rules, ...houseRules], shapes };
  const report =
    question.ways === true
      ? withWays(examine(snapshot, objectives, knowledge, acceptance))
      : analyze(snapshot, objectives, knowledge, acceptance);
  return { report, houseRules };
}

async function readWay(question: Question, earlier?: EarlierReports): Promise<ReadStack> {
  if (question.state === undefined) return await readStack(question, earlier);
  const { readStates } = await import("./read-states.ts");
  return await readStates(question, question.state, earlier);
}
