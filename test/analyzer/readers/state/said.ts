import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { analyze } from "../../../../analyzer/analyze.ts";
import { catalogue } from "../../../../analyzer/catalogue/index.ts";
import type { Objectives } from "../../../../analyzer/model/objectives.ts";
import type { StackReport } from "../../../../analyzer/model/report.ts";
import type { Snapshot } from "../../../../analyzer/model/snapshot.ts";
import { noObjectives } from "../../../../analyzer/readers/objectives.ts";
import { rules } from "../../../../analyzer/rules/index.ts";

/** To be called at the top of a test file: writes documents whose files live as long as its tests. */
export function scratchFiles(): (content: unknown) => string {
  const folder = mkdtempSync(join(tmpdir(), "faultline-state-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let written = 0;
  return (content) => {
    written += 1;
    const file = join(folder, `${written}.json`);
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  };
}

/** What is said of a stack where nothing is promised, or what is stated is. */
export function reportOf(snapshot: Snapshot, objectives: Objectives = noObjectives): StackReport {
  return analyze(snapshot, objectives, { catalogue, rules });
}

/** Whether each service survives each level, and what must not be turned by knowing more. */
export function survivals(of: StackReport): ReadonlyMap<string, "yes" | "no" | "undetermined"> {
  return new Map(
    of.services.flatMap(({ name, levels }) =>
      Object.entries(levels).map(([level, held]) => [`${name} and the loss of a ${level}`, held] as const),
    ),
  );
}
