import type { Analysis, LossLevel, OpenQuestion, Survival } from "../model/analysis.ts";
import type { FailureDomain } from "../model/failure-domain.ts";
import type { FaultModel, Reading } from "../model/fault-model.ts";
import type { DependencyGraph, FactId } from "../model/graph.ts";
import { levels } from "../model/objectives.ts";
import { derive } from "./derive.ts";
import { independences } from "./independences.ts";
import { createLosses } from "./lose.ts";
import { namesOf } from "./names.ts";
import { placedCauses } from "./placed-causes.ts";
import { repairs } from "./repairs.ts";
import { createRestart } from "./restart.ts";
import { findSinglePoints, isPlainAvailability } from "./single-points.ts";
import { createSolver } from "./solver.ts";

/** What every single loss takes, what each service survives, and the proofs, on demand. */
export function analyzeLosses(graph: DependencyGraph, model: FaultModel): Analysis {
  const favourable = createSolver(model.favourable, graph.variables);
  const least = createSolver(model.leastFavourable, graph.variables);
  const names = namesOf(graph, model.domains);
  const solverOf = (reading: Reading) => (reading === "favourable" ? favourable : least);

  const { blastRadii, survivals } = findSinglePoints(graph.services, model, favourable, least);
  const isService = (key: string) => isPlainAvailability(model.questions[key]);
  const restart = {
    favourable: createRestart(favourable, model.restart.favourable),
    "least-favourable": createRestart(least, model.restart.leastFavourable),
  };
  const losses = createLosses(graph, model, blastRadii, solverOf, restart);

  return {
    graph,
    domains: model.domains,
    blastRadii,
    survivals: survivals.unavailable,
    dataSurvivals: survivals["data-lost"],
    capacitySurvivals: survivals["capacity-short"],
    repairs: repairs(graph, model.domains, losses.stuck),
    independences: independences(graph, blastRadii),
    bootstrapCycles: restart.favourable.bootstrapCycles(graph),
    unavailable: favourable.lostAnyway.filter(isService).map((service) => ({
      service,
      derivation: derive(favourable, favourable.standing, service, names),
    })),
    openQuestions: openQuestions(survivals.unavailable, graph, model.domains),
    derive(reading, question, lost) {
      const spread = solverOf(reading).spread(lost, question);
      return spread === null ? { steps: [] } : derive(solverOf(reading), spread, question, names);
    },
    placedCauses(question, lost) {
      const spread = favourable.spread(lost, question);
      return spread === null ? [] : placedCauses(favourable, spread, question);
    },
    lose: losses.lose,
  };
}

const lossLevels: readonly LossLevel[] = [...levels, "change"];

/** What is undecided where an objective asks, gathered by the facts that decide. */
function openQuestions(
  survivals: readonly Survival[],
  graph: DependencyGraph,
  domains: readonly FailureDomain[],
): readonly OpenQuestion[] {
  const within = new Map(domains.map((domain) => [domain.id, domain.within]));
  const questions = new Map<
    string,
    { facts: readonly FactId[]; services: Set<string>; levels: Set<LossLevel>; example: OpenQuestion["example"] }
  >();
  for (const { service, question: asked, level, objective, undecided } of survivals) {
    if (objective === null || undecided.length === 0) continue;
    const settled = settledFacts(service, survivals, graph);
    const speaksFor = survivals.find((other) => other.service === service && other.level === objective);
    for (const { domain, facts: sets } of undecided) {
      // A smaller domain in a lost one of the level that speaks for it is a detail of that loss.
      if (objective !== level && (within.get(domain) ?? []).some((larger) => speaksFor?.lostWith.includes(larger)))
        continue;
      // What has no fact to its name is told all the same: nothing undecided goes without a finding.
      for (const facts of sets.length > 0 ? sets : [[]]) {
        if (facts.length > 0 && facts.every((fact) => settled.has(fact))) continue;
        const key = facts.join("\n");
        const question = questions.get(key) ?? {
          facts,
          services: new Set(),
          levels: new Set(),
          example: { service, question: asked, domain },
        };
        question.services.add(service);
        question.levels.add(level);
        questions.set(key, question);
      }
    }
  }
  const all = [...questions.values()];
  return [...questions]
    .filter(([, question]) => !all.some((other) => settlesFirst(other, question)))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { facts, services, levels: asked, example }]) => ({
      facts,
      services: [...services].sort(),
      levels: lossLevels.filter((level) => asked.has(level)),
      example,
    }));
}

/** Whether one question decides the other, too: fewer facts, and for all its services. The other may be asked when it is settled. */
function settlesFirst(
  one: { readonly facts: readonly FactId[]; readonly services: ReadonlySet<string> },
  other: { readonly facts: readonly FactId[]; readonly services: ReadonlySet<string> },
): boolean {
  return (
    one.facts.length > 0 &&
    one.facts.length < other.facts.length &&
    one.facts.every((fact) => other.facts.includes(fact)) &&
    [...other.services].every((service) => one.services.has(service))
  );
}

/** Facts that only tell where something stands that takes the service wherever it stands. */
function settledFacts(service: string, survivals: readonly Survival[], graph: DependencyGraph): ReadonlySet<FactId> {
  const lost = new Set(
    survivals.filter((survival) => survival.service === service).flatMap((survival) => survival.lostWith),
  );
  return new Set(graph.variables.filter((variable) => lost.has(variable.domain)).map((variable) => variable.fact));
}
