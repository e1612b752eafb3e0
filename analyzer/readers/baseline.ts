import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Baseline, KnownFinding } from "../model/acceptance.ts";
import { InputError } from "./input-error.ts";
import { firstMistake, knownFinding } from "./known-finding.ts";
import { listStacks, stackFilesOf } from "./project.ts";
import { readJson } from "./read-json.ts";

/** Beside Pulumi.yaml, so that every way in finds it. */
export const baselineName = "faultline.baseline.json";

const entry = knownFinding.extend({ says: z.string() });
const baselineFile = z.strictObject({ version: z.literal(1), stacks: z.record(z.string(), z.array(entry)) });

/** A baseline as it is written: for each stack what was there. */
export type BaselineStacks = Readonly<Record<string, readonly KnownFinding[]>>;

export function baselinePath(directory: string): string {
  return join(directory, baselineName);
}

/**
 * The baseline of a stack of the project in a folder, `null` where that has none. A stack that has no part of its own takes the
 * parts of stacks that are gone: it was renamed. A stack that is there keeps its part to itself, for what is accepted in a demo is
 * not accepted everywhere.
 * @throws InputError where the file is there and is no baseline.
 */
export function readBaseline(directory: string, stack: string): Baseline | null {
  const stacks = readBaselineStacks(directory);
  if (stacks === null) return null;
  const findings = partsOf(stacks, stack, stacksIn(directory)).flatMap((name) => stacks[name] ?? []);
  return { file: baselineName, findings };
}

/** The stacks that there are, `null` where nobody can tell. */
function stacksIn(directory: string): readonly string[] | null {
  const files = stackFilesOf(directory);
  return files === undefined ? null : listStacks(files);
}

/** Every stack's part, `null` where the project has no baseline. */
export function readBaselineStacks(directory: string): BaselineStacks | null {
  const file = baselinePath(directory);
  if (!existsSync(file)) return null;
  const expected = "a baseline";
  const advice = "write it anew with faultline baseline write";
  const result = baselineFile.safeParse(readJson({ file, expected, advice }));
  if (!result.success) {
    throw new InputError(`${file}: ${firstMistake(result.error)}; expected ${expected}: ${advice}.`);
  }
  return Object.fromEntries(
    Object.entries(result.data.stacks).map(([stack, entries]) => [
      stack,
      entries.map(({ says, ...known }) => ({ ...known, message: says })),
    ]),
  );
}

/** The baseline with one stack's part replaced, and the parts gone that it took over under its former name. */
export function withPart(
  stacks: BaselineStacks,
  stack: string,
  findings: readonly KnownFinding[],
  directory: string,
): BaselineStacks {
  const replaced = new Set([stack, ...partsOf(stacks, stack, stacksIn(directory))]);
  const others = Object.entries(stacks).filter(([name]) => !replaced.has(name));
  return Object.fromEntries([...others, [stack, findings]]);
}

/** The same findings give the same bytes: stacks sorted by name, entries by rule, sentence and fingerprint. */
export function baselineText(stacks: BaselineStacks): string {
  const sorted = Object.keys(stacks).sort();
  const parts = sorted.map((stack): [string, readonly object[]] => [
    stack,
    (stacks[stack] ?? []).map(written).sort(byText),
  ]);
  return `${JSON.stringify({ version: 1, stacks: Object.fromEntries(parts) }, null, 2)}\n`;
}

function written({ rule, severity, status, services, message, fingerprint }: KnownFinding) {
  return { rule, says: message, severity, status, services, fingerprint };
}

function byText(one: object, other: object): number {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function partsOf(stacks: BaselineStacks, stack: string, existing: readonly string[] | null): readonly string[] {
  if (Object.hasOwn(stacks, stack)) return [stack];
  return existing === null ? [] : Object.keys(stacks).filter((name) => !existing.includes(name));
}
