import { createHash } from "node:crypto";
import { lstatSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

/**
 * Guard and policy pack are two processes that one engine starts, and neither is told of the other. A pack at work leaves a note
 * under a name that both can derive; the guard, which speaks first, writes into it what it has told, so that the pack need not tell
 * it again. The note only shortens what the pack says: it judges by itself, and fails what does not hold whatever it finds there.
 */
export interface Told {
  readonly project: string;
  readonly stack: string;
  /** Fingerprints of findings. */
  readonly findings: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const note = z.object({ project: z.string(), stack: z.string(), findings: z.array(z.string()) });

/** A pack is at work: leaves the note. Where that can't be done findings are told twice, and nothing else depends on it. */
export function announcePack(environment: Environment = process.env): void {
  const file = noteOf(environment);
  if (file !== undefined) write(file, { project: "", stack: "", findings: [] });
}

/** The guard has told these findings; nothing is left where no pack is at work. */
export function leaveMark(told: Told, environment: Environment = process.env): void {
  const file = noteOf(environment);
  if (file !== undefined && isOwn(file)) write(file, told);
}

/** What the guard has told of a stack, none where it told nothing; takes the note away. */
export function takeMark(stack: Omit<Told, "findings">, environment: Environment = process.env): readonly string[] {
  const file = noteOf(environment);
  if (file === undefined || !isOwn(file)) return [];
  try {
    const { data } = note.safeParse(JSON.parse(readFileSync(file, "utf8")));
    rmSync(file, { force: true });
    return data?.project === stack.project && data.stack === stack.stack ? data.findings : [];
  } catch {
    return [];
  }
}

/** Named after an address that the engine gives to every process that it starts, and to no other run's; older engines have none. */
function noteOf({ PULUMI_LOG_OTLP_ENDPOINT: run = "" }: Environment): string | undefined {
  if (run === "") return undefined;
  const key = createHash("sha256").update(run).digest("hex").slice(0, 32);
  return join(tmpdir(), `faultline-pack-${key}.json`);
}

function isOwn(file: string): boolean {
  try {
    const found = lstatSync(file);
    return found.isFile() && (process.getuid === undefined || found.uid === process.getuid());
  } catch {
    return false;
  }
}

/** Made anew, and never through a link that somebody laid there. */
function write(file: string, told: Told): void {
  try {
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify(told), { flag: "wx", mode: 0o600 });
  } catch {
    // Then it is told twice.
  }
}
