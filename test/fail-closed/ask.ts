import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, vi } from "vitest";
import { run } from "../../analyzer/cli/run.ts";
import type { Snapshot } from "../../analyzer/model/snapshot.ts";
import { root } from "../analyzer/cli/run-faultline.ts";
import { deployed } from "../builders/deployed.ts";
import type { Command, Fault } from "./fault.ts";
import { wellProgram } from "./fault.ts";

export interface Answered {
  readonly exitCode: number;
  /** What was written to standard output and standard error. */
  readonly said: string;
}

/** A program with a fault, laid out in a folder of its own, and what it needs to be asked about. */
export interface Laid {
  readonly folder: string;
  readonly fault: Fault;
}

/** To be called at the top of a test file: the folders live as long as its tests. */
export function layOut(): (fault: Fault) => Laid {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "faultline-fail-closed-")));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  let laid = 0;
  return (fault) => {
    laid += 1;
    const folder = join(scratch, String(laid));
    const files = { ...wellProgram, ...fault.files };
    for (const [path, text] of Object.entries(files)) if (text !== null) write(join(folder, path), text);
    for (const [path, text] of Object.entries(fault.states ?? {})) write(join(folder, "states", path), text);
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    return { folder, fault };
  };
}

/** The state of a program that passes, for the faults that are not in the state. */
export function leaveState({ folder, fault }: Laid, well: Snapshot): void {
  if (fault.states === undefined) write(join(folder, "states/state.json"), JSON.stringify(deployed(well, 0)));
}

/** Asks in one way. `earlier`: the JSON report of a program that passes. */
export async function ask(command: Command, laid: Laid, earlier: string): Promise<Answered> {
  const { folder, fault } = laid;
  const given = (fault.given ?? []).map((word) => word.replace("{folder}", folder));
  const stack = ["--stack", "dev"];
  switch (command) {
    case "check":
    case "report":
      return await told(fault, [command, folder, ...stack, ...given]);
    case "check --all":
      return await told(fault, ["check", folder, "--all", ...given]);
    case "check --since":
      return await told(fault, ["check", folder, ...stack, "--since", earlier, ...given]);
    case "check --state":
      return await told(fault, [
        "check",
        folder,
        ...statesIn(folder),
        ...given.filter((_, at) => given[0] !== "--timeout" || at > 1),
      ]);
    case "baseline write, then check": {
      const written = await told(fault, ["baseline", "write", folder, ...stack, ...given]);
      if (written.exitCode === 0) return await told(fault, ["check", folder, ...stack, ...given]);
      if (
        fault.files?.["faultline.baseline.json"] === undefined &&
        existsSync(join(folder, "faultline.baseline.json")) &&
        fault.within === undefined
      )
        throw new Error("a baseline was written of what could not be judged");
      return written;
    }
  }
}

function statesIn(folder: string): readonly string[] {
  const states = join(folder, "states");
  return existsSync(states) ? ["--state", states] : ["--state", join(folder, "states/state.json")];
}

async function told({ within }: Fault, given: readonly string[]): Promise<Answered> {
  let said = "";
  const listening = vi.spyOn(process.stdout, "write").mockImplementation(((text: string, done?: () => void) => {
    said += text;
    done?.();
    return true;
  }) as typeof process.stdout.write);
  const restore = within?.();
  try {
    const { exitCode, sentence } = await run(given);
    return { exitCode, said: `${said}${sentence ?? ""}` };
  } finally {
    restore?.();
    listening.mockRestore();
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
