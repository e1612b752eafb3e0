import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { analyze } from "../../../analyzer/analyze.ts";
import { catalogue, regions } from "../../../analyzer/catalogue/index.ts";
import type { Snapshot } from "../../../analyzer/model/snapshot.ts";
import { previewProgram } from "../../../analyzer/readers/embedded-preview/preview-program.ts";
import { readObjectives } from "../../../analyzer/readers/objectives.ts";
import { rules } from "../../../analyzer/rules/index.ts";
import type { Mutation } from "./ways.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const objectives = readObjectives(root);

/** What becomes of a mutation: `outcome` as `outcomeOf` says it. */
export interface Outcome {
  readonly name: string;
  readonly outcome: string;
}

/** Production as its program makes it. */
export function readProduction(): Promise<Snapshot> {
  return previewProgram({
    directory: root,
    stack: "production",
    timeout: 300,
    typeCheck: false,
    lookupAnswers: {
      regions: regions.map(({ provider, name, zones }) => ({ provider, region: name, zones })),
    },
    onProgramOutput: () => {},
  });
}

/**
 * What the gate says of a mutated stack: the rule that fails it and names the piece, `fails` where it fails without naming it,
 * `passes` where it passes.
 */
export function outcomeOf({ edit, among }: Mutation, production: Snapshot): string {
  const report = analyze(edit(production), objectives, { catalogue, rules });
  const blocking = report.findings.filter((finding) => finding.blocks);
  if (blocking.length === 0) return "passes";
  const naming = blocking.find(({ subjects }) => subjects.some((subject) => among.includes(subject)));
  return naming?.rule ?? "fails";
}

/** Every mutation's outcome, sorted by name. In threads of plain Node: the test runner's own are several times as slow at this. */
export async function allOutcomes(production: Snapshot): Promise<readonly Outcome[]> {
  const shares = Math.min(availableParallelism(), 8);
  const found = await Promise.all(
    Array.from({ length: shares }, (_, share) => {
      const thread = new Worker(new URL("./share-of-outcomes.ts", import.meta.url), {
        workerData: { production, share, shares },
      });
      return new Promise<readonly Outcome[]>((resolve, reject) => {
        thread.once("message", resolve);
        thread.once("error", reject);
        thread.once("exit", (code) =>
          reject(new Error(`A share of the mutations ended early, with exit code ${code}.`)),
        );
      });
    }),
  );
  return found.flat().toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
