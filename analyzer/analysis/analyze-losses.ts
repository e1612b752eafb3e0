import type { Analysis, BlastRadius, LossLevel, OpenQuestion, Survival } from "../model/analysis.ts";
import type { DomainId, FailureDomain } from "../model/failure-domain.ts";
import type { FaultModel, Reading, TopQuestion } from "../model/fault-model.ts";
import type { DependencyGraph, FactId, Service } from "../model/graph.ts";
import type { Level, Limits } from "../model/objectives.ts";
import { levels, noLimits } from "../model/objectives.ts";
import { decidingFacts } from "./deciding-facts.ts";
import { derive } from "./derive.ts";
import { independences } from "./independences.ts";
import { createLosses } from "./lose.ts";
import { namesOf } from "./names.ts";
import { placedCauses } from "./placed-causes.ts";
import { repairs } from "./repairs.ts";
import { createRestart } from "./restart.ts";
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
  const solverOf = (reading: Reading) => (reading === "favourable" ? favourable : least);

  // By top event: a service, or what else is asked of one.
  const radii = ids.map((domain): BlastRadius => {
    const lost = proved.get(domain) ?? [];
    return { domain, lost, perhapsLost: (possible.get(domain) ?? []).filter((question) => !lost.includes(question)) };
  });
  const isService = (key: string) => isPlainAvailability(model.questions[key]);
  const blastRadii = radii.map(({ domain, lost, perhapsLost }) => ({
    domain,
    lost: lost.filter(isService),
    perhapsLost: perhapsLost.filter(isService),
  }));
  const survivalsOf = (question: TopQuestion["kind"]) =>
    graph.services.flatMap((service) =>
      askedLevels(service, question).flatMap((asked) => {
        const key = questionKey(service.name, question, asked.limits, model);
        return key === null ? [] : [survivalOf(service.name, key, asked, model.domains, radii, least)];
      }),
    );
  const survivals = survivalsOf("unavailable");
  const dataSurvivals = survivalsOf("data-lost");
  const capacitySurvivals = survivalsOf("capacity-short");
  const restart = {
    favourable: createRestart(favourable, model.restart.favourable),
    "least-favourable": createRestart(least, model.restart.leastFavourable),
  };
  const losses = createLosses(graph, model, blastRadii, solverOf, restart);

  return {
    graph,
    domains: model.domains,
    blastRadii,
    survivals,
    dataSurvivals,
    capacitySurvivals,
    repairs: repairs(graph, model.domains, losses.stuck),
    independences: independences(graph, blastRadii),
    bootstrapCycles: restart.favourable.bootstrapCycles(graph),
    unavailable: favourable.lostAnyway.filter(isService).map((service) => ({
      service,
      derivation: derive(favourable, favourable.standing, service, names),
    })),
    openQuestions: openQuestions(survivals, graph, model.domains),
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

function isPlainAvailability(question: TopQuestion | undefined): boolean {
  return question?.kind === "unavailable" && question.limits.rto === null && question.limits.rpo === null;
}

/** The key of the top event that asks a question of a service; `null` where the model does not ask it. */
function questionKey(
  service: string,
  kind: TopQuestion["kind"],
  limits: Limits,
  { questions }: FaultModel,
): string | null {
  for (const [key, question] of Object.entries(questions)) {
    if (question.kind !== kind || question.service !== service) continue;
    if (question.kind !== "unavailable") return key;
    if (question.limits.rto === limits.rto && question.limits.rpo === limits.rpo) return key;
  }
  return null;
}

interface AskedLevel {
  readonly level: LossLevel;
  readonly objective: LossLevel | null;
  readonly limits: Limits;
}

/** The levels at which a question is looked at, each with the stated one that speaks for it. */
function askedLevels(service: Service, question: TopQuestion["kind"]): readonly AskedLevel[] {
  if (question === "data-lost") {
    const { keepsData } = service;
    if (keepsData === null) return [];
    // A copy that outlives a provider outlives what is in it.
    return levels
      .slice(0, levels.indexOf(keepsData) + 1)
      .map((level) => ({ level, objective: keepsData, limits: noLimits }));
  }
  const stated = levels.map((level): AskedLevel => {
    const objective = objectiveFor(level, service);
    return { level, objective: objective?.level ?? null, limits: objective ?? noLimits };
  });
  if (question === "capacity-short") return stated.filter(({ objective }) => objective !== null);
  return service.survivesChange
    ? [...stated, { level: "change" as const, objective: "change" as const, limits: noLimits }]
    : stated;
}

/** The kinds of domains that are lost at a level: a building is lost like the zones in it. */
const kindsAt: Readonly<Record<LossLevel, readonly FailureDomain["kind"][]>> = {
  instance: ["instance"],
  zone: ["zone", "site"],
  region: ["region"],
  provider: ["provider"],
  change: ["change"],
};

function survivalOf(
  service: string,
  question: string,
  { level, objective, limits }: AskedLevel,
  domains: readonly FailureDomain[],
  radii: readonly BlastRadius[],
  least: Solver,
): Survival {
  const kinds = kindsAt[level];
  const ofLevel = new Set<DomainId>(domains.filter((domain) => kinds.includes(domain.kind)).map((domain) => domain.id));
  const meant = radii.filter((radius) => ofLevel.has(radius.domain));
  return {
    service,
    question,
    level,
    objective,
    limits: { rto: limits.rto, rpo: limits.rpo },
    lostWith: meant.filter((radius) => radius.lost.includes(question)).map((radius) => radius.domain),
    undecided: meant
      .filter((radius) => radius.perhapsLost.includes(question))
      .map(({ domain }) => ({
        domain,
        facts: decidingFacts(least, least.spreads(domain, question), question),
      })),
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
          example: { service, question: asked, domain },
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

/** A level that is not stated takes the nearest larger stated one, with its times. */
function objectiveFor(level: Level, { survives }: Service): Service["survives"][number] | null {
  for (const larger of levels.slice(levels.indexOf(level))) {
    const stated = survives.find((one) => one.level === larger);
    if (stated !== undefined) return stated;
  }
  return null;
}
