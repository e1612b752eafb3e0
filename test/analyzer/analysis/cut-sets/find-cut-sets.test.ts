import * as fc from "fast-check";
import { expect, it } from "vitest";
import { compileNetwork } from "../../../../analyzer/analysis/compile-network.ts";
import { findCutSets } from "../../../../analyzer/analysis/cut-sets/find-cut-sets.ts";
import { LimitReached } from "../../../../analyzer/analysis/cut-sets/limit-reached.ts";
import { minimalCutSets } from "../../../../analyzer/analysis/cut-sets/minimal-cut-sets.ts";
import { propagate } from "../../../../analyzer/analysis/propagate.ts";
import type { FaultNetwork } from "../../../../analyzer/model/fault-model.ts";
import { holdsForAll } from "../../../properties/holds-for-all.ts";
import type { Formula } from "../networks.ts";
import { and, event, networkOf, or, smallNetwork } from "../networks.ts";
import { bruteForceCutSets, byOrderThenDomains } from "./brute-force-cut-sets.ts";

function isLost(network: FaultNetwork, domains: readonly string[]): boolean {
  const compiled = compileNetwork(network);
  const lost = domains.map((domain) => compiled.position[network.events[domain] ?? -1] ?? -1);
  const { service = -1 } = network.tops;
  return propagate(compiled, lost).round[compiled.position[service] ?? -1] !== -1;
}

const chances = fc.array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { minLength: 9, maxLength: 9 });
const likely = fc.tuple(smallNetwork, chances);

function likelyNetwork([formulas, given]: readonly [readonly Formula[], readonly number[]]) {
  const network = networkOf(formulas, { service: formulas.length - 1 });
  const domains = Object.keys(network.events);
  const chanceOf = (domain: string) => given[domains.indexOf(domain)];
  /** By every combination of what is lost and what is not. */
  const probability = (of: (domain: string) => number | undefined) => {
    let total = 0;
    for (let set = 0; set < 2 ** domains.length; set += 1) {
      const lost = domains.filter((_, index) => ((set >> index) & 1) === 1);
      if (!isLost(network, lost)) continue;
      total += domains.reduce((product, domain) => {
        const own = of(domain) ?? Number.NaN;
        return product * (lost.includes(domain) ? own : 1 - own);
      }, 1);
    }
    return total;
  };
  return { network, chanceOf, probability };
}

holdsForAll(
  "each cut set takes the service, and no smaller one that it contains does",
  smallNetwork,
  500,
  (formulas) => {
    const network = networkOf(formulas, { service: formulas.length - 1 });
    for (const set of findCutSets(network, [], "service", { order: null }).sets()) {
      expect(isLost(network, set)).toBe(true);
      for (const spared of set)
        expect(
          isLost(
            network,
            set.filter((domain) => domain !== spared),
          ),
        ).toBe(false);
    }
  },
);

const spare = fc.record({ others: fc.integer({ min: 1, max: 5 }), required: fc.integer({ min: 1, max: 5 }) });
holdsForAll("a spare added never adds a single point of failure", spare, 200, ({ others, required }) => {
  const group = (members: number) => {
    const common: Formula = event;
    const servers = Array.from({ length: members }, (_, index) => or(index + 1, index % 2 === 0 ? 0 : index + 1));
    const lost: Formula = {
      kind: "at-least",
      threshold: members - Math.min(required, others) + 1,
      children: servers.map((_, index) => members + 1 + index),
    };
    const formulas = [common, ...Array.from({ length: members }, () => event), ...servers, lost];
    return minimalCutSets(networkOf(formulas, { service: formulas.length - 1 }), [], "service", { order: 1, limit: 99 })
      .sets;
  };
  const before = group(others).map(String);
  for (const [domain] of group(others + 1)) expect(before).toContain(domain);
});

holdsForAll("the probability is that of all combinations that take the service", likely, 400, (drawn) => {
  const { network, chanceOf, probability } = likelyNetwork(drawn);
  const { lowest, highest } = findCutSets(network, [], "service", { order: null }).probability(chanceOf);
  expect(lowest).toBe(highest);
  expect(lowest).toBeCloseTo(probability(chanceOf), 12);
});

holdsForAll("what is known up to an order bounds the probability from both sides", likely, 400, (drawn) => {
  const { network, chanceOf, probability } = likelyNetwork(drawn);
  for (const order of [1, 2]) {
    const { lowest, highest } = findCutSets(network, [], "service", { order }).probability(chanceOf);
    expect(lowest).toBeLessThanOrEqual(probability(chanceOf) + 1e-12);
    expect(highest).toBeGreaterThanOrEqual(probability(chanceOf) - 1e-12);
  }
});

const scarce = fc.tuple(likely, fc.integer({ min: 3, max: 40 }));

holdsForAll(
  "with too little memory the answer is whole up to an order, and its bounds hold",
  scarce,
  600,
  ([drawn, mostNodes]) => {
    const { network, chanceOf, probability } = likelyNetwork(drawn);
    const found = orNothing(() => findCutSets(network, [], "service", { order: null, mostNodes }));
    if (found === null) return;
    const upTo = found.completeTo ?? Number.POSITIVE_INFINITY;
    expect(found.complete).toBe(found.completeTo === null);
    const all = bruteForceCutSets(network, [], "service");
    expect([...found.sets()].toSorted(byOrderThenDomains)).toEqual(all.filter((set) => set.length <= upTo));
    const { lowest, highest } = found.probability(chanceOf);
    expect(lowest).toBeLessThanOrEqual(probability(chanceOf) + 1e-12);
    expect(highest).toBeGreaterThanOrEqual(probability(chanceOf) - 1e-12);
    const likeliest = all.map((set) => set.reduce((product, domain) => product * (chanceOf(domain) ?? 0), 1));
    const best = found.mostProbable(4, chanceOf).map((set) => set.probability);
    expect(best).toEqual(likeliest.sort((one, other) => other - one).slice(0, best.length));
  },
);

it("what needs more memory than there is, is answered up to a lower order", () => {
  // Six of twelve, each of which two more events take along: whole only with some nodes, single losses with fewer.
  const members = 12;
  const events = Array.from({ length: 2 * members }, () => event);
  const along = (index: number) => members + (index % members);
  const taken = Array.from({ length: members }, (_, index) => or(index, along(5 * index), along(7 * index + 3)));
  const children = taken.map((_, index) => 2 * members + index);
  const many: Formula = { kind: "at-least", threshold: 6, children };
  const top = or(0, 3 * members, 3 * members + 1);
  const network = networkOf([...events, ...taken, many, and(1, 3), top], { service: 3 * members + 2 });
  const whole = findCutSets(network, [], "service", { order: null });
  expect(whole).toMatchObject({ complete: true, completeTo: null });
  const part = findCutSets(network, [], "service", { order: null, mostNodes: 100 });
  expect(part).toMatchObject({ complete: false, completeTo: 1 });
  expect(part.byOrder).toEqual(whole.byOrder.slice(0, part.byOrder.length));
  const { lowest, highest } = part.probability(() => 0.1);
  const exact = whole.probability(() => 0.1).lowest;
  expect(lowest).toBeLessThan(exact);
  expect(highest).toBeGreaterThan(exact);
  expect(() => findCutSets(network, [], "service", { order: null, mostNodes: 60 })).toThrow(LimitReached);
});

function orNothing<T>(find: () => T): T | null {
  try {
    return find();
  } catch (error) {
    expect(error).toBeInstanceOf(LimitReached);
    return null;
  }
}

holdsForAll(
  "importances are what becomes of the probability when a domain is lost, or spared, for certain",
  likely,
  200,
  (drawn) => {
    const { network, chanceOf, probability } = likelyNetwork(drawn);
    const found = findCutSets(network, [], "service", { order: null });
    const top = probability(chanceOf);
    if (top === 0) return;
    for (const importance of found.importance(chanceOf) ?? []) {
      const given = (fixed: number) =>
        probability((domain) => (domain === importance.domain ? fixed : chanceOf(domain)));
      expect(importance.birnbaum).toBeCloseTo(given(1) - given(0), 9);
      expect(importance.fussellVesely).toBeCloseTo(1 - given(0) / top, 9);
      expect(importance.riskAchievementWorth).toBeCloseTo(given(1) / top, 6);
      if (importance.riskReductionWorth === null) expect(given(0)).toBe(0);
      else expect((importance.riskReductionWorth * given(0)) / top).toBeCloseTo(1, 9);
    }
  },
);

holdsForAll("the most probable cut sets are those of all, sorted by probability", likely, 400, (drawn) => {
  const { network, chanceOf } = likelyNetwork(drawn);
  const found = findCutSets(network, [], "service", { order: null });
  const all = [...found.sets()].map((set) => set.reduce((product, domain) => product * (chanceOf(domain) ?? 0), 1));
  const best = found.mostProbable(4, chanceOf).map(({ probability }) => probability);
  expect(best).toEqual(all.sort((one, other) => other - one).slice(0, 4));
});

it("of equally probable cut sets lists those that come first", () => {
  const events = Array.from({ length: 9 }, () => event);
  const network = networkOf([...events, or(...events.keys())], { service: 9 });
  const best = findCutSets(network, [], "service", { order: null }).mostProbable(3, () => 0.5);
  expect(best.map(({ domains }) => domains)).toEqual([["gate-0"], ["gate-1"], ["gate-2"]]);
});

it("says when a list was cut", () => {
  const events = Array.from({ length: 9 }, () => event);
  const pairs: Formula = { kind: "at-least", threshold: 2, children: [...events.keys()] };
  const network = networkOf([...events, pairs], { service: 9 });
  const cut = minimalCutSets(network, [], "service", { order: 2, limit: 3 });
  expect(cut).toEqual({
    sets: [
      ["gate-0", "gate-1"],
      ["gate-0", "gate-2"],
      ["gate-0", "gate-3"],
    ],
    count: 36n,
    isCut: true,
  });
  expect(minimalCutSets(network, [], "service", { order: 2, limit: 36 })).toMatchObject({ count: 36n, isCut: false });
  expect(minimalCutSets(network, [], "service", { order: 1, limit: 36 })).toEqual({
    sets: [],
    count: 0n,
    isCut: false,
  });
});

it("gives every set up to an order, and says up to which, where all would take too much", () => {
  // Halves of forty members: some 10¹¹ sets, of which a diagram of 300 nodes can't hold all.
  const events = Array.from({ length: 40 }, () => event);
  const half: Formula = { kind: "at-least", threshold: 20, children: [...events.keys()] };
  const network = networkOf([...events, half, or(40, 3)], { service: 41 });
  const found = findCutSets(network, [], "service", { order: null, mostNodes: 300 });
  expect(found).toMatchObject({ complete: false, completeTo: 7, count: 1n, byOrder: [0n, 1n] });
  const { lowest, highest } = found.probability(() => 0.1);
  expect(lowest).toBeCloseTo(0.1, 12);
  expect(highest).toBeLessThan(0.2);
  expect(found.importance(() => 0.1)).toBeNull();
  expect(() => minimalCutSets(network, [], "service", { order: 3, limit: 9 })).not.toThrow();
  const all = findCutSets(network, [], "service", { order: null });
  expect(all.count).toBe(68_923_264_410n + 1n);
});

it("refuses a domain without a probability, and a service that is not there", () => {
  const network = networkOf([event, and(0)], { service: 1 });
  expect(() => findCutSets(network, [], "shop", { order: null })).toThrow(/there is no service shop/);
  const found = findCutSets(network, [], "service", { order: null });
  expect(() => found.probability(() => undefined)).toThrow(/gate-0 has the probability undefined/);
});
