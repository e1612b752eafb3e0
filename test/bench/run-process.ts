import { spawn } from "node:child_process";

export interface Timed {
  readonly seconds: number;
  readonly exitCode: number | null;
  /** What it printed on either stream. */
  readonly output: string;
}

/** Runs a command to its end and measures it from outside, as whoever waits for it does. Rejects where it can't be started. */
export function runProcess(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Timed> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const hear = (text: string): void => {
      output += text;
    };
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ seconds: (performance.now() - start) / 1000, exitCode, output }));
  });
}
