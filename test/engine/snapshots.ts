import { readFileSync } from "node:fs";
import type { Snapshot } from "../../analyzer/model/snapshot.ts";

/** What the recording pack wrote. */
export function readSnapshotOf(file: string): Snapshot {
  // Our own file.
  return JSON.parse(readFileSync(file, "utf8")) as Snapshot;
}
