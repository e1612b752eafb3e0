import { fileURLToPath } from "node:url";
import { analyze } from "../../../analyzer/analyze.ts";
import { catalogue, regions } from "../../../analyzer/catalogue/index.ts";
import type { Snapshot } from "../../../analyzer/model/snapshot.ts";
import { previewProgram } from "../../../analyzer/readers/embedded-preview/preview-program.ts";
import { readObjectives } from "../../../analyzer/readers/objectives.ts";
import { rules } from "../../../analyzer/rules/index.ts";
import type { Mutation } from "./ways.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const objectives = readObjectives(root);

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
  if (!report.findings.some((finding) => finding.blocks)) return "passes";
  const naming = report.findings.find(({ subjects }) => subjects.some((subject) => among.includes(subject)));
  return naming?.rule ?? "fails";
}
