import type { Analysis, BlastRadius, OpenQuestion, Survival } from "../model/analysis.ts";
import type { DomainId, FailureDomain } from "../model/failure-domain.ts";
import type { FaultModel, Reading } from "../model/fault-model.ts";
import type { DependencyGraph, FactId, Service } from "../model/graph.ts";
import type { Level } from "../model/objectives.ts";
import { levels } from "../model/objectives.ts";
import { decidingFacts } from "./deciding-facts.ts";
import { derive } from "./derive.ts";
import { namesOf } from "./names.ts";
import { placedCauses } from "./placed-causes.ts";
import type { Solver } from "./solver.ts";
import { createSolver } from "./solver.ts";

/** What every single loss takes, what each service survives, and the proofs, on demand. */
export function analyzeLosses(graph: DependencyGraph, model: FaultModel): Analysis {
  const favourable = createSolver(model.favourable, graph.variables);
  const least = createSolver(model.leastFavourable, graph.variables);
  const names = namesOf(graph, model.domains);
  const ids = model.domains.map((domain) => domain.id);
  const proved = favourable.lostServices(ids);
  const possible = least.lostServices(ids);

  const blastRadii = ids.map((domain): BlastRadius => {
    const lost = proved.get(domain) ?? [];
    return { domain, lost, perhapsLost: (possible.get(domain) ?? []).filter((service) => !lost.includes(service)) };
  });
  const survivals = graph.services.flatMap((service) =>
    levels.map((level) => survivalOf(service, level, model.domains, blastRadii, least)),
  );
  const solverOf = (reading: Reading) => (reading === "favourable" ? favourable : least);

  return {
    graph,
    domains: model.domains,
    blastRadii,
    survivals,
    unavailable: favourable.lostAnyway.map((service) => ({
      service,
      derivation: derive(favourable, favourable.standing, service, names),
    })),
    openQuestions: openQuestions(survivals, graph, model.domains),
    derive(reading, service, lost) {
      const spread = solverOf(reading).spread(lost, service);
      return spread === null ? { steps: [] } : derive(solverOf(reading), spread, service, names);
    },
    placedCauses(service, lost) {
      const spread = favourable.spread(lost, service);
      return spread === null ? [] : placedCauses(favourable, spread, service);
    },
  };
}

function survivalOf(
  service: Service,
  level: Level,
  domains: readonly FailureDomain[],
  radii: readonly BlastRadius[],
  least: Solver,
): Survival {
  const ofLevel = new Set<DomainId>(domains.filter((domain) => domain.kind === level).map((domain) => domain.id));
  const meant = radii.filter((radius) => ofLevel.has(radius.domain));
  return {
    service: service.name,
    level,
    objective: objectiveFor(level, service.survives),
    lostWith: meant.filter((radius) => radius.lost.includes(service.name)).map((radius) => radius.domain),
    undecided: meant
      .filter((radius) => radius.perhapsLost.includes(service.name))
      .map(({ domain }) => ({
        domain,
        facts: decidingFacts(least, least.spreads(domain, service.name), service.name),
      })),
  };
}

/** What is undecided where an objective asks, gathered by the facts that decide. */
function openQuestions(
  survivals: readonly Survival[],
  graph: DependencyGraph,
  domains: readonly FailureDomain[],
): readonly OpenQuestion[] {
  const within = new Map(domains.map((domain) => [domain.id, domain.within]));
  const questions = new Map<
    string,
    { facts: readonly FactId[]; services: Set<string>; levels: Set<Level>; example: OpenQuestion["example"] }
  >();
  for (const { service, level, objective, undecided } of survivals) {
    if (objective === null) continue;
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
          example: { service, domain },
        };
        question.services.add(service);
        question.levels.add(level);
        questions.set(key, question);
      }
    }
  }
  return [...questions]
    .filter(([, question]) => ![...questions.values()].some((other) => settlesFirst(other, question)))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { facts, services, levels: asked, example }]) => ({
      facts,
      services: [...services].sort(),
      levels: levels.filter((level) => asked.has(level)),
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

/** A level that is not stated takes the nearest larger stated one. */
function objectiveFor(level: Level, stated: readonly Level[]): Level | null {
  return levels.slice(levels.indexOf(level)).find((larger) => stated.includes(larger)) ?? null;
}
