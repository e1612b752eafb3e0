import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { InputError } from "../input-error.ts";
import { readJson } from "../read-json.ts";
import type { WireRecord } from "../wire.ts";

export const lookupsName = "faultline.lookups.json";

/** One answer that a cloud gave to a program's look-up. */
export interface RecordedAnswer {
  readonly token: string;
  /** The region that it was asked for, where one is known. */
  readonly region: string | null;
  readonly args: WireRecord;
  readonly answer: WireRecord;
  /** Paths of what was left out of the answer, being secret or looking like it, sorted. */
  readonly leftOut: readonly string[];
}

/** What one stack asked and was told. */
export interface StackLookups {
  /** The day on which it was asked: `2026-11-21`. */
  readonly recorded: string;
  /** By package, whom the cloud says it was asked by; `null`: it did not say. */
  readonly accounts: Readonly<Record<string, string | null>>;
  readonly answers: readonly RecordedAnswer[];
}

const record: z.ZodType<WireRecord> = z.record(z.string(), z.json());
const form = z.strictObject({
  version: z.literal(1),
  stacks: z.record(
    z.string(),
    z.strictObject({
      recorded: z.iso.date(),
      accounts: z.record(z.string(), z.string().nullable()),
      answers: z.array(
        z.strictObject({
          token: z.string().min(1),
          region: z.string().nullable(),
          args: record,
          answer: record,
          leftOut: z.array(z.string()),
        }),
      ),
    }),
  ),
});

export type LookupsFile = Readonly<Record<string, StackLookups>>;

/**
 * What the stacks of a project were told, from the file beside its Pulumi.yaml; empty where there is none.
 * @throws InputError where it can't be read or is of another form.
 */
export function readLookups(directory: string): LookupsFile {
  const file = join(directory, lookupsName);
  if (!existsSync(file)) return {};
  const advice = "record it anew with `faultline lookups record`, or delete it";
  const content = readJson({ file, expected: "answers to look-ups, version 1", advice });
  const parsed = form.safeParse(content);
  if (parsed.success) return parsed.data.stacks;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "it" : issue.path.join(".");
  throw new InputError(
    `${file}: ${where} is not what is expected of answers to look-ups, version 1 (${issue?.message ?? "unknown"}); ${advice}.`,
  );
}

/** Writes one stack's part, the others' left as they are; whole or not at all. @throws InputError as `readLookups`. */
export function writeLookups(directory: string, stack: string, lookups: StackLookups): void {
  const stacks = { ...readLookups(directory), [stack]: lookups };
  const sorted = Object.fromEntries(Object.entries(stacks).sort(([one], [other]) => (one < other ? -1 : 1)));
  const file = join(directory, lookupsName);
  writeFileSync(`${file}.part`, `${JSON.stringify({ version: 1, stacks: sorted }, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}
