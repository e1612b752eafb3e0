import { compileNetwork } from "../../../../analyzer/analysis/compile-network.ts";
import { evaluateLanes, laneCount } from "../../../../analyzer/analysis/evaluate-lanes.ts";
import type { PlaceVariable } from "../../../../analyzer/model/failure-domain.ts";
import type { FaultNetwork } from "../../../../analyzer/model/fault-model.ts";

/**
 * The minimal cut sets of a service by definition: every set of domains is tried with every choice of assumptions of which no
 * two exclude each other; a set is minimal when no smaller one that it contains is a cut set. For a dozen events.
 */
export function bruteForceCutSets(
  network: FaultNetwork,
  variables: readonly PlaceVariable[],
  service: string,
): readonly (readonly string[])[] {
  const domains = Object.keys(network.events).sort();
  const compiled = compileNetwork(network);
  const position = (gate: number) => compiled.position[gate] ?? -1;
  const choices = subsets(network.assumptions.length).filter((choice) =>
    choice.every((one) => choice.every((other) => one === other || !exclude(network, variables, one, other))),
  );
  const all = subsets(domains.length);
  const questions = all.flatMap((set) =>
    choices.map((choice) => [
      ...set.map((index) => position(network.events[domains[index] ?? ""] ?? -1)),
      ...choice.map((index) => position(network.assumptions[index]?.gate ?? -1)),
    ]),
  );
  const top = position(network.tops[service] ?? -1);
  const lost: boolean[] = [];
  for (let from = 0; from < questions.length; from += laneCount) {
    const batch = questions.slice(from, from + laneCount);
    const word = evaluateLanes(compiled, batch)[top] ?? 0;
    for (const lane of batch.keys()) lost.push(((word >>> lane) & 1) === 1);
  }
  const isCutSet = (set: number) => choices.some((_, index) => lost[set * choices.length + index] === true);
  const found: number[] = [];
  const order = [...all.keys()].sort(
    (one, other) => (all[one]?.length ?? 0) - (all[other]?.length ?? 0) || one - other,
  );
  for (const set of order) if (isCutSet(set) && !found.some((smaller) => (smaller & set) === smaller)) found.push(set);
  return found.map((set) => (all[set] ?? []).map((index) => domains[index] ?? "")).sort(byOrderThenDomains);
}

export function byOrderThenDomains(one: readonly string[], other: readonly string[]): number {
  if (one.length !== other.length) return one.length - other.length;
  const index = one.findIndex((domain, place) => domain !== other[place]);
  return index === -1 ? 0 : (one[index] ?? "") < (other[index] ?? "") ? -1 : 1;
}

/** All subsets of the numbers below `count`; the one at place n holds the bits of n. */
function subsets(count: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** count }, (_, set) =>
    Array.from({ length: count }, (_unused, index) => index).filter((index) => ((set >> index) & 1) === 1),
  );
}

function exclude(network: FaultNetwork, variables: readonly PlaceVariable[], one: number, other: number): boolean {
  const left = network.assumptions[one];
  const right = network.assumptions[other];
  if (left === undefined || right === undefined || left.zone !== right.zone) return false;
  const differs = (from: string, to: string) =>
    variables.some(({ domain, differsFrom }) => domain === from && differsFrom.includes(to));
  return differs(left.variable, right.variable) || differs(right.variable, left.variable);
}
