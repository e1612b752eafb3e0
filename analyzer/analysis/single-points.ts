import type { BlastRadius, LossLevel, Survival } from "../model/analysis.ts";
import type { DomainId, FailureDomain } from "../model/failure-domain.ts";
import type { FaultModel, TopQuestion } from "../model/fault-model.ts";
import type { FactId, Service } from "../model/graph.ts";
import type { Level, Limits } from "../model/objectives.ts";
import { levels, noLimits } from "../model/objectives.ts";
import { decidingFactsOfLoss } from "./deciding-facts.ts";
import type { Solver } from "./solver.ts";

/** What each domain takes, and what each service survives, by the question that is asked of it. */
export interface SinglePoints {
  /** In the order of the model's domains. */
  readonly blastRadii: readonly BlastRadius[];
  readonly survivals: Readonly<Record<TopQuestion["kind"], readonly Survival[]>>;
}

/** Shared by the very many domains that take nothing. */
const none: readonly string[] = [];

/** All single points of failure of all services, of their data and of their capacity, in both readings. */
export function findSinglePoints(
  services: readonly Service[],
  model: Pick<FaultModel, "domains" | "questions">,
  favourable: Solver,
  least: Solver,
): SinglePoints {
  const ids = model.domains.map((domain) => domain.id);
  const proved = favourable.lostServices(ids);
  const possible = least.lostServices(ids);
  // By top event: a service, or what else is asked of one.
  const radii = ids.map((domain): BlastRadius => {
    const lost = proved.get(domain) ?? none;
    const perhapsLost = (possible.get(domain) ?? none).filter((question) => !lost.includes(question));
    return { domain, lost, perhapsLost: perhapsLost.length === 0 ? none : perhapsLost };
  });
  const isService = (key: string) => isPlainAvailability(model.questions[key]);
  const taken = lossesByQuestion(model.domains, radii);
  const facts = decidingFactsOf(taken, least);
  const questionsOf = Map.groupBy(Object.entries(model.questions), ([, question]) => question.service);
  const survivalsOf = (question: TopQuestion["kind"]) =>
    services.flatMap((service) =>
      askedLevels(service, question).flatMap((asked) => {
        const key = questionKey(questionsOf.get(service.name) ?? [], question, asked.limits);
        return key === null ? [] : [survivalOf(service.name, key, asked, taken.get(key) ?? [], facts)];
      }),
    );
  return {
    blastRadii: radii.map((radius) =>
      radius.lost.every(isService) && radius.perhapsLost.every(isService)
        ? radius
        : {
            domain: radius.domain,
            lost: radius.lost.filter(isService),
            perhapsLost: radius.perhapsLost.filter(isService),
          },
    ),
    survivals: {
      unavailable: survivalsOf("unavailable"),
      "data-lost": survivalsOf("data-lost"),
      "capacity-short": survivalsOf("capacity-short"),
    },
  };
}

/** Whether a question asks for the service itself, within no limits. */
export function isPlainAvailability(question: TopQuestion | undefined): boolean {
  return question?.kind === "unavailable" && question.limits.rto === null && question.limits.rpo === null;
}

/** The key of the top event that asks one of a service's questions; `null` where the model does not ask it. */
function questionKey(
  questions: readonly (readonly [key: string, question: TopQuestion])[],
  kind: TopQuestion["kind"],
  limits: Limits,
): string | null {
  for (const [key, question] of questions) {
    if (question.kind !== kind) continue;
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

/** A loss that takes what a question asks for: in every world, or in some. */
interface Taking {
  readonly domain: FailureDomain;
  readonly certainly: boolean;
}

/** The losses that take each top event, in the order of the domains: most domains take nothing, and are not looked at again. */
function lossesByQuestion(
  domains: readonly FailureDomain[],
  radii: readonly BlastRadius[],
): ReadonlyMap<string, readonly Taking[]> {
  const taken = new Map<string, Taking[]>();
  const take = (question: string, taking: Taking) => {
    const known = taken.get(question);
    if (known === undefined) taken.set(question, [taking]);
    else known.push(taking);
  };
  for (const [index, domain] of domains.entries()) {
    for (const question of radii[index]?.lost ?? none) take(question, { domain, certainly: true });
    for (const question of radii[index]?.perhapsLost ?? none) take(question, { domain, certainly: false });
  }
  return taken;
}

/**
 * The facts that decide whether a loss takes what a question asks for. A loss spreads in the same way whichever question is looked at,
 * so all questions that it may take are answered while its spreads are at hand.
 */
function decidingFactsOf(taken: ReadonlyMap<string, readonly Taking[]>, least: Solver): DecidingFacts {
  const undecided = new Map<DomainId, string[]>();
  for (const [question, losses] of taken) {
    for (const { domain, certainly } of losses) {
      if (certainly) continue;
      const known = undecided.get(domain.id);
      if (known === undefined) undecided.set(domain.id, [question]);
      else known.push(question);
    }
  }
  const answers = new Map<DomainId, ReadonlyMap<string, readonly (readonly FactId[])[]>>();
  return (domain, question) => {
    const known = answers.get(domain) ?? decidingFactsOfLoss(least, domain, undecided.get(domain) ?? []);
    answers.set(domain, known);
    return known.get(question) ?? [];
  };
}

type DecidingFacts = (domain: DomainId, question: string) => readonly (readonly FactId[])[];

function survivalOf(
  service: string,
  question: string,
  { level, objective, limits }: AskedLevel,
  losses: readonly Taking[],
  facts: DecidingFacts,
): Survival {
  const kinds = kindsAt[level];
  const ofLevel = losses.filter(({ domain }) => kinds.includes(domain.kind));
  return {
    service,
    question,
    level,
    objective,
    limits: { rto: limits.rto, rpo: limits.rpo },
    lostWith: ofLevel.flatMap(({ domain, certainly }) => (certainly ? [domain.id] : [])),
    undecided: ofLevel.flatMap(({ domain, certainly }) =>
      certainly ? [] : [{ domain: domain.id, facts: facts(domain.id, question) }],
    ),
  };
}

/** A level that is not stated takes the nearest larger stated one, with its times. */
function objectiveFor(level: Level, { survives }: Service): Service["survives"][number] | null {
  for (const larger of levels.slice(levels.indexOf(level))) {
    const stated = survives.find((one) => one.level === larger);
    if (stated !== undefined) return stated;
  }
  return null;
}
