import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AvailablePulumi } from "../engine/pulumi-cli.ts";
import { openStack } from "../engine/run-pulumi.ts";
import type { BenchProgram } from "./programs/write-program.ts";

/** Our policy pack; `undefined` where there is none. */
export const policyPack = existing("../../analyzer/policy-pack/PulumiPolicy.yaml", "../../analyzer/policy-pack");

/** Our guard; `undefined` where there is none. */
export const guard = existing("../../analyzer/guard.ts", "../../analyzer/guard.ts");

function existing(file: string, meant: string): string | undefined {
  return existsSync(new URL(file, import.meta.url)) ? fileURLToPath(new URL(meant, import.meta.url)) : undefined;
}

/**
 * Seconds that one preview on the real engine takes, with a policy pack where one is named; making the stack is not counted.
 * Rejects where it does not pass.
 */
export async function runPreview(pulumi: AvailablePulumi, program: BenchProgram, pack?: string): Promise<number> {
  const stack = await openStack({ pulumi, programDir: program.directory, stack: program.stack, timeout: 600_000 });
  try {
    const start = performance.now();
    const result = await stack.run("preview", pack === undefined ? [] : ["--policy-pack", pack]);
    const seconds = (performance.now() - start) / 1000;
    if (result.exitCode === 0) return seconds;
    const gated = pack === undefined ? "" : ` with ${pack}`;
    throw new Error(
      `the preview of ${program.directory}${gated} ended with ${result.exitCode}, and 0 was expected:\n${result.stderr}${result.stdout}`,
    );
  } finally {
    stack.close();
  }
}
