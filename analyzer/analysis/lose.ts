import { at } from "../graph/algorithms/at.ts";
import type { BlastRadius, LossOutcome } from "../model/analysis.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { FaultModel, Reading } from "../model/fault-model.ts";
import type { DependencyGraph } from "../model/graph.ts";
import { levels } from "../model/objectives.ts";
import { evaluateLanes, laneCount } from "./evaluate-lanes.ts";
import { propagate } from "./propagate.ts";
import type { Restart } from "./restart.ts";
import type { Solver } from "./solver.ts";

/** Answers what losses take beyond the services that they take: redundancy, data, capacity, the ability to repair. */
export interface Losses {
  lose(reading: Reading, lost: readonly DomainId[]): LossOutcome;
  /** Services that are down with a loss and can't be brought back while it lasts; where places may differ, in any world. */
  stuck(reading: Reading, lost: DomainId): ReadonlySet<string>;
}

/**
 * Cost: a propagation for each choice of unknown places, and for redundancy one evaluation per 32 domains for each of them.
 * Where choices differ, whatever is taken in one of them is taken.
 */
export function createLosses(
  graph: DependencyGraph,
  model: FaultModel,
  radii: readonly BlastRadius[],
  solverOf: (reading: Reading) => Solver,
  restart: Readonly<Record<Reading, Restart>>,
): Losses {
  const servicesOf = new Set(graph.services.map((service) => service.name));
  const radiusOf = new Map(radii.map((radius) => [radius.domain, radius]));
  // What may be a single point of failure: the domains of the levels that objectives name.
  const single = model.domains
    .filter((domain) => levels.some((level) => level === domain.kind))
    .map((domain) => domain.id);

  const wasSingle = (reading: Reading, domain: DomainId, service: string) => {
    const radius = radiusOf.get(domain);
    if (radius === undefined) return false;
    return radius.lost.includes(service) || (reading === "least-favourable" && radius.perhapsLost.includes(service));
  };

  return {
    lose(reading, lost) {
      const solver = solverOf(reading);
      const topsLost = new Set<string>();
      const stuckServices = new Set<string>();
      const stuckNodes = new Set<string>();
      const down = new Set<string>();
      const exposed = new Map<string, Set<DomainId>>();
      const gatesOf = Object.values(model.restart[reading === "favourable" ? "favourable" : "leastFavourable"].holds);
      for (const gates of solver.questionsOf(lost)) {
        const spread = propagate(solver.compiled, gates);
        const failed = (gate: number) => at(spread.round, at(solver.compiled.position, gate)) !== -1;
        for (const [key, gate] of Object.entries(solver.network.tops)) if (failed(gate)) topsLost.add(key);
        const { services, nodes } = restart[reading].after(spread);
        for (const service of services) stuckServices.add(service);
        for (const node of nodes) stuckNodes.add(node);
        for (const { fault, up } of gatesOf) {
          const meaning = solver.network.gates[fault]?.meaning;
          if (up && meaning?.kind === "node" && failed(fault)) down.add(meaning.node);
        }
        for (const [service, domains] of exposures(solver, gates, lost, reading)) {
          const known = exposed.get(service) ?? new Set();
          for (const domain of domains) known.add(domain);
          exposed.set(service, known);
        }
      }
      const asked = (kind: string) =>
        [...topsLost].flatMap((key) => {
          const question = model.questions[key];
          return question?.kind === kind ? [question.service] : [];
        });
      const services = [...topsLost].filter((key) => servicesOf.has(key)).sort();
      return {
        services,
        dataLost: [...new Set(asked("data-lost"))].sort(),
        capacityShort: [...new Set(asked("capacity-short"))].sort(),
        redundancyLost: [...exposed]
          .filter(([service]) => !services.includes(service))
          .map(([service, domains]) => ({ service, lostWith: [...domains].sort() }))
          .sort((one, other) => (one.service < other.service ? -1 : 1)),
        down: [...down].sort(),
        unrepairable: [...stuckNodes].filter((node) => down.has(node)).sort(),
        unrepairableServices: [...stuckServices].sort(),
      };
    },
    stuck(reading, lost) {
      const solver = solverOf(reading);
      const found = new Set<string>();
      for (const gates of solver.questionsOf([lost])) {
        for (const service of restart[reading].after(propagate(solver.compiled, gates)).services) found.add(service);
      }
      return found;
    },
  };

  /** Services that are up after a loss, and the domains that take them now and did not before. */
  function exposures(
    solver: Solver,
    gates: readonly number[],
    lost: readonly DomainId[],
    reading: Reading,
  ): ReadonlyMap<string, readonly DomainId[]> {
    const found = new Map<string, DomainId[]>();
    const others = single.filter((domain) => !lost.includes(domain));
    const questions = others.flatMap((domain) =>
      solver.questionsOf([domain]).map((more) => ({ domain, gates: [...gates, ...more] })),
    );
    for (let from = 0; from < questions.length; from += laneCount) {
      const batch = questions.slice(from, from + laneCount);
      const words = evaluateLanes(
        solver.compiled,
        batch.map((question) => question.gates),
      );
      for (const [key, top] of Object.entries(solver.network.tops)) {
        if (!servicesOf.has(key)) continue;
        const word = at(words, at(solver.compiled.position, top));
        for (const [lane, { domain }] of batch.entries()) {
          if (((word >>> lane) & 1) === 0 || wasSingle(reading, domain, key)) continue;
          const known = found.get(key);
          if (known === undefined) found.set(key, [domain]);
          else if (!known.includes(domain)) known.push(domain);
        }
      }
    }
    return found;
  }
}
