import { fileURLToPath } from "node:url";
import type { BenchProgram } from "./programs/write-program.ts";
import { runProcess } from "./run-process.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Seconds that `faultline check` takes, a process from its start to its end. Rejects where the stack does not pass. */
export async function runCheck({ directory, stack }: BenchProgram): Promise<number> {
  const args = ["--import", "./scripts/require-node.mjs", "analyzer/cli/main.ts", "check", directory, "--stack", stack];
  const { seconds, exitCode, output } = await runProcess(process.execPath, args, { cwd: repository, env: process.env });
  if (exitCode !== 0) throw new Error(`check of ${directory} ended with ${exitCode}, and 0 was expected:\n${output}`);
  return seconds;
}
