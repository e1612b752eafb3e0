import type { DomainId } from "../model/failure-domain.ts";
import type { DependencyGraph, NodeId } from "../model/graph.ts";
import type { Away, Disturbance, LossQuestion, LossReport, SurgeReport, WaveReport } from "../model/loss.ts";
import { wavesOf } from "./bind-incident.ts";
import { wholeId, wrongId } from "./disturbance-ids.ts";
import type { Exploration } from "./explore-losses.ts";

/** A graph whose stated peaks are multiplied; a share of a unit counts as a whole one. */
export function surged(graph: DependencyGraph, surges: LossQuestion["surges"]): DependencyGraph {
  if (surges.length === 0) return graph;
  const factorOf = new Map(surges.map(({ service, factor }) => [service, factor]));
  return {
    ...graph,
    services: graph.services.map((service) => {
      const factor = factorOf.get(service.name);
      if (factor === undefined || service.capacity === null) return service;
      return { ...service, capacity: { ...service.capacity, peak: surgedPeak(service.capacity.peak, factor) } };
    }),
  };
}

function surgedPeak(peak: number, factor: number): number {
  // Numbers that are written in decimals: 24,000 × 1.1 is 26,400 and not one more.
  return Math.ceil(Number((peak * factor).toPrecision(12)));
}

/** What a question takes away beside the domains that the model has. */
export function disturbancesOf(graph: DependencyGraph, question: LossQuestion): readonly Disturbance[] {
  return [
    ...question.down.map((node): Disturbance => ({ kind: "down", id: wholeId(node), node, how: "lost" })),
    ...question.corrupted.flatMap((node) =>
      wavesOrAll(graph, node).map((wave): Disturbance => ({ kind: "wrong", id: wrongId(node, wave), node, wave })),
    ),
  ];
}

function wavesOrAll(graph: DependencyGraph, node: NodeId): readonly (DomainId | null)[] {
  const waves = wavesOf(graph, node);
  return waves.length === 0 ? [null] : waves;
}

/**
 * Answers one question. Of a store whose changes are staged, the one wave is taken that takes the most; what each other one takes is
 * told beside it.
 *
 * @param stated the graph before its peaks were multiplied
 */
export function askLoss(
  question: LossQuestion,
  exploration: Exploration,
  stated: DependencyGraph,
): Pick<LossReport, "away" | "state" | "surges" | "waves"> {
  const { graph } = exploration;
  const away: Away[] = [...question.lost, ...question.down.map(wholeId)].map((domain) => ({ domain, inPart: false }));
  const waves: WaveReport[] = [];
  const services = new Set(graph.services.map(({ name }) => name));
  for (const node of question.corrupted) {
    const reached = wavesOrAll(graph, node).map((wave) => {
      const domain = wrongId(node, wave);
      const tops = exploration.tops([...away, { domain, inPart: false }]);
      const told = (keys: ReadonlySet<string>, isSure: boolean) =>
        [...keys].filter((key) => services.has(key)).map((service) => ({ service, sure: isSure }));
      return { domain, lost: [...told(tops.sure, true), ...told(tops.perhaps, false)] };
    });
    const sure = (one: (typeof reached)[number]) => one.lost.filter((told) => told.sure).length;
    const [worst] = [...reached].sort((one, other) => sure(other) - sure(one) || other.lost.length - one.lost.length);
    if (worst === undefined) continue;
    away.push({ domain: worst.domain, inPart: false });
    if (reached.length > 1)
      waves.push(...reached.map(({ domain, lost }) => ({ wave: domain, lost, chosen: domain === worst.domain })));
  }
  return {
    away,
    state: exploration.state(away),
    surges: question.surges.map((surge) => surgeReport(surge, exploration, stated)),
    waves,
  };
}

function surgeReport(
  { service, factor }: LossQuestion["surges"][number],
  { graph, solverOf }: Exploration,
  stated: DependencyGraph,
): SurgeReport {
  const capacity = stated.services.find(({ name }) => name === service)?.capacity ?? null;
  const { network } = solverOf("favourable");
  const told = new Set(
    graph.groups.flatMap(({ perMember, members, id }) => (perMember === null ? [] : [id, ...members])),
  );
  const found = new Set<string>();
  const seen = new Set<number>();
  const open = [network.tops[service] ?? -1];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const gate = network.gates[next];
    if (gate === undefined || seen.has(next)) continue;
    seen.add(next);
    const { meaning } = gate;
    // What stands in for each other is what shares the work.
    if (meaning.kind === "part" && meaning.members > 1) found.add(meaning.node);
    if (meaning.kind === "group" && meaning.members > 1 && !meaning.group.startsWith("group:links "))
      found.add(meaning.group);
    if (gate.kind !== "event") open.push(...gate.children);
  }
  return {
    service,
    factor,
    peak:
      capacity === null
        ? null
        : { stated: capacity.peak, surged: surgedPeak(capacity.peak, factor), unit: capacity.unit },
    unstated: [...found].filter((id) => !told.has(id)).sort(),
  };
}
