import { closeSync, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Objectives } from "../../../analyzer/model/objectives.ts";
import type { ResourceRecord, Snapshot } from "../../../analyzer/model/snapshot.ts";

/** Resources on one line: a snapshot of 10⁶ resources is longer than the longest text that Node can hold. */
const perLine = 1000;

/** Writes a snapshot as lines of JSON: all but the resources, then a list of resources on each line. */
export function writeSnapshot(folder: string, { resources, ...rest }: Snapshot): void {
  writeLines(join(folder, "snapshot.jsonl"), [rest, ...chunks(resources)]);
}

/**
 * Reads what `writeSnapshot` wrote, by one `JSON.parse` a line: this is the floor that the analysis is measured against. Nothing is
 * checked, as whoever wrote it is known.
 */
export function readSnapshot(folder: string): Snapshot {
  const resources: ResourceRecord[] = [];
  let rest: Omit<Snapshot, "resources"> | undefined;
  for (const line of linesOf(join(folder, "snapshot.jsonl"))) {
    if (rest === undefined) rest = JSON.parse(line);
    else for (const record of JSON.parse(line) as readonly ResourceRecord[]) resources.push(record);
  }
  if (rest === undefined)
    throw new Error(`${folder} holds an empty snapshot; one that write-estate.ts wrote is expected`);
  return { ...rest, resources };
}

export function writeObjectives(folder: string, objectives: Objectives): void {
  writeLines(join(folder, "objectives.jsonl"), [objectives]);
}

export function readObjectives(folder: string): Objectives {
  return JSON.parse(readFileSync(join(folder, "objectives.jsonl"), "utf8")) as Objectives;
}

/** Edges between named vertices, as another library is given them. */
export type Edge = readonly [from: string, to: string];

export function writeEdges(folder: string, edges: readonly Edge[]): void {
  writeLines(join(folder, "edges.jsonl"), chunks(edges));
}

export function readEdges(folder: string): readonly Edge[] {
  return [...linesOf(join(folder, "edges.jsonl"))].flatMap((line) => JSON.parse(line) as readonly Edge[]);
}

function chunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / perLine) }, (_, index) =>
    items.slice(index * perLine, (index + 1) * perLine),
  );
}

function writeLines(file: string, lines: readonly unknown[]): void {
  const handle = openSync(file, "w");
  for (const line of lines) writeSync(handle, `${JSON.stringify(line)}\n`);
  closeSync(handle);
}

const newline = 10;

function* linesOf(file: string): Generator<string, undefined> {
  const handle = openSync(file, "r");
  let buffer = Buffer.allocUnsafe(1 << 22);
  let kept = 0;
  for (let read = readSync(handle, buffer, 0, buffer.length, null); read > 0; ) {
    const end = kept + read;
    let from = 0;
    for (let at = buffer.indexOf(newline, kept); at !== -1 && at < end; at = buffer.indexOf(newline, from)) {
      yield buffer.toString("utf8", from, at);
      from = at + 1;
    }
    buffer.copyWithin(0, from, end);
    kept = end - from;
    if (kept === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
    read = readSync(handle, buffer, kept, buffer.length - kept, null);
  }
  closeSync(handle);
}
