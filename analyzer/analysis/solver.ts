import { at } from "../graph/algorithms/at.ts";
import type { DomainId, PlaceVariable } from "../model/failure-domain.ts";
import type { FaultNetwork } from "../model/fault-model.ts";
import { assumptionChoices } from "./assumption-choices.ts";
import type { CompiledNetwork } from "./compile-network.ts";
import { compileNetwork } from "./compile-network.ts";
import { evaluateLanes, laneCount } from "./evaluate-lanes.ts";
import type { Propagation } from "./propagate.ts";
import { propagate } from "./propagate.ts";
import { candidatesBeside, sufficientFor } from "./reach-from-tops.ts";
import { briefSpreads } from "./spread-briefly.ts";

/** Answers what is lost with domains, in one reading. Built once for a network. */
export interface Solver {
  readonly network: FaultNetwork;
  readonly compiled: CompiledNetwork;
  /** Domain → services lost with it in some world of the reading, sorted. */
  lostServices(domains: readonly DomainId[]): ReadonlyMap<DomainId, readonly string[]>;
  /**
   * What is lost in each world of the reading when these domains are, as compiled gates: one question where every unknown place is
   * free to be any of them, else one for each choice among places that differ.
   */
  questionsOf(domains: readonly DomainId[]): readonly (readonly number[])[];
  /** Services that are lost before anything is. */
  readonly lostAnyway: readonly string[];
  /** What fails before anything is lost. */
  readonly standing: Propagation;
  /** How a domain's loss spreads in a world in which it takes the service; `null` where there is none. */
  spread(domain: DomainId, service: string): Propagation | null;
  /** The same in every world in which it takes the service. */
  spreads(domain: DomainId, service: string): readonly Propagation[];
  /** How it spreads in each world, whatever it takes: one by one, as each is as large as the network. */
  spreadsOf(domain: DomainId): Iterable<Propagation>;
}

/** Beyond this many ways to choose for several lost domains together, all choices are made at once. */
const mostQuestions = 512;

/** So many visits are cheaper than whatever would spare them. */
const leastVisits = 1024;

/** Every choice for one domain with every one for another; where those are very many, all are made at once, which may only err. */
function combine(
  questions: readonly (readonly number[])[],
  choices: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  if (questions.length * choices.length > mostQuestions) return questions.map((gates) => [...gates, ...choices.flat()]);
  return questions.flatMap((gates) => choices.map((choice) => [...gates, ...choice]));
}

/**
 * For each domain the zones in it of which a choice makes a difference when it is lost: a building's, a zone itself. Places that
 * are lost with the domain whichever zone they turn out to be, as with their region, leave nothing to choose.
 */
function zonesLostWith(network: FaultNetwork): ReadonlyMap<DomainId, readonly DomainId[]> {
  const found = new Map<DomainId, DomainId[]>();
  if (network.assumptions.length === 0) return found;
  const lossOf = new Map<DomainId, readonly number[]>();
  for (const { kind, meaning, ...gate } of network.gates) {
    if (kind === "or" && meaning.kind === "domain" && "children" in gate && !lossOf.has(meaning.domain))
      lossOf.set(meaning.domain, gate.children);
  }
  const containersOf = (domain: DomainId): ReadonlySet<DomainId> => {
    const seen = new Set<DomainId>();
    const open: DomainId[] = [domain];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const child of lossOf.get(next) ?? []) {
        const meaning = network.gates[child]?.meaning;
        if (meaning?.kind === "domain") open.push(meaning.domain);
      }
    }
    return seen;
  };
  for (const [zone, assumed] of Map.groupBy(network.assumptions, (assumption) => assumption.zone)) {
    const lostAnyway = assumed.map(({ variable }) => containersOf(variable));
    for (const domain of containersOf(zone)) {
      if (domain !== zone && lostAnyway.every((containers) => containers.has(domain))) continue;
      const known = found.get(domain);
      if (known === undefined) found.set(domain, [zone]);
      else known.push(zone);
    }
  }
  return found;
}

export function createSolver(network: FaultNetwork, variables: readonly PlaceVariable[]): Solver {
  const compiled = compileNetwork(network);
  const byDomain = new Map(variables.map((variable) => [variable.domain, variable]));
  const services = Object.entries(network.tops);
  const assumptionsOf = Map.groupBy(network.assumptions, (assumption) => assumption.zone);
  const zonesIn = zonesLostWith(network);
  const questionsOf = (domain: DomainId): readonly (readonly number[])[] => {
    const event = network.events[domain];
    const lost = event === undefined ? [] : [at(compiled.position, event)];
    let questions: readonly (readonly number[])[] = [lost];
    for (const zone of zonesIn.get(domain) ?? [domain]) {
      const choices = assumptionChoices(zone, assumptionsOf.get(zone) ?? [], byDomain).map((choice) =>
        choice.map((gate) => at(compiled.position, gate)),
      );
      questions = combine(questions, choices);
    }
    return questions;
  };
  const questionsOfAll = (domains: readonly DomainId[]): readonly (readonly number[])[] => {
    let questions: readonly (readonly number[])[] = [[]];
    for (const domain of domains) questions = combine(questions, questionsOf(domain));
    return questions.map((gates) => [...new Set(gates)]);
  };
  function* spreadsOf(domain: DomainId): Generator<Propagation, undefined> {
    for (const gates of questionsOf(domain)) yield propagate(compiled, gates);
  }
  // One by one: most who ask want the first.
  function* spreads(domain: DomainId, service: string): Generator<Propagation, undefined> {
    const top = network.tops[service];
    if (top === undefined) return;
    for (const spread of spreadsOf(domain)) if (at(spread.round, at(compiled.position, top)) !== -1) yield spread;
  }
  const standing = propagate(compiled, []);
  const isLostAnyway = ([, top]: readonly [string, number]) => at(standing.round, at(compiled.position, top)) !== -1;
  const lostAnyway = services.filter(isLostAnyway).map(([service]) => service);
  const others = services.filter((service) => !isLostAnyway(service));

  const topsAt = Map.groupBy(others.keys(), (index) => at(compiled.position, others[index]?.[1] ?? -1));
  const isTop = new Uint8Array(compiled.size);
  for (const gate of topsAt.keys()) isTop[gate] = 1;

  /** What each of some losses takes, as indices of `others`: most take little, and are tried alone; the rest many in one pass. */
  function tried(losses: readonly DomainId[], take: (loss: number, service: number) => void): void {
    const brief = briefSpreads(compiled, standing);
    // A pass answers as many questions as it has lanes: whoever needs more visits than his share of it does better to join one.
    const limit = leastVisits + (2 * compiled.children.length) / laneCount;
    const wide: { readonly loss: number; readonly gates: readonly number[] }[] = [];
    for (const [loss, domain] of losses.entries()) {
      for (const gates of questionsOf(domain)) {
        const failed = brief.after(gates, limit);
        if (failed === null) wide.push({ loss, gates });
        for (const gate of failed ?? [])
          if (isTop[gate] === 1) for (const service of topsAt.get(gate) ?? []) take(loss, service);
      }
    }
    for (let from = 0; from < wide.length; from += laneCount) {
      const batch = wide.slice(from, from + laneCount);
      const words = evaluateLanes(
        compiled,
        batch.map(({ gates }) => gates),
      );
      for (const [gate, found] of topsAt) {
        const word = at(words, gate);
        if (word === 0) continue;
        for (const [lane, { loss }] of batch.entries())
          if ((word >>> lane) & 1) for (const service of found) take(loss, service);
      }
    }
  }

  /** What each domain takes, as indices of `others`. */
  function takenBy(domains: readonly DomainId[]): ReadonlyMap<number, ReadonlySet<number>> {
    const taken = new Map<number, Set<number>>();
    const take = (domain: number, service: number) => {
      const known = taken.get(domain);
      if (known === undefined) taken.set(domain, new Set([service]));
      else known.add(service);
    };
    const gates = domains.map((domain) => {
      const event = network.events[domain];
      return event === undefined ? -1 : at(compiled.position, event);
    });
    // Whatever choices a question may make; taking all of them only adds candidates.
    const given = network.assumptions.map((assumption) => at(compiled.position, assumption.gate));
    const failedByGiven = propagate(compiled, given).round;
    const isOpen = new Uint8Array(domains.length);
    for (let from = 0; from < others.length; from += laneCount) {
      const tops = others.slice(from, from + laneCount).map(([, top]) => at(compiled.position, top));
      const sure = sufficientFor(compiled, tops);
      const candidates = candidatesBeside(compiled, tops, failedByGiven);
      for (const [index, gate] of gates.entries()) {
        if (gate === -1) continue;
        const word = at(sure, gate);
        for (let left = word; left !== 0; left &= left - 1) take(index, from + 31 - Math.clz32(left & -left));
        if ((at(candidates, gate) & ~word) !== 0) isOpen[index] = 1;
      }
    }
    const open = [...domains.keys()].filter((index) => isOpen[index] === 1);
    tried(
      open.flatMap((index) => domains[index] ?? []),
      (loss, service) => take(open[loss] ?? -1, service),
    );
    return taken;
  }
  return {
    network,
    compiled,
    lostAnyway,
    standing,
    questionsOf: (domains) => questionsOfAll(domains),
    lostServices(domains) {
      const taken = takenBy(domains);
      const always = [...lostAnyway].sort();
      return new Map(
        domains.map((domain, index) => {
          const found = taken.get(index);
          if (found === undefined) return [domain, always];
          return [domain, [...always, ...[...found].flatMap((service) => others[service]?.[0] ?? [])].sort()];
        }),
      );
    },
    spread: (domain, service) => spreads(domain, service).next().value ?? null,
    spreads: (domain, service) => [...spreads(domain, service)],
    spreadsOf,
  };
}
