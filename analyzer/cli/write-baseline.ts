import { renameSync, writeFileSync } from "node:fs";
import { baselineEntries } from "../analyze.ts";
import { baselineName, baselinePath, baselineText, readBaselineStacks, withPart } from "../readers/baseline.ts";
import { InputError, reasonOf } from "../readers/input-error.ts";
import { readProject } from "../readers/project.ts";
import { count } from "../reporters/wording/list.ts";
import { visible } from "../reporters/wording/visible.ts";
import { exploreStack } from "./judge-stack.ts";
import type { Question } from "./question.ts";

/**
 * Writes what is found in a stack to the project's baseline, in place of what that said of the stack before, and returns what to
 * tell the user.
 * @throws InputError where the stack can't be read, or the file can't be read or written.
 */
export async function writeBaseline(question: Question): Promise<string> {
  const project = readProject(question.directory);
  const before = readBaselineStacks(project.directory) ?? {};
  const { report } = await exploreStack(question);
  const { entries, waived, notJudged, ofResources } = baselineEntries(report);
  const file = baselinePath(project.directory);
  replaceFile(file, baselineText(withPart(before, report.stack, entries, project.directory)));
  const lines = [
    `${baselineName} accepts ${count(entries.length, "finding")} of ${report.project}/${report.stack}:`,
    `check now fails on new ones only. Keep the file with the program.`,
    ...(waived === 0 ? [] : [`${count(waived, "finding")} left out: accepted by a waiver, until its last day.`]),
    ...(notJudged === 0
      ? []
      : [`${count(notJudged, "finding")} left out and still failing: what was not judged can't be listed.`]),
    ...(ofResources === 0
      ? []
      : [
          `Of a resource that was not judged, say in faultline.yaml where it stands`,
          `(placement:) or that nothing needs it (dependencies:), or waive it by name.`,
        ]),
  ];
  return `${lines.map(visible).join("\n")}\n`;
}

/** Beside it first, so that a full disk leaves the former one whole. */
function replaceFile(file: string, text: string): void {
  const beside = `${file}.new`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (thrown) {
    throw new InputError(`${file} could not be written (${reasonOf(thrown)}); free the way to it and try again.`);
  }
}
