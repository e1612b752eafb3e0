import { accept, acceptancePages } from "./acceptance/accept.ts";
import { baselineEntries } from "./acceptance/baseline-entries.ts";
import { analyzeLosses } from "./analysis/analyze-losses.ts";
import { askLoss, disturbancesOf, surged } from "./analysis/ask-loss.ts";
import { bindIncident } from "./analysis/bind-incident.ts";
import { compareShapes } from "./analysis/compare-shapes.ts";
import { askWays, askWaysIn, domainsOf } from "./analysis/cut-sets/ask-ways.ts";
import { waysOf } from "./analysis/cut-sets/service-ways.ts";
import type { Exploration } from "./analysis/explore-losses.ts";
import { exploreLosses } from "./analysis/explore-losses.ts";
import { rankLosses } from "./analysis/rank-losses.ts";
import { replay } from "./analysis/replay.ts";
import { buildFaultModel } from "./faults/build-fault-model.ts";
import { disturb } from "./faults/disturbances/disturb.ts";
import { shapeOf } from "./graph/algorithms/stack-shape.ts";
import { buildGraph } from "./graph/build-graph.ts";
import type { Acceptance } from "./model/acceptance.ts";
import { nothingAccepted } from "./model/acceptance.ts";
import type { Analysis } from "./model/analysis.ts";
import type { Catalogue } from "./model/catalogue.ts";
import type { FaultTreeFile, WaysQuestion, WaysReport } from "./model/cut-sets.ts";
import type { DomainId, FailureDomain } from "./model/failure-domain.ts";
import type { Rule } from "./model/finding.ts";
import type { DependencyGraph } from "./model/graph.ts";
import type { Incident } from "./model/incident.ts";
import type { Asked, Disturbance, LossQuestion, LossReport, ReplayReport } from "./model/loss.ts";
import type { Objectives, ProbabilityStatement } from "./model/objectives.ts";
import type { StackReport } from "./model/report.ts";
import type { Snapshot } from "./model/snapshot.ts";
import type { StackShape } from "./model/stack-shape.ts";
import { runRules } from "./rules/run-rules.ts";
import { judge } from "./verdict.ts";

export { LimitReached } from "./analysis/cut-sets/limit-reached.ts";
export { resolveDomain, resolveStores } from "./analysis/resolve-words.ts";
export { atLevels, combine, exitCode } from "./verdict.ts";
export { acceptancePages, baselineEntries, shapeOf };

/** What the analyser knows beside the stack itself. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
  /** The shapes of stacks that were read before this one, by their names. */
  readonly shapes?: ReadonlyMap<string, StackShape>;
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

/** A stack's report, and the solved model beneath it. */
export interface Examined {
  readonly report: StackReport;
  readonly analysis: Analysis;
}

/** The report, and the solved model itself for those who ask further than a report answers. */
export function examine(
  snapshot: Snapshot,
  objectives: Objectives,
  knowledge: Knowledge,
  acceptance: Acceptance = nothingAccepted,
): Examined {
  const graph = buildGraph(snapshot, objectives, knowledge.catalogue);
  const model = buildFaultModel(graph);
  const analysis = withParity(analyzeLosses(graph, model), snapshot.stack, objectives, knowledge);
  const findings = runRules(knowledge.rules, analysis);
  const ruleIds = [...knowledge.rules, ...acceptancePages].map(({ id }) => id);
  const accepted = accept(findings, { stack: snapshot, nodes: graph.nodes, objectives, ruleIds }, acceptance);
  return { report: { ...judge(snapshot, objectives.file, analysis, accepted), graph }, analysis };
}

/** How this stack differs from those that it is stated to be like. */
function withParity(analysis: Analysis, stack: string, { parity }: Objectives, { shapes }: Knowledge): Analysis {
  const stated = parity.filter((one) => one.of === stack);
  if (stated.length === 0) return analysis;
  const own = shapeOf(analysis.graph);
  return {
    ...analysis,
    parity: stated.map((one) => {
      const other = shapes?.get(one.with);
      return {
        with: one.with,
        isUnread: other === undefined,
        differences: other === undefined ? [] : compareShapes(own, other, one.with),
      };
    }),
  };
}

/** What losses, surges and wrong stores would take. */
export function whatIf(examined: Examined, question: LossQuestion): LossReport {
  const { analysis } = examined;
  const graph = surged(analysis.graph, question.surges);
  const exploration = explore(graph, disturbancesOf(graph, question), analysis);
  return {
    of: asked(examined, exploration.model.domains),
    question,
    ...askLoss(question, exploration, analysis.graph),
    ranking: question.worst ? rankLosses(exploration, analysis.blastRadii) : null,
  };
}

/** What an incident would take, step by step; `asIf`: the domain that it is transposed onto. */
export function replayIncident(examined: Examined, incident: Incident, asIf: DomainId | null): ReplayReport {
  const { analysis } = examined;
  const bound = bindIncident(incident, analysis.graph, analysis.domains, asIf);
  const exploration = explore(analysis.graph, bound.disturbances, analysis);
  const { meaning, ...replayed } = replay(incident, bound, exploration);
  return {
    of: asked(examined, exploration.model.domains),
    incident,
    asIf,
    elsewhere: bound.elsewhere,
    ...replayed,
    meaning: [...bound.meaning, ...meaning],
  };
}

/**
 * Every way in which a service of a stack can be lost; `withTree`: with the fault tree itself.
 * @throws LimitReached where not even single losses can be told within what is allowed.
 */
export function lossWays(
  { report, analysis }: Examined,
  question: WaysQuestion,
  probabilities: readonly ProbabilityStatement[],
  withTree: boolean,
): WaysReport {
  const { graph } = analysis;
  const model = buildFaultModel(graph);
  const ways = askWays(model, graph.variables, question, probabilities, withTree);
  return {
    of: { kind: "stack", project: report.project, stack: report.stack, objectives: report.objectives },
    ...ways,
    domains: domainsOf(ways, model.domains),
    labels: {},
  };
}

/** The same of a fault tree that was read from a file. @throws LimitReached as above. */
export function lossWaysInFile(tree: FaultTreeFile, question: WaysQuestion, withTree: boolean): WaysReport {
  const { file, labels } = tree;
  return { of: { kind: "file", file }, ...askWaysIn(tree, question, withTree), domains: [], labels };
}

/** The report with the ways in which each service can be lost, counted by order, and the smallest of them. */
export function withWays({ report, analysis }: Examined): StackReport {
  const { graph } = analysis;
  const waysTo = waysOf(buildFaultModel(graph), graph.variables);
  return { ...report, ways: report.services.map(({ name }) => waysTo(name)) };
}

function explore(graph: DependencyGraph, disturbances: readonly Disturbance[], analysis: Analysis): Exploration {
  const { model, same } = disturb(graph, buildFaultModel(graph), disturbances);
  return exploreLosses({ graph, model, same, radii: analysis.blastRadii });
}

function asked({ report, analysis }: Examined, domains: readonly FailureDomain[]): Asked {
  return {
    project: report.project,
    stack: report.stack,
    resources: report.resources,
    source: report.source,
    objectives: report.objectives,
    services: report.services.map(({ name }) => name),
    domains,
    labels: report.labels,
    facts: Object.fromEntries(analysis.graph.facts.map(({ id, what, remedy }) => [id, { what, remedy }])),
  };
}
