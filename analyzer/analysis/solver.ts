import { at } from "../graph/algorithms/at.ts";
import type { DomainId, PlaceVariable } from "../model/failure-domain.ts";
import type { FaultNetwork } from "../model/fault-model.ts";
import { assumptionChoices } from "./assumption-choices.ts";
import type { CompiledNetwork } from "./compile-network.ts";
import { compileNetwork } from "./compile-network.ts";
import { evaluateLanes, laneCount } from "./evaluate-lanes.ts";
import type { Propagation } from "./propagate.ts";
import { propagate } from "./propagate.ts";
import { candidatesFor, sufficientFor } from "./reach-from-tops.ts";

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
}

/** Beyond this many ways to choose for several lost domains together, all choices are made at once. */
const mostQuestions = 512;

/** Every choice for one domain with every one for another; where those are very many, all are made at once, which may only err. */
function combine(
  questions: readonly (readonly number[])[],
  choices: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  if (questions.length * choices.length > mostQuestions) return questions.map((gates) => [...gates, ...choices.flat()]);
  return questions.flatMap((gates) => choices.map((choice) => [...gates, ...choice]));
}

/** For each domain the zones among these that are lost with it: a building's, a region's, a zone itself. */
function zonesLostWith(network: FaultNetwork, zones: readonly DomainId[]): ReadonlyMap<DomainId, readonly DomainId[]> {
  const found = new Map<DomainId, DomainId[]>();
  if (zones.length === 0) return found;
  const lossOf = new Map<DomainId, readonly number[]>();
  for (const { kind, meaning, ...gate } of network.gates) {
    if (kind === "or" && meaning.kind === "domain" && "children" in gate && !lossOf.has(meaning.domain))
      lossOf.set(meaning.domain, gate.children);
  }
  for (const zone of zones) {
    const seen = new Set<DomainId>();
    const open: DomainId[] = [zone];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const known = found.get(next);
      if (known === undefined) found.set(next, [zone]);
      else known.push(zone);
      for (const child of lossOf.get(next) ?? []) {
        const meaning = network.gates[child]?.meaning;
        if (meaning?.kind === "domain") open.push(meaning.domain);
      }
    }
  }
  return found;
}

export function createSolver(network: FaultNetwork, variables: readonly PlaceVariable[]): Solver {
  const compiled = compileNetwork(network);
  const byDomain = new Map(variables.map((variable) => [variable.domain, variable]));
  const services = Object.entries(network.tops);
  const assumptionsOf = Map.groupBy(network.assumptions, (assumption) => assumption.zone);
  const zonesIn = zonesLostWith(network, [...assumptionsOf.keys()]);
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
  // One by one: most who ask want the first.
  function* spreads(domain: DomainId, service: string): Generator<Propagation, undefined> {
    const top = network.tops[service];
    if (top === undefined) return;
    for (const gates of questionsOf(domain)) {
      const spread = propagate(compiled, gates);
      if (at(spread.round, at(compiled.position, top)) !== -1) yield spread;
    }
  }
  // Whatever choices a question may make; taking all of them only adds candidates.
  const given = network.assumptions.map((assumption) => at(compiled.position, assumption.gate));
  const standing = propagate(compiled, []);
  const isLostAnyway = ([, top]: readonly [string, number]) => at(standing.round, at(compiled.position, top)) !== -1;
  const lostAnyway = services.filter(isLostAnyway).map(([service]) => service);
  const others = services.filter((service) => !isLostAnyway(service));

  /** What candidates prove to take, many of them in one pass. */
  function* tried(
    candidates: readonly DomainId[],
    block: readonly (readonly [string, number])[],
  ): Generator<readonly [DomainId, string]> {
    const questions = candidates.flatMap((domain) => questionsOf(domain).map((gates) => ({ domain, gates })));
    for (let from = 0; from < questions.length; from += laneCount) {
      const batch = questions.slice(from, from + laneCount);
      const words = evaluateLanes(
        compiled,
        batch.map(({ gates }) => gates),
      );
      for (const [service, top] of block) {
        const word = at(words, at(compiled.position, top));
        for (const [lane, { domain }] of batch.entries()) if ((word >>> lane) & 1) yield [domain, service];
      }
    }
  }
  return {
    network,
    compiled,
    lostAnyway,
    standing,
    questionsOf: (domains) => questionsOfAll(domains),
    lostServices(domains) {
      const lost = new Map<DomainId, Set<string>>(domains.map((domain) => [domain, new Set(lostAnyway)]));
      for (let from = 0; from < others.length; from += laneCount) {
        const block = others.slice(from, from + laneCount);
        const tops = block.map(([, top]) => at(compiled.position, top));
        const sure = sufficientFor(compiled, tops);
        const candidates = candidatesFor(compiled, tops, given);
        const open: DomainId[] = [];
        for (const domain of domains) {
          const event = network.events[domain];
          const word = event === undefined ? 0 : at(sure, at(compiled.position, event));
          for (const [bit, [service]] of block.entries()) if ((word >>> bit) & 1) lost.get(domain)?.add(service);
          const possible = event === undefined ? 0 : at(candidates, at(compiled.position, event));
          if ((possible & ~word) !== 0) open.push(domain);
        }
        for (const [domain, service] of tried(open, block)) lost.get(domain)?.add(service);
      }
      return new Map([...lost].map(([domain, names]) => [domain, [...names].sort()]));
    },
    spread: (domain, service) => spreads(domain, service).next().value ?? null,
    spreads: (domain, service) => [...spreads(domain, service)],
  };
}
