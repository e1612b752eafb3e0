import { at } from "../graph/algorithms/at.ts";
import type { BlastRadius, Derivation, LossOutcome } from "../model/analysis.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { FaultModel, Reading, TopQuestion } from "../model/fault-model.ts";
import type { DependencyGraph, FactId, NodeId } from "../model/graph.ts";
import type { Away, CapacityLeft, Late, LossState, Told } from "../model/loss.ts";
import type { Limits } from "../model/objectives.ts";
import { decidingFacts } from "./deciding-facts.ts";
import { derive } from "./derive.ts";
import { placeOfNarrowed } from "./disturbance-ids.ts";
import { createLosses } from "./lose.ts";
import { namesOf } from "./names.ts";
import type { Propagation } from "./propagate.ts";
import { propagate } from "./propagate.ts";
import { createRestart } from "./restart.ts";
import type { Solver } from "./solver.ts";
import { createSolver } from "./solver.ts";
import type { StartAgain } from "./start-again.ts";
import { createStartAgain } from "./start-again.ts";

/** Answers what is taken while some things are away, at best and at worst. */
export interface Exploration {
  state(away: readonly Away[]): LossState;
  /** The top events that are lost, and no more: for comparing many losses. */
  tops(away: readonly Away[]): { readonly sure: ReadonlySet<string>; readonly perhaps: ReadonlySet<string> };
  readonly graph: DependencyGraph;
  readonly model: FaultModel;
  readonly solverOf: (reading: Reading) => Solver;
}

/** What is to be explored: a graph, its fault model, and what single losses take. */
export interface Explored {
  readonly graph: DependencyGraph;
  readonly model: FaultModel;
  readonly radii: readonly BlastRadius[];
  /** For a store that is wrong, by its domain, what holds or passes on the same content. */
  readonly same: Readonly<Record<DomainId, readonly string[]>>;
}

/**
 * Cost of a state: as a loss in both readings, one propagation of the lost services' proofs, and at worst two propagations for each
 * thing that is away, for what it takes to bring services back.
 */
export function exploreLosses({ graph, model, radii, same }: Explored): Exploration {
  const favourable = choosingOnce(createSolver(model.favourable, graph.variables));
  const least = choosingOnce(createSolver(model.leastFavourable, graph.variables));
  const solverOf = (reading: Reading) => (reading === "favourable" ? favourable : least);
  const names = namesOf(graph, model.domains);
  // What a question adds is no single point of failure of the stack.
  const judged = new Set(radii.map(({ domain }) => domain));
  const stack = { ...model, domains: model.domains.filter(({ id }) => judged.has(id)) };
  const losses = createLosses(graph, stack, radii, solverOf, {
    favourable: createRestart(favourable, model.restart.favourable),
    "least-favourable": createRestart(least, model.restart.leastFavourable),
  });
  const starts: Readonly<Record<Reading, StartAgain>> = {
    favourable: createStartAgain(graph, favourable, model.restart.favourable),
    "least-favourable": createStartAgain(graph, least, model.restart.leastFavourable),
  };
  const services = graph.services.map(({ name }) => name).sort();
  const isService = new Set(services);
  const present = new Set(model.domains.map(({ id }) => id));

  const spreadsOf = (reading: Reading, ids: readonly DomainId[]): readonly Propagation[] => {
    const solver = solverOf(reading);
    return solver.questionsOf(ids).map((gates) => propagate(solver.compiled, gates));
  };
  const failedTops = (reading: Reading, spreads: readonly Propagation[]): ReadonlySet<string> => {
    const { compiled, network } = solverOf(reading);
    return new Set(
      Object.entries(network.tops).flatMap(([key, gate]) =>
        spreads.some((spread) => hasFailed(compiled, spread, gate)) ? [key] : [],
      ),
    );
  };
  const proofOf = (reading: Reading, spreads: readonly Propagation[], service: string): Derivation => {
    const solver = solverOf(reading);
    const top = solver.network.tops[service];
    const spread = spreads.find((one) => top !== undefined && hasFailed(solver.compiled, one, top));
    return spread === undefined ? { steps: [] } : derive(solver, spread, service, names);
  };
  const atOnce = (reading: Reading, ids: readonly DomainId[]): Propagation => {
    const solver = solverOf(reading);
    return propagate(solver.compiled, [...new Set(solver.questionsOf(ids).flat())]);
  };
  /**
   * Stuck services and closed resources once some of what is away has returned and the rest has not. What went down must be started
   * again, whatever returns: nobody promises that it comes back by itself.
   */
  const blockedBy = (reading: Reading) => {
    const known = new Map<string, Blocked>();
    return (away: readonly DomainId[], still: readonly DomainId[] = away): Blocked => {
      const key = [[...away].sort().join("\n"), [...still].sort().join("\n")].join("\n\n");
      const found = known.get(key);
      if (found !== undefined) return found;
      // Beside the question itself all choices are made at once: that may only name more that has to return.
      const outcomes =
        away === still
          ? spreadsOf(reading, away).map((spread) => starts[reading].after(spread))
          : [starts[reading].after(atOnce(reading, away), atOnce(reading, still))];
      const made = {
        stuck: new Set(outcomes.flatMap(({ stuck }) => stuck)),
        closed: new Set(outcomes.flatMap(({ closed }) => closed)),
      };
      known.set(key, made);
      return made;
    };
  };
  const blocked = { favourable: blockedBy("favourable"), "least-favourable": blockedBy("least-favourable") };

  const idsOf = (away: readonly Away[], reading: Reading) => [
    ...new Set(
      away
        .filter(({ domain, inPart }) => present.has(domain) && !(inPart && reading === "favourable"))
        .map(({ domain }) => domain),
    ),
  ];
  return {
    graph,
    model,
    solverOf,
    tops(away) {
      const sure = failedTops("favourable", spreadsOf("favourable", idsOf(away, "favourable")));
      const all = failedTops("least-favourable", spreadsOf("least-favourable", idsOf(away, "least-favourable")));
      return { sure, perhaps: new Set([...all].filter((key) => !sure.has(key))) };
    },
    state(away) {
      const best = idsOf(away, "favourable");
      const worst = idsOf(away, "least-favourable");
      const spreads = {
        favourable: spreadsOf("favourable", best),
        "least-favourable": spreadsOf("least-favourable", worst),
      };
      const tops = {
        favourable: failedTops("favourable", spreads.favourable),
        "least-favourable": failedTops("least-favourable", spreads["least-favourable"]),
      };
      const outcome = {
        favourable: losses.lose("favourable", best),
        "least-favourable": losses.lose("least-favourable", worst),
      };
      const lost = told(services, (service, reading) => tops[reading].has(service)).map((one) => {
        const reading = one.sure ? "favourable" : "least-favourable";
        return { ...one, derivation: proofOf(reading, spreads[reading], one.service) };
      });
      const isLost = (service: string, reading: Reading) => tops[reading].has(service);
      const asked = (kind: TopQuestion["kind"], service: string, reading: Reading) =>
        [...tops[reading]].some((key) => {
          const question = model.questions[key];
          return question?.kind === kind && question.service === service;
        });
      const late = told(
        services,
        (service, reading) => !isLost(service, reading) && lateTops(service, reading).length > 0,
      )
        .map(({ service, sure }): Late => lateness(service, sure))
        // What may be lost altogether may be late as well: that says less.
        .filter(({ service, sure }) => sure || !isLost(service, "least-favourable"));
      const state = {
        lost,
        late,
        wrong: wrongServices(graph, new Set(worst.flatMap((id) => same[id] ?? []))),
        dataLost: told(services, (service, reading) => asked("data-lost", service, reading)),
        capacityShort: told(services, (service, reading) => asked("capacity-short", service, reading)),
        redundancyLost: exposed(outcome, services),
        stuck: told(services, (service, reading) =>
          blocked[reading](reading === "favourable" ? best : worst).stuck.has(service),
        ).map((one) => ({
          ...one,
          until: awaited(worst, (ids) => blocked["least-favourable"](worst, ids).stuck.has(one.service)),
        })),
      };
      const touched = new Set(
        Object.values(state).flatMap((list) => list.map((one) => (typeof one === "string" ? one : one.service))),
      );
      return {
        ...state,
        frozen: frozenOf(best, worst, outcome),
        down: downOf(outcome),
        capacities: capacitiesOf(model, solverOf, spreads),
        untouched: services.filter((service) => !touched.has(service)),
        facts: factsOf(lost, spreads["least-favourable"]),
      };

      function lateTops(service: string, reading: Reading): readonly string[] {
        return [...tops[reading]].filter((key) => {
          const question = model.questions[key];
          return question?.kind === "unavailable" && question.service === service && !isService.has(key);
        });
      }

      function lateness(service: string, sure: boolean): Late {
        const reading = sure ? "favourable" : "least-favourable";
        const keys = lateTops(service, reading);
        const limits = keys.flatMap((key): readonly Limits[] => {
          const question = model.questions[key];
          return question?.kind === "unavailable" ? [{ rto: question.limits.rto, rpo: question.limits.rpo }] : [];
        });
        const solver = solverOf(reading);
        const [first = ""] = keys;
        const takes = takeoverIn(solver, spreads[reading], first);
        return { service, sure, limits, takes, derivation: proofOf(reading, spreads[reading], first) };
      }
    },
  };

  /** Resources that are up, and of which none could be started now though it could before, by what has to return first. */
  function frozenOf(
    best: readonly DomainId[],
    worst: readonly DomainId[],
    outcome: Readonly<Record<Reading, LossOutcome>>,
  ): LossState["frozen"] {
    const before = blocked["least-favourable"]([]).closed;
    const down = new Set(outcome["least-favourable"].down);
    const surely = blocked.favourable(best).closed;
    const found = new Map<string, { until: readonly DomainId[]; sure: boolean; nodes: NodeId[] }>();
    for (const node of [...blocked["least-favourable"](worst).closed].sort()) {
      if (before.has(node) || down.has(node)) continue;
      const until = awaited(worst, (ids) => blocked["least-favourable"](worst, ids).closed.has(node));
      const sure = surely.has(node);
      const key = [sure, ...until].join("\n");
      const known = found.get(key);
      if (known === undefined) found.set(key, { until, sure, nodes: [node] });
      else known.nodes.push(node);
    }
    return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one);
  }

  /** Facts that make the worst worse than the best. */
  function factsOf(lost: readonly Told[], spreads: readonly Propagation[]): readonly FactId[] {
    const open = lost.filter(({ sure }) => !sure);
    return [
      ...new Set(
        open.flatMap(({ service }) => {
          const top = least.network.tops[service];
          const taking = spreads.filter((spread) => top !== undefined && hasFailed(least.compiled, spread, top));
          return decidingFacts(least, taking, service).flat();
        }),
      ),
    ].sort();
  }
}

interface Blocked {
  readonly stuck: ReadonlySet<string>;
  readonly closed: ReadonlySet<NodeId>;
}

/**
 * The same solver, asked about several kinds of products in one place: which unknown place is that one is chosen once for all of them,
 * where the solver would try every choice of one with every choice of another.
 */
function choosingOnce(solver: Solver): Solver {
  return {
    ...solver,
    questionsOf(domains) {
      const chosen = new Set<DomainId>(domains.filter((id) => placeOfNarrowed(id) === null));
      const choosing: DomainId[] = [...chosen];
      const gates: number[] = [];
      for (const id of domains) {
        const place = placeOfNarrowed(id);
        if (place === null) continue;
        const event = solver.network.events[id];
        if (!chosen.has(place)) choosing.push(id);
        else if (event !== undefined) gates.push(at(solver.compiled.position, event));
        chosen.add(place);
      }
      const questions = solver.questionsOf(choosing);
      return gates.length === 0 ? questions : questions.map((question) => [...new Set([...question, ...gates])]);
    },
  };
}

/** What the takeovers take, and give up, on which a top event that is limited rests; `null` where one of them is not known. */
function takeoverIn({ network, compiled }: Solver, spreads: readonly Propagation[], top: string): Limits {
  const times: number[] = [];
  const lags: number[] = [];
  let unknown = { time: false, lag: false };
  for (const spread of spreads) {
    const seen = new Set<number>();
    const open = [network.tops[top] ?? -1];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const gate = network.gates[next];
      if (gate === undefined || seen.has(next) || !hasFailed(compiled, spread, next)) continue;
      seen.add(next);
      const { meaning } = gate;
      if (meaning.kind === "takeover") {
        if (meaning.why === "time") times.push(meaning.takes ?? 0);
        if (meaning.why === "lag") lags.push(meaning.takes ?? 0);
        unknown = {
          time: unknown.time || meaning.why === "unknown-time",
          lag: unknown.lag || meaning.why === "unknown-lag",
        };
      }
      if (gate.kind !== "event") open.push(...gate.children);
    }
  }
  return {
    rto: unknown.time || times.length === 0 ? null : Math.max(...times),
    rpo: unknown.lag || lags.length === 0 ? null : Math.max(...lags),
  };
}

function hasFailed(compiled: Solver["compiled"], spread: Propagation, gate: number): boolean {
  return at(spread.round, at(compiled.position, gate)) !== -1;
}

/** Services of which something is true in every world, or in some world at least. */
function told(services: readonly string[], holds: (service: string, reading: Reading) => boolean): readonly Told[] {
  return services.flatMap((service): readonly Told[] => {
    if (holds(service, "favourable")) return [{ service, sure: true }];
    return holds(service, "least-favourable") ? [{ service, sure: false }] : [];
  });
}

function exposed(
  outcome: Readonly<Record<Reading, LossOutcome>>,
  services: readonly string[],
): LossState["redundancyLost"] {
  const of = (service: string, reading: Reading) =>
    outcome[reading].redundancyLost.find((one) => one.service === service)?.lostWith;
  return services.flatMap((service) => {
    const sure = of(service, "favourable");
    const lostWith = sure ?? of(service, "least-favourable");
    return lostWith === undefined ? [] : [{ service, sure: sure !== undefined, lostWith }];
  });
}

function downOf(outcome: Readonly<Record<Reading, LossOutcome>>): LossState["down"] {
  const sure = outcome.favourable.down;
  const known = new Set(sure);
  return { sure, perhaps: outcome["least-favourable"].down.filter((node) => !known.has(node)) };
}

/**
 * The fewest of what is away that must return, as far as leaving out one after the other finds it; empty where it does not help that
 * all return.
 */
function awaited(away: readonly DomainId[], isBlocked: (away: readonly DomainId[]) => boolean): readonly DomainId[] {
  if (isBlocked([])) return [];
  let needed = away;
  for (const one of away) {
    const fewer = needed.filter((other) => other !== one);
    if (!isBlocked(away.filter((other) => !fewer.includes(other)))) needed = fewer;
  }
  return [...needed].sort();
}

/** Services that are entered by what holds wrong content. */
function wrongServices(graph: DependencyGraph, same: ReadonlySet<string>): readonly string[] {
  return graph.services
    .filter(({ entries }) => entries.some((entry) => same.has(entry)))
    .map(({ name }) => name)
    .sort();
}

/** What is left of groups with a stated capacity. */
function capacitiesOf(
  model: FaultModel,
  solverOf: (reading: Reading) => Solver,
  spreads: Readonly<Record<Reading, readonly Propagation[]>>,
): readonly CapacityLeft[] {
  const best = leftIn(model, solverOf("favourable"), spreads.favourable);
  const worst = leftIn(model, solverOf("least-favourable"), spreads["least-favourable"]);
  return [...best]
    .map(([key, left]) => ({ ...left, best: left.carries, worst: worst.get(key)?.carries ?? left.carries }))
    .map(({ carries: _carries, ...left }) => left)
    .sort((one, other) => (`${one.service} ${one.group}` < `${other.service} ${other.group}` ? -1 : 1));
}

function leftIn(
  { questions }: FaultModel,
  { network, compiled }: Solver,
  spreads: readonly Propagation[],
): ReadonlyMap<string, Omit<CapacityLeft, "best" | "worst"> & { readonly carries: number }> {
  const found = new Map<string, Omit<CapacityLeft, "best" | "worst"> & { readonly carries: number }>();
  for (const [key, question] of Object.entries(questions)) {
    const top = question.kind === "capacity-short" ? network.gates[network.tops[key] ?? -1] : undefined;
    if (top === undefined || top.kind === "event") continue;
    for (const child of top.children) {
      const gate = network.gates[child];
      if (gate?.kind !== "at-least" || gate.meaning.kind !== "capacity") continue;
      const { group, carries, peak, unit } = gate.meaning;
      const lefts = spreads.map((spread) =>
        gate.children.reduce(
          (sum, carrier, index) => sum - (hasFailed(compiled, spread, carrier) ? (gate.weights?.[index] ?? 1) : 0),
          carries,
        ),
      );
      const left = Math.max(Math.min(carries, ...lefts), 0);
      found.set(`${question.service}\n${group}`, { service: question.service, group, peak, unit, carries: left });
    }
  }
  return found;
}
