import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
const main = fileURLToPath(new URL("../../../analyzer/cli/main.ts", import.meta.url));

export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Standard output is closed by its reader before anything is written. */
  readonly closePipe?: boolean;
}

/** Runs the command as a user would, as a process of its own. */
export function runFaultline(given: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const { FORCE_COLOR: _force, NO_COLOR: _no, COLUMNS: _columns, ...inherited } = process.env;
  const child = spawn(process.execPath, [main, ...given], {
    cwd: surroundings.cwd ?? root,
    env: { ...inherited, ...surroundings.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  if (surroundings.closePipe === true) child.stdout.destroy();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
