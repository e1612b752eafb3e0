import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { hasEnded } from "./process-state.ts";

const previewer = fileURLToPath(new URL("../../fixtures/preview-and-print.ts", import.meta.url));
const programs = fileURLToPath(new URL("../../fixtures/programs", import.meta.url));

/** Starts a process of ours that previews a program, and waits for that program to print its (or its helper's) id. */
async function startPreview(program: string) {
  const ours = spawn(process.execPath, [previewer, `${programs}/${program}`], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: ours.stdout }), "line");
  return { ours, program: Number(/\d+/.exec(String(line))?.[0]) };
}

it.each([
  ["killed while the program never yields", "busy-for-ever", "SIGKILL"],
  ["killed while it waits, with all that it started", "never-ends", "SIGKILL"],
  ["interrupted", "busy-for-ever", "SIGINT"],
  ["terminated", "never-ends", "SIGTERM"],
] as const)("a program never outlives us: %s", { timeout: 60_000 }, async (_, program, signal) => {
  const preview = await startPreview(program);
  preview.ours.kill(signal);
  const [code, endedBy] = await once(preview.ours, "exit");
  expect([code, endedBy]).toEqual([null, signal]);
  expect(await hasEnded(preview.program)).toBe(true);
});
