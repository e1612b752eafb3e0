import { accept, acceptancePages } from "./acceptance/accept.ts";
import { baselineEntries } from "./acceptance/baseline-entries.ts";
import { analyzeLosses } from "./analysis/analyze-losses.ts";
import { buildFaultModel } from "./faults/build-fault-model.ts";
import { buildGraph } from "./graph/build-graph.ts";
import type { Acceptance } from "./model/acceptance.ts";
import { nothingAccepted } from "./model/acceptance.ts";
import type { Analysis } from "./model/analysis.ts";
import type { Catalogue } from "./model/catalogue.ts";
import type { Rule } from "./model/finding.ts";
import type { Objectives } from "./model/objectives.ts";
import type { StackReport } from "./model/report.ts";
import type { Snapshot } from "./model/snapshot.ts";
import { runRules } from "./rules/run-rules.ts";
import { judge } from "./verdict.ts";

export { combine, exitCode } from "./verdict.ts";
export { acceptancePages, baselineEntries };

/** What the analyser knows beside the stack itself. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
}

/** A stack goes in, its report comes out. Pure: the same input gives the same report. */
export function analyze(
  snapshot: Snapshot,
  objectives: Objectives,
  knowledge: Knowledge,
  acceptance: Acceptance = nothingAccepted,
): StackReport {
  return examine(snapshot, objectives, knowledge, acceptance).report;
}

/** The report, and the solved model itself for those who ask further than a report answers. */
export function examine(
  snapshot: Snapshot,
  objectives: Objectives,
  knowledge: Knowledge,
  acceptance: Acceptance = nothingAccepted,
): { readonly report: StackReport; readonly analysis: Analysis } {
  const graph = buildGraph(snapshot, objectives, knowledge.catalogue);
  const model = buildFaultModel(graph);
  const analysis = analyzeLosses(graph, model);
  const findings = runRules(knowledge.rules, analysis);
  const ruleIds = [...knowledge.rules, ...acceptancePages].map(({ id }) => id);
  const accepted = accept(findings, { stack: snapshot, nodes: graph.nodes, objectives, ruleIds }, acceptance);
  return { report: judge(snapshot, objectives.file, analysis, accepted), analysis };
}
