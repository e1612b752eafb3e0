import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Snapshot } from "../model/snapshot.ts";
import { readBaseline } from "../readers/baseline.ts";
import type { EarlierReports } from "../readers/earlier-report.ts";
import { mergeStacks } from "../readers/estate/merge-stacks.ts";
import type { FoundObjectives } from "../readers/find-objectives.ts";
import { findObjectives } from "../readers/find-objectives.ts";
import { readHouseRules } from "../readers/house-rules/read-house-rules.ts";
import { InputError } from "../readers/input-error.ts";
import { objectivesNames, readObjectives } from "../readers/objectives.ts";
import { readProjectName } from "../readers/project.ts";
import { readState } from "../readers/state/read-state.ts";
import { stateFiles } from "../readers/state/state-files.ts";
import { today } from "../readers/today.ts";
import { newProgress } from "./progress.ts";
import type { Question } from "./question.ts";
import type { ReadStack } from "./read-stack.ts";

/**
 * Reads the stack that files tell of; several stacks are one estate.
 * @throws InputError where a file can't be read, and where it is of another stack than the one that is asked for.
 */
export async function readStates(
  question: Question,
  named: readonly string[],
  earlier?: EarlierReports,
): Promise<ReadStack> {
  const progress = newProgress(process.stderr);
  try {
    const snapshots = stateFiles(named).map((file) => {
      progress.show(`Reading ${file} …`);
      return readState(file);
    });
    const snapshot = mergeStacks(snapshots);
    requireStack(question.stack, snapshot);
    const { objectives, folder } = objectivesOf(question.directory, snapshot.project);
    return {
      snapshot,
      objectives,
      acceptance: {
        today: today(),
        baseline: folder === null ? null : readBaseline(folder, snapshot.stack),
        since: earlier?.(snapshot.project, snapshot.stack) ?? null,
      },
      houseRules: await readHouseRules(objectives, folder),
    };
  } finally {
    progress.clear();
  }
}

function requireStack(asked: string | undefined, { project, stack }: Snapshot): void {
  if (asked === undefined || asked === stack) return;
  throw new InputError(
    `The state is of ${project}/${stack}, and --stack names ${asked}; name its file, or leave --stack out.`,
  );
}

/**
 * Objectives beside the program, if the folder or one above it is the project's; else those in the folder itself where it is no
 * project at all, since who has only the state has no Pulumi.yaml.
 */
function objectivesOf(directory: string, project: string): FoundObjectives {
  const program = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(directory, name)).find(existsSync);
  const isOwn = program === undefined || readProjectName(program) === project;
  if (isOwn && objectivesNames.some((name) => existsSync(join(directory, name)))) {
    return { objectives: readObjectives(directory), folder: directory };
  }
  return findObjectives({ configured: undefined, environment: undefined, project, from: directory });
}
