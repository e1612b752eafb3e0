import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AvailablePulumi } from "../engine/pulumi-cli.ts";
import { openStack } from "../engine/run-pulumi.ts";
import type { BenchProgram } from "./programs/write-program.ts";

const pack = fileURLToPath(new URL("../../analyzer/policy-pack", import.meta.url));

/** What gates a preview beside the engine; `nothing` is what the others are measured against. */
export type Gate = "nothing" | "guard" | "pack";

/** The gates that can be measured here. */
export function gates(): readonly Gate[] {
  const guard = fileURLToPath(new URL("../../analyzer/guard.ts", import.meta.url));
  return [
    "nothing",
    ...(existsSync(guard) ? (["guard"] as const) : []),
    ...(existsSync(`${pack}/package.json`) ? (["pack"] as const) : []),
  ];
}

/** Seconds that one preview on the real engine takes; making the stack is not counted. Rejects where it does not pass. */
export async function runPreview(pulumi: AvailablePulumi, program: BenchProgram, gate: Gate): Promise<number> {
  const stack = await openStack({ pulumi, programDir: program.directory, stack: program.stack, timeout: 600_000 });
  try {
    const start = performance.now();
    const result = await stack.run("preview", gate === "pack" ? ["--policy-pack", pack] : []);
    const seconds = (performance.now() - start) / 1000;
    if (result.exitCode === 0) return seconds;
    throw new Error(
      `the preview of ${program.directory} with ${gate} ended with ${result.exitCode}, and 0 was expected:\n${result.stderr}${result.stdout}`,
    );
  } finally {
    stack.close();
  }
}
