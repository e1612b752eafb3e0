/**
 * What programs import from `faultline`: the analysis of a stack as a function, the readers that give it a stack, and the types of
 * all that it says. House rules are made with `defineRule`. Nothing here prints, or ends the process.
 */
import type { Knowledge } from "./analyze.ts";
import { analyze as analyzeWith } from "./analyze.ts";
import { remoteComponents } from "./catalogue/components/index.ts";
import { catalogue, regions } from "./catalogue/index.ts";
import type { Acceptance } from "./model/acceptance.ts";
import { nothingAccepted } from "./model/acceptance.ts";
import type { housePrefix, Rule } from "./model/finding.ts";
import type { Objectives } from "./model/objectives.ts";
import type { StackReport } from "./model/report.ts";
import type { Snapshot } from "./model/snapshot.ts";
import { noObjectives } from "./readers/objectives.ts";
import { today } from "./readers/today.ts";
import { rules } from "./rules/index.ts";

export type * from "./model/acceptance.ts";
export type * from "./model/analysis.ts";
export type * from "./model/failure-domain.ts";
export type * from "./model/finding.ts";
export type * from "./model/graph.ts";
export type * from "./model/objectives.ts";
export type * from "./model/report.ts";
export type * from "./model/snapshot.ts";
export type * from "./model/value.ts";
export { InputError } from "./readers/input-error.ts";
export { noObjectives, readObjectives } from "./readers/objectives.ts";

/** A rule of the user's own repository; the module that `rules:` in faultline.yaml names exports such. */
export interface HouseRule extends Rule {
  /** `house/` and words of small letters and digits, joined by hyphens; says what holds when all is well. */
  readonly id: `${typeof housePrefix}${string}`;
}

/** What is judged by, beside the stack and its objectives. */
export interface AnalyzeOptions {
  /** Asked after the rules that faultline brings; `readHouseRules` reads them as the gate does. */
  readonly houseRules?: readonly Rule[];
  /** What was accepted of the findings, and on which day that is asked; nothing unless stated. */
  readonly acceptance?: Acceptance;
  /** The shapes of stacks that this one is stated to be like. */
  readonly shapes?: NonNullable<Knowledge["shapes"]>;
}

/** Says of a house rule that it is one, so that what is wrong or missing does not compile. Returns it as it is. */
export function defineRule(rule: HouseRule): HouseRule {
  return rule;
}

/**
 * A stack goes in, its report comes out, by the catalogue and the rules of this version. Without objectives the services are assumed.
 * Pure: the same input gives the same report. `report.verdict` is what the gate says.
 */
export function analyze(
  snapshot: Snapshot,
  objectives: Objectives = noObjectives,
  { houseRules = [], acceptance = nothingAccepted, shapes }: AnalyzeOptions = {},
): StackReport {
  const knowledge = { catalogue, rules: [...rules, ...houseRules], ...(shapes === undefined ? {} : { shapes }) };
  return analyzeWith(snapshot, objectives, knowledge, acceptance);
}

/** Which stack of a program is read. */
export interface ProgramQuestion {
  /** Where Pulumi.yaml stands, or a folder below it. */
  readonly directory: string;
  readonly stack: string;
  /** Seconds after which the program is ended; 300 unless stated. */
  readonly timeout?: number;
}

/**
 * Runs a Pulumi program against a resource monitor of ours and returns the stack that it describes; nothing is asked of a cloud.
 * Look-ups that were recorded for the stack are answered, and remote components taken apart, as `check` has it.
 * @throws InputError where the project can't be read, and where the program fails or never ends.
 */
export async function readProgram({ directory, stack, timeout = 300 }: ProgramQuestion): Promise<Snapshot> {
  // Pulumi's protocol takes a second to load, which whoever only states a rule need not wait for; the same below.
  const { previewProgram } = await import("./readers/embedded-preview/preview-program.ts");
  const { readProject } = await import("./readers/project.ts");
  const { recordedAnswers, usualAge } = await import("./readers/recorded-lookups/replay-lookups.ts");
  const known = regions.map(({ provider, name, zones }) => ({ provider, region: name, zones }));
  const age = { today: today(), mostDays: usualAge };
  const recorded = recordedAnswers(readProject(directory).directory, stack, age);
  const lookupAnswers = recorded === undefined ? { regions: known } : { regions: known, recorded };
  return await previewProgram({ directory, stack, timeout, typeCheck: false, lookupAnswers, remoteComponents });
}

/**
 * Returns the stack that a file tells of: what `pulumi stack export`, `pulumi preview --json`, `--save-plan` or `terraform show -json`
 * wrote.
 * @throws InputError where it is none of these.
 */
export async function readState(file: string): Promise<Snapshot> {
  return (await import("./readers/state/read-state.ts")).readState(file);
}

/**
 * The house rules that objectives name; `folder` is where those lie.
 * @throws InputError where their module is missing, can't be loaded, or exports anything but whole rules.
 */
export async function readHouseRules(objectives: Objectives, folder: string): Promise<readonly Rule[]> {
  return await (await import("./readers/house-rules/read-house-rules.ts")).readHouseRules(objectives, folder);
}
