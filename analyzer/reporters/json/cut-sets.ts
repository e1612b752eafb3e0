import type { WaysReport } from "../../model/cut-sets.ts";
import { namesOfWays } from "../wording/ways.ts";

/** Ways to be lost as published. Counts are decimal strings, since they outgrow a double. */
export function waysJson(report: WaysReport) {
  const { of, answer, domains, stated } = report;
  const names = namesOfWays(report);
  const { probability } = answer;
  const isExact = probability !== null && probability.lowest === probability.highest;
  return {
    of: of.kind === "stack" ? { project: of.project, stack: of.stack, objectives: of.objectives } : { file: of.file },
    service: answer.service,
    reading: answer.reading,
    order: answer.order,
    complete: answer.complete,
    completeTo: answer.completeTo,
    lostAnyway: answer.lostAnyway,
    minimalCutSets: answer.minimalCutSets,
    byOrder: answer.byOrder,
    probability: isExact ? probability.lowest : null,
    probabilityBounds: probability === null ? null : { lowest: probability.lowest, highest: probability.highest },
    cutSets: answer.sets.map((set) => ({
      order: set.domains.length,
      domains: set.domains,
      probability: set.probability,
    })),
    isCut: answer.isCut,
    importance: answer.importance.map((each) => ({
      domain: each.domain,
      birnbaum: each.birnbaum,
      fussellVesely: each.fussellVesely,
      riskAchievementWorth: each.riskAchievementWorth,
      riskReductionWorth: each.riskReductionWorth,
    })),
    probabilities: stated.map(({ domain, probability: value, source }) => ({ domain, probability: value, source })),
    domains: answer.domains.map((id) => ({
      id,
      kind: domains.find((domain) => domain.id === id)?.kind ?? null,
      label: names.domain(id),
    })),
    method: answer.method,
    variableOrders: answer.orders.map(({ domains: decided, tried, chosen }) => ({
      domains: decided,
      chosen,
      tried: tried.map(({ order, nodes, fits, sifted }) => ({ order, nodes, fits, sifted: sifted ?? null })),
    })),
  };
}
