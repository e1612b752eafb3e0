import type { Incident } from "../model/incident.ts";
import type { Away, LossState, Outage, ReplayChoice, ReplayStep, StepChange, Told } from "../model/loss.ts";
import type { BoundIncident, Candidate } from "./bind-incident.ts";
import type { Exploration } from "./explore-losses.ts";

/** What an incident takes, step by step. */
export interface Replayed {
  readonly choice: ReplayChoice | null;
  readonly steps: readonly ReplayStep[];
  readonly outages: readonly Outage[];
  /** What was found on the way that a reader should know, in sentences. */
  readonly meaning: readonly string[];
}

/**
 * Replays an incident. Where it could have hit one of several things, the one that takes the most is replayed: by services lost in every
 * world, then in some world, then by all else that is asked of them; of equals the first by its id.
 *
 * Cost: a state for each step that changes what is away, and a loss in both readings for each such step of each candidate.
 */
export function replay(incident: Incident, bound: BoundIncident, exploration: Exploration): Replayed {
  const meaning: string[] = [];
  const candidates = bound.candidates.map((candidate) => settle(candidate, exploration, meaning));
  const ranked = candidates
    .map((candidate) => ({ candidate, ...harmOf(candidate, exploration) }))
    .sort((one, other) => compare(one, other));
  const [worst] = ranked;
  if (worst === undefined) return { choice: null, steps: [], outages: [], meaning };

  const states = new Map<string, LossState>();
  const stateOf = (away: readonly Away[]) => {
    const key = JSON.stringify(away);
    const known = states.get(key) ?? exploration.state(away);
    states.set(key, known);
    return known;
  };
  let before = stateOf([]);
  const steps = incident.steps.map((step, index): ReplayStep => {
    const away = worst.candidate.away[index] ?? [];
    const state = stateOf(away);
    const change = changeOf(before, state);
    before = state;
    return { step, minutes: minutesBetween(incident.steps[0]?.at, step.at), away, state, change };
  });
  const { chosen } = worst.candidate;
  return {
    choice:
      chosen === null
        ? null
        : {
            chosen,
            others: ranked
              .slice(1)
              .flatMap(({ candidate, lost }) =>
                candidate.chosen === null || lost.length === 0 ? [] : [{ domain: candidate.chosen, lost }],
              ),
            of: ranked.length,
          },
    steps,
    outages: outagesOf(steps, stateOf([])),
    meaning: [...new Set(meaning)],
  };
}

/** What carries less and still suffices, by what is stated, is not away. */
function settle(candidate: Candidate, exploration: Exploration, meaning: string[]): Candidate {
  const { saturated } = candidate;
  if (saturated === null) return candidate;
  const { graph } = exploration;
  const group = graph.groups.find(({ perMember, members }) => perMember !== null && members.includes(saturated.node));
  if (group === undefined) return candidate;
  const whole = exploration.state([]).capacities.filter((one) => one.group === group.id);
  const without = exploration.state([{ domain: saturated.domain, inPart: false }]).capacities;
  const holds =
    whole.length > 0 &&
    whole.every(({ service, worst, peak }) => {
      const left = without.find((one) => one.group === group.id && one.service === service)?.worst ?? 0;
      return left + (worst - left) * saturated.to >= peak;
    });
  if (!holds) return candidate;
  meaning.push(`What is left of ${group.name} carries the stated peak: its saturation takes nothing.`);
  const away = candidate.away.map((after) => after.filter(({ domain }) => domain !== saturated.domain));
  return { ...candidate, away };
}

interface Harm {
  readonly candidate: Candidate;
  readonly lost: readonly Told[];
  readonly tops: number;
}

function harmOf({ away }: Candidate, exploration: Exploration): Omit<Harm, "candidate"> {
  const services = new Set(exploration.graph.services.map(({ name }) => name));
  const sure = new Set<string>();
  const perhaps = new Set<string>();
  let tops = 0;
  const asked = new Set<string>();
  for (const after of away) {
    const key = JSON.stringify(after);
    if (asked.has(key)) continue;
    asked.add(key);
    const taken = exploration.tops(after);
    for (const top of taken.sure) if (services.has(top)) sure.add(top);
    for (const top of taken.perhaps) if (services.has(top)) perhaps.add(top);
    tops = Math.max(tops, taken.sure.size * 1000 + taken.perhaps.size);
  }
  const lost = [...new Set([...sure, ...perhaps])].sort().map((service) => ({ service, sure: sure.has(service) }));
  return { lost, tops };
}

function compare(one: Harm, other: Harm): number {
  const sure = (harm: Harm) => harm.lost.filter((told) => told.sure).length;
  return (
    sure(other) - sure(one) ||
    other.lost.length - one.lost.length ||
    other.tops - one.tops ||
    ((one.candidate.chosen ?? "") < (other.candidate.chosen ?? "") ? -1 : 1)
  );
}

function changeOf(before: LossState, after: LossState): StepChange {
  const worse = (was: readonly Told[], is: readonly Told[]) =>
    is
      .filter(({ service, sure }) => !was.some((one) => one.service === service && (one.sure || !sure)))
      .map(({ service, sure }) => ({ service, sure }));
  const degradedIn = (state: LossState) =>
    new Set([
      ...[...state.dataLost, ...state.capacityShort, ...state.redundancyLost].map(({ service }) => service),
      ...state.wrong,
    ]);
  const lostIn = (state: LossState) => new Set([...state.lost, ...state.late].map(({ service }) => service));
  const [wasDegraded, isDegraded] = [degradedIn(before), degradedIn(after)];
  const [wasLost, isLost] = [lostIn(before), lostIn(after)];
  const wasStuck = before.stuck.map(({ service }) => service);
  return {
    lost: worse(before.lost, after.lost),
    late: worse([...before.late, ...before.lost], after.late),
    degraded: [...isDegraded].filter((service) => !wasDegraded.has(service) && !isLost.has(service)).sort(),
    stuck: worse(before.stuck, after.stuck),
    restored: [...new Set([...wasLost, ...wasDegraded])]
      .filter((service) => !isLost.has(service) && (wasLost.has(service) || !isDegraded.has(service)))
      .sort(),
    repairable: wasStuck.filter(
      (service) => isLost.has(service) && !after.stuck.some((one) => one.service === service),
    ),
  };
}

/** From the step in which a service is lost to the one in which it is back; what was lost before anything happened is no outage of it. */
function outagesOf(steps: readonly ReplayStep[], before: LossState): readonly Outage[] {
  const services = new Set(steps.flatMap(({ state }) => state.lost.map(({ service }) => service)));
  const outages: Outage[] = [];
  for (const service of [...services].sort()) {
    if (before.lost.some((one) => one.service === service)) continue;
    let from: number | null = null;
    let sure = false;
    for (const [index, { state }] of steps.entries()) {
      const told = state.lost.find((one) => one.service === service);
      if (told !== undefined) {
        from ??= index;
        sure ||= told.sure;
      } else if (from !== null) {
        outages.push({
          service,
          sure,
          from,
          to: index,
          minutes: minutesBetween(steps[from]?.step.at, steps[index]?.step.at),
        });
        from = null;
        sure = false;
      }
    }
    if (from !== null) outages.push({ service, sure, from, to: null, minutes: null });
  }
  return outages;
}

/** `null` where one of them is a day only. */
function minutesBetween(from: string | undefined, to: string | undefined): number | null {
  if (from === undefined || to === undefined || !from.includes("T") || !to.includes("T")) return null;
  return Math.round((Date.parse(to) - Date.parse(from)) / 6000) / 10;
}
