import { at } from "../graph/algorithms/at.ts";
import type { DomainId, PlaceVariable } from "../model/failure-domain.ts";
import type { FaultNetwork } from "../model/fault-model.ts";
import { assumptionChoices } from "./assumption-choices.ts";
import type { CompiledNetwork } from "./compile-network.ts";
import { compileNetwork } from "./compile-network.ts";
import { evaluateLanes, laneCount } from "./evaluate-lanes.ts";
import type { Propagation } from "./propagate.ts";
import { propagate } from "./propagate.ts";

/** Answers what is lost with domains, in one reading. Built once for a network. */
export interface Solver {
  readonly network: FaultNetwork;
  readonly compiled: CompiledNetwork;
  /** Domain → services lost with it in some world of the reading, sorted. */
  lostServices(domains: readonly DomainId[]): ReadonlyMap<DomainId, readonly string[]>;
  /** How a domain's loss spreads in a world in which it takes the service; `null` where there is none. */
  spread(domain: DomainId, service: string): Propagation | null;
}

export function createSolver(network: FaultNetwork, variables: readonly PlaceVariable[]): Solver {
  const compiled = compileNetwork(network);
  const byDomain = new Map(variables.map((variable) => [variable.domain, variable]));
  const services = Object.entries(network.tops);
  const questionsOf = (domain: DomainId): readonly (readonly number[])[] => {
    const event = network.events[domain];
    const lost = event === undefined ? [] : [at(compiled.position, event)];
    return assumptionChoices(domain, network.assumptions, byDomain).map((choice) => [
      ...lost,
      ...choice.map((gate) => at(compiled.position, gate)),
    ]);
  };
  return {
    network,
    compiled,
    lostServices(domains) {
      const lost = new Map<DomainId, Set<string>>(domains.map((domain) => [domain, new Set()]));
      const questions = domains.flatMap((domain) => questionsOf(domain).map((gates) => ({ domain, gates })));
      for (let from = 0; from < questions.length; from += laneCount) {
        const batch = questions.slice(from, from + laneCount);
        const words = evaluateLanes(
          compiled,
          batch.map(({ gates }) => gates),
        );
        for (const [service, top] of services) {
          const word = at(words, at(compiled.position, top));
          for (const [lane, { domain }] of batch.entries()) if ((word >>> lane) & 1) lost.get(domain)?.add(service);
        }
      }
      return new Map([...lost].map(([domain, names]) => [domain, [...names].sort()]));
    },
    spread(domain, service) {
      const top = network.tops[service];
      if (top === undefined) return null;
      for (const gates of questionsOf(domain)) {
        const result = propagate(compiled, gates);
        if (at(result.round, at(compiled.position, top)) !== -1) return result;
      }
      return null;
    },
  };
}
