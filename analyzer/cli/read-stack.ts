import { remoteComponents } from "../catalogue/components/index.ts";
import { regions } from "../catalogue/index.ts";
import type { Acceptance } from "../model/acceptance.ts";
import type { Rule } from "../model/finding.ts";
import type { Objectives } from "../model/objectives.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { readBaseline } from "../readers/baseline.ts";
import type { EarlierReports } from "../readers/earlier-report.ts";
import type { LookupAnswers } from "../readers/embedded-preview/lookups.ts";
import { previewProgram } from "../readers/embedded-preview/preview-program.ts";
import { readHouseRules } from "../readers/house-rules/read-house-rules.ts";
import { readObjectives } from "../readers/objectives.ts";
import { readProject } from "../readers/project.ts";
import { recordedAnswers, usualAge } from "../readers/recorded-lookups/replay-lookups.ts";
import { today } from "../readers/today.ts";
import { onlyStack } from "./choose-stack.ts";
import { shownOutput } from "./program-output.ts";
import { newProgress } from "./progress.ts";
import type { Question } from "./question.ts";

/** What a program is told that asks about its account: the zones that the catalogue knows. */
const lookupAnswers: LookupAnswers = {
  regions: regions.map(({ provider, name, zones }) => ({ provider, region: name, zones })),
};

/** A stack, nothing deployed, what is promised of it, and what was accepted. */
export interface ReadStack {
  readonly snapshot: Snapshot;
  readonly objectives: Objectives;
  readonly acceptance: Acceptance;
  /** The rules of the user's own repository. */
  readonly houseRules: readonly Rule[];
}

/**
 * Reads a stack.
 * @throws InputError where it can't be read: no such stack, a malformed file, a program that failed.
 */
export async function readStack(question: Question, earlier?: EarlierReports): Promise<ReadStack> {
  const project = readProject(question.directory);
  const stack = question.stack ?? onlyStack(project);
  // First, since a mistake in them is found at once and a program takes its time.
  const objectives = readObjectives(project.directory);
  const houseRules = await readHouseRules(objectives, project.directory);
  const acceptance = {
    today: today(),
    baseline: readBaseline(project.directory, stack),
    since: earlier?.(project.name, stack) ?? null,
  };
  const age = { today: acceptance.today, mostDays: question.lookupsAge ?? usualAge };
  const recorded = recordedAnswers(project.directory, stack, age);
  const progress = newProgress(process.stderr);
  progress.show(`Reading ${project.name}/${stack} …`);
  try {
    const snapshot = await previewProgram({
      directory: question.directory,
      stack,
      timeout: question.timeout,
      typeCheck: question.typeCheck ?? false,
      lookupAnswers: recorded === undefined ? lookupAnswers : { ...lookupAnswers, recorded },
      remoteComponents,
      onProgress: (resources) => progress.show(`Reading ${project.name}/${stack}: ${resources} resources …`),
      onProgramOutput: (output) => {
        progress.clear();
        process.stderr.write(shownOutput(output));
      },
    });
    return { snapshot, objectives, acceptance, houseRules };
  } finally {
    progress.clear();
  }
}
