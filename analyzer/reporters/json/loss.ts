import type { Derivation } from "../../model/analysis.ts";
import type { Asked, Late, LossReport, LossState, ReplayReport, Told } from "../../model/loss.ts";

/** What a loss takes, key by key. */
export function lossJson({ of, question, away, state, surges, waves, ranking }: LossReport) {
  return {
    ...askedJson(of, [away.map(({ domain }) => domain), domainsOf(state), ranked(ranking)].flat()),
    question: {
      lost: question.lost,
      down: question.down,
      surges: question.surges.map(({ service, factor }) => ({ service, factor })),
      corrupted: question.corrupted,
      worst: question.worst,
    },
    away: away.map(({ domain, inPart }) => ({ domain, inPart })),
    state: stateJson(state, of),
    surges: surges.map(({ service, factor, peak, unstated }) => ({ service, factor, peak, unstated })),
    waves: waves.map(({ wave, lost, chosen }) => ({ wave, lost: lost.map(toldJson), chosen })),
    ranking,
  };
}

/** A replay, key by key. */
export function replayJson({ of, incident, asIf, elsewhere, meaning, choice, steps, outages }: ReplayReport) {
  const spoken = [
    ...steps.flatMap(({ away, state }) => [...away.map(({ domain }) => domain), ...domainsOf(state)]),
    ...(choice === null ? [] : [choice.chosen, ...choice.others.map(({ domain }) => domain)]),
  ];
  return {
    ...askedJson(of, spoken),
    incident,
    asIf,
    elsewhere,
    meaning,
    choice:
      choice === null
        ? null
        : {
            chosen: choice.chosen,
            others: choice.others.map(({ domain, lost }) => ({ domain, lost: lost.map(toldJson) })),
            of: choice.of,
          },
    steps: steps.map(({ step, minutes, away, state, change }) => ({
      at: step.at,
      published: step.published,
      says: step.says,
      reopens: step.reopens,
      minutes,
      away: away.map(({ domain, inPart }) => ({ domain, inPart })),
      change: {
        lost: change.lost.map(toldJson),
        late: change.late.map(toldJson),
        degraded: change.degraded,
        stuck: change.stuck.map(toldJson),
        restored: change.restored,
        repairable: change.repairable,
      },
      state: stateJson(state, of),
    })),
    outages: outages.map(({ service, sure, from, to, minutes }) => ({ service, sure, from, to, minutes })),
  };
}

function askedJson({ project, stack, resources, objectives, services, domains }: Asked, spoken: readonly string[]) {
  const told = new Set(spoken);
  return {
    project,
    stack,
    resources,
    objectives,
    services,
    domains: domains
      .filter(({ id }) => told.has(id))
      .map(({ id, kind, label, within, aliases }) => ({ id, kind, label, within, aliases })),
  };
}

function stateJson(state: LossState, { facts }: Asked) {
  return {
    lost: state.lost.map((one) => ({ ...toldJson(one), derivation: stepsJson(one.derivation) })),
    late: state.late.map(lateJson),
    wrong: state.wrong,
    dataLost: state.dataLost.map(toldJson),
    capacityShort: state.capacityShort.map(toldJson),
    redundancyLost: state.redundancyLost.map((one) => ({ ...toldJson(one), lostWith: one.lostWith })),
    stuck: state.stuck.map((one) => ({ ...toldJson(one), until: one.until })),
    frozen: state.frozen.map(({ until, nodes, sure }) => ({ until, nodes, sure })),
    down: state.down,
    capacities: state.capacities,
    untouched: state.untouched,
    facts: state.facts.map((id) => ({ id, what: facts[id]?.what ?? id, remedy: facts[id]?.remedy ?? null })),
  };
}

function lateJson(late: Late) {
  return {
    ...toldJson(late),
    limits: late.limits.map(({ rto, rpo }) => ({ rto, rpo })),
    takes: { time: late.takes.rto, lag: late.takes.rpo },
    derivation: stepsJson(late.derivation),
  };
}

function toldJson({ service, sure }: Told) {
  return { service, sure };
}

function stepsJson({ steps }: Derivation) {
  return steps.map(({ says, subject, from }) => ({ says, subject, from }));
}

function domainsOf(state: LossState): readonly string[] {
  return [
    ...state.redundancyLost.flatMap(({ lostWith }) => lostWith),
    ...state.stuck.flatMap(({ until }) => until),
    ...state.frozen.flatMap(({ until }) => until),
  ];
}

function ranked(ranking: LossReport["ranking"]): readonly string[] {
  return ranking === null ? [] : [...ranking.singles, ...ranking.pairs].flatMap(({ domains }) => domains);
}
