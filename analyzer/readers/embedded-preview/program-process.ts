import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { LaunchPlan } from "./launch-plan.ts";

export type ProcessEnd =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "killed"; readonly signal: string }
  | { readonly kind: "timed-out" }
  | { readonly kind: "not-started"; readonly reason: string };

export interface ProcessOptions {
  /** Milliseconds after which the program and all that it started are killed. */
  readonly timeLimit: number;
  readonly onOutput: (stream: "stdout" | "stderr", line: string) => void;
}

const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a program to its end, in a process group of its own, and returns how it ended. The group never outlives us: it is
 * killed when the time is over, when we are asked to stop, when we exit, and by its own preload when we are killed.
 */
export function runProgram(plan: LaunchPlan, { timeLimit, onOutput }: ProcessOptions): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    const child = spawn(plan.command, [...plan.arguments], {
      cwd: plan.directory,
      env: plan.environment,
      detached: true,
      // The fourth is the pipe by which the child notices our end.
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      killGroup(child);
    }, timeLimit);
    const onExit = (): void => killGroup(child);
    const onSignal = (signal: NodeJS.Signals): void => {
      killGroup(child);
      release();
      // Whoever else listens decides what follows; with nobody there, the signal does what it always does.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    };
    const release = (): void => {
      clearTimeout(timer);
      process.removeListener("exit", onExit);
      for (const signal of stopSignals) process.removeListener(signal, onSignal);
    };
    process.on("exit", onExit);
    for (const signal of stopSignals) process.on(signal, onSignal);

    forwardLines(child.stdout, (line) => onOutput("stdout", line));
    forwardLines(child.stderr, (line) => onOutput("stderr", line));
    child.on("error", (error) => {
      release();
      resolve({ kind: "not-started", reason: error.message });
    });
    child.on("exit", () => {
      // What the program left running would hold its output open, and is no part of a preview.
      killGroup(child);
    });
    child.on("close", (code, signal) => {
      release();
      if (timedOut) resolve({ kind: "timed-out" });
      else if (code !== null) resolve({ kind: "exited", code });
      else resolve({ kind: "killed", signal: signal ?? "an unknown signal" });
    });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is gone already.
  }
}

function forwardLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream === null) return;
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", onLine);
}
