import { at } from "../../graph/algorithms/at.ts";
import type { DomainId, PlaceVariable } from "../../model/failure-domain.ts";
import type { Assumption, FaultNetwork } from "../../model/fault-model.ts";
import { assumptionChoices, mostChoices } from "../assumption-choices.ts";
import type { CompiledNetwork } from "../compile-network.ts";
import { compileNetwork } from "../compile-network.ts";
import { evaluateLanes, laneCount } from "../evaluate-lanes.ts";

/** What a set of domains takes along. */
export interface LostWith {
  /** Sorted. */
  readonly services: readonly string[];
  /** Of those, services that are only taken if more unknown places are the lost zones than can be at once: that was not settled. */
  readonly notSettled: readonly string[];
}

/**
 * Services that are lost with each of some sets of domains, in a network's reading.
 *
 * Without assumptions one pass answers 32 sets. With them three steps: what is lost without any (certainly lost), what is lost
 * with all of them at once (nothing else can be), and for a set where these differ, the assumptions that still matter to it,
 * zone by zone every largest choice of places that may be that zone together, and all combinations of these. A choice for one
 * zone does not bear on another zone. Beyond 128 combinations the upper bound stands, and the answer says so: that may only
 * err towards "lost". Cost: two passes for each 32 sets, and one for each 32 combinations.
 */
export function lostWith(
  network: FaultNetwork,
  variables: readonly PlaceVariable[],
  sets: readonly (readonly DomainId[])[],
): readonly LostWith[] {
  const compiled = compileNetwork(network);
  const gatesOf = (set: readonly DomainId[]) =>
    set.flatMap((domain) => {
      const event = network.events[domain];
      return event === undefined ? [] : [at(compiled.position, event)];
    });
  const lost = sets.map(gatesOf);
  const services = Object.keys(network.tops).sort();
  const tops = services.map((service) => at(compiled.position, network.tops[service] ?? -1));
  const certain = topsLost(compiled, tops, lost);
  if (network.assumptions.length === 0)
    return certain.map((taken) => ({ services: named(services, taken), notSettled: [] }));

  const byDomain = new Map(variables.map((variable) => [variable.domain, variable]));
  const everything = network.assumptions.map(({ gate }) => at(compiled.position, gate));
  const possible = topsLost(
    compiled,
    tops,
    lost.map((gates) => [...gates, ...everything]),
  );
  return sets.map((_, index) => {
    const sure = certain[index] ?? [];
    const most = possible[index] ?? [];
    if (most.every((taken, top) => taken === sure[top])) return { services: named(services, sure), notSettled: [] };
    const gates = lost[index] ?? [];
    const combinations = combinationsOf(relevant(network, compiled, gates, everything), byDomain);
    if (combinations === null)
      return {
        services: named(services, most),
        notSettled: named(
          services,
          most.map((taken, top) => taken && sure[top] !== true),
        ),
      };
    const tried = topsLost(
      compiled,
      tops,
      combinations.map((chosen) => [...gates, ...chosen.map((gate) => at(compiled.position, gate))]),
    );
    return {
      services: named(
        services,
        most.map((_taken, top) => tried.some((taken) => taken[top] === true)),
      ),
      notSettled: [],
    };
  });
}

function named(services: readonly string[], taken: readonly boolean[]): readonly string[] {
  return services.filter((_, index) => taken[index] === true);
}

/** For each question which tops are lost. */
function topsLost(
  compiled: CompiledNetwork,
  tops: readonly number[],
  questions: readonly (readonly number[])[],
): readonly (readonly boolean[])[] {
  const answers: (readonly boolean[])[] = [];
  for (let from = 0; from < questions.length; from += laneCount) {
    const batch = questions.slice(from, from + laneCount);
    const words = evaluateLanes(compiled, batch);
    for (const lane of batch.keys()) answers.push(tops.map((top) => ((at(words, top) >>> lane) & 1) === 1));
  }
  return answers;
}

/** Assumptions that take something along when everything that may fail does: others make no difference to this set. */
function relevant(
  network: FaultNetwork,
  compiled: CompiledNetwork,
  lost: readonly number[],
  everything: readonly number[],
): readonly Assumption[] {
  const words = evaluateLanes(compiled, [[...lost, ...everything]]);
  const tops = new Set(Object.values(network.tops).map((gate) => at(compiled.position, gate)));
  return network.assumptions.filter(({ gate }) => {
    const position = at(compiled.position, gate);
    if (tops.has(position)) return true;
    const from = at(compiled.firstParent, position);
    const to = at(compiled.firstParent, position + 1);
    for (let edge = from; edge < to; edge += 1) if (at(words, at(compiled.parents, edge)) !== 0) return true;
    return false;
  });
}

/** The ways to make assumptions together, each as large as it can be; `null` where there are too many. */
function combinationsOf(
  assumptions: readonly Assumption[],
  variables: ReadonlyMap<DomainId, PlaceVariable>,
): readonly (readonly number[])[] | null {
  let combinations: readonly (readonly number[])[] = [[]];
  for (const zone of [...new Set(assumptions.map((assumption) => assumption.zone))].sort()) {
    const choices = assumptionChoices(zone, assumptions, variables);
    // Where there are too many choices for one zone, it makes them all at once.
    const [only = []] = choices;
    const ofZone = assumptions.filter((assumption) => assumption.zone === zone);
    if (
      choices.length === 1 &&
      only.length === ofZone.length &&
      ofZone.some((one) => ofZone.some((other) => exclude(one, other, variables)))
    )
      return null;
    if (combinations.length * choices.length > mostChoices) return null;
    combinations = combinations.flatMap((chosen) => choices.map((choice) => [...chosen, ...choice]));
  }
  return combinations;
}

function exclude(one: Assumption, other: Assumption, variables: ReadonlyMap<DomainId, PlaceVariable>): boolean {
  if (one.variable === other.variable) return false;
  return (
    variables.get(one.variable)?.differsFrom.includes(other.variable) === true ||
    variables.get(other.variable)?.differsFrom.includes(one.variable) === true
  );
}
