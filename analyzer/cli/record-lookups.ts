import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError, systemCodeOf } from "../readers/input-error.ts";
import { readProject } from "../readers/project.ts";
import { recordVariable } from "../readers/recorded-lookups/lookup-recorder.ts";
import type { StackLookups } from "../readers/recorded-lookups/lookups-file.ts";
import { lookupsName, readLookups, writeLookups } from "../readers/recorded-lookups/lookups-file.ts";
import { onlyStack } from "./choose-stack.ts";

/**
 * Previews a stack with the Pulumi CLI, whose guard keeps what the cloud answers to its look-ups, and writes that beside
 * Pulumi.yaml. Returns what to say of it. Whether the gate passes makes no difference.
 * @throws InputError where there is no Pulumi CLI, the preview fails by itself, or no guard was at work.
 */
export async function recordLookups(question: {
  readonly directory: string;
  readonly stack?: string;
}): Promise<string> {
  const project = readProject(question.directory);
  const stack = question.stack ?? onlyStack(project);
  // First, since a file that can't be added to is found at once and a preview takes its time.
  readLookups(project.directory);
  const scratch = mkdtempSync(join(tmpdir(), "faultline-lookups-"));
  try {
    const exitCode = await preview(project.directory, stack, scratch);
    const told = existsSync(join(scratch, lookupsName)) ? readLookups(scratch)[stack] : undefined;
    if (told === undefined) {
      throw new InputError(
        `pulumi preview of ${project.name}/${stack} ended with exit code ${exitCode} and no guard kept its look-ups; expected a program that comes to its end and imports the guard first (\`faultline init --guard\`).`,
      );
    }
    writeLookups(project.directory, stack, told);
    return said(join(project.directory, lookupsName), told);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function preview(directory: string, stack: string, scratch: string): Promise<number | null> {
  const child = spawn("pulumi", ["preview", "--stack", stack, "--non-interactive"], {
    cwd: directory,
    env: { ...process.env, [recordVariable]: scratch },
    // Standard output is for what this command itself has to say.
    stdio: ["inherit", process.stderr, process.stderr],
  });
  return new Promise((resolve, reject) => {
    child.once("error", (error) => {
      const why = systemCodeOf(error) === "ENOENT" ? "there is no `pulumi` in the PATH" : error.message;
      reject(
        new InputError(`pulumi preview could not be started: ${why}; install the Pulumi CLI, or correct the PATH.`),
      );
    });
    child.once("close", resolve);
  });
}

function said(file: string, { recorded, accounts, answers }: StackLookups): string {
  const whose = Object.entries(accounts).map(([name, account]) => `${name} ${account ?? "(did not say its name)"}`);
  const withGaps = answers.filter(({ leftOut }) => leftOut.length > 0).length;
  const gaps = withGaps === 0 ? "" : ` Of ${withGaps} something was left out that is or looks secret.`;
  const asked = whose.length === 0 ? "" : `, asked of ${whose.join(" and ")}`;
  return `${file}: ${answers.length} ${answers.length === 1 ? "answer" : "answers"} of ${recorded}${asked}.${gaps} Commit it: \`check\` goes by it.\n`;
}
