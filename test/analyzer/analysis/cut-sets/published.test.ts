import { describe, expect, it } from "vitest";
import { findCutSets } from "../../../../analyzer/analysis/cut-sets/find-cut-sets.ts";
import { parseOpenPsa, readOpenPsa } from "../../../../analyzer/readers/open-psa/read-open-psa.ts";
import { publishedFaultTrees } from "../../../open-psa/published-fault-trees.ts";
import { dataCentre, dataCentreModel } from "./data-centre.ts";

/** Milliseconds: the largest trees take a second, on a machine that may have other work. */
const patience = 60_000;

const trees = publishedFaultTrees();
const coherent = trees?.filter((tree) => tree.coherent) ?? [];

describe.skipIf(trees === undefined)("published fault trees (skipped where ../shared/fault-trees is absent)", () => {
  it("are the 29 coherent ones", () => expect(coherent).toHaveLength(29));

  it.each(coherent)(
    "$name: how many minimal cut sets, of which orders, and how probable",
    (tree) => {
      const { network, probabilities } = readOpenPsa(tree.file);
      const found = findCutSets(network, [], tree.name, { order: null });
      expect(found.byOrder.slice(1)).toEqual(tree.byOrder);
      expect(found.count).toBe(tree.count);
      const { lowest, highest } = found.probability((domain) => probabilities[domain]);
      expect(lowest).toBe(highest);
      expect(Math.abs(lowest / tree.probability - 1)).toBeLessThan(1e-9);
    },
    patience,
  );

  it.each(coherent)(
    "$name: the same up to order 3, and bounds on how probable",
    (tree) => {
      const { network, probabilities } = readOpenPsa(tree.file);
      const found = findCutSets(network, [], tree.name, { order: 3 });
      expect(Array.from({ length: 3 }, (_, index) => found.byOrder[index + 1] ?? 0n)).toEqual(
        Array.from({ length: 3 }, (_, index) => tree.byOrder[index] ?? 0n),
      );
      const { lowest, highest } = found.probability((domain) => probabilities[domain]);
      expect(lowest).toBeLessThanOrEqual(tree.probability * (1 + 1e-9));
      expect(highest).toBeGreaterThanOrEqual(tree.probability * (1 - 1e-9));
    },
    patience,
  );

  // Those that can be solved in one piece soon enough for every run.
  const small = coherent.filter(({ count }) => count < 30_000n);
  it.each(small)(
    "$name: the same without modules",
    (tree) => {
      const found = findCutSets(readOpenPsa(tree.file).network, [], tree.name, { order: null, useModules: false });
      expect(found.byOrder.slice(1)).toEqual(tree.byOrder);
    },
    patience,
  );

  it.each(small)(
    "$name: each of its cut sets comes once",
    (tree) => {
      const found = findCutSets(readOpenPsa(tree.file).network, [], tree.name, { order: null });
      const sets = new Set(Array.from(found.sets(), (set) => set.join(" ")));
      expect(BigInt(sets.size)).toBe(tree.count);
    },
    patience,
  );
});

describe("a data-centre network with closed-form answers", () => {
  it.each([
    { servers: [1, 2], count: 18n, probability: 1.039601029e-2 },
    { servers: [1, 9], count: 20n, probability: 8.880503927e-4 },
    { servers: [1, 65], count: 324n, probability: 8.880406015e-4 },
    { servers: [1, 512, 1024], count: 5832n, probability: 2.646361889e-5 },
    { servers: [1, 200, 400, 600, 800, 1000], count: 34_012_224n, probability: 7.003231246e-10 },
  ])(
    "replicas on servers $servers",
    ({ servers, count, probability }) => {
      const { network, probabilityOf } = dataCentre(16, servers);
      const found = findCutSets(network, [], "service", { order: null });
      expect(found.count).toBe(count);
      expect(Math.abs(found.probability(probabilityOf).lowest / probability - 1)).toBeLessThan(1e-9);
    },
    patience,
  );

  it(
    "of 70,656 devices: the most critical risk groups of six replicas",
    () => {
      const pod = 32 * 32;
      const servers = Array.from({ length: 6 }, (_, index) => index * 11 * pod + 1);
      const { network, probabilityOf } = dataCentre(64, servers);
      const best = findCutSets(network, [], "service", { order: null }).mostProbable(20, probabilityOf);
      // The same of the whole network, every device of which is read from a file.
      const whole = parseOpenPsa(dataCentreModel(64, servers), "data-centre.xml");
      expect(Object.keys(whole.network.events)).toHaveLength(70_656);
      const asked = findCutSets(whole.network, [], "service", { order: null });
      expect(asked.mostProbable(20, (domain) => whole.probabilities[domain])).toEqual(best);
      const chances = best.map(({ probability }) => probability);
      const edges = best.map(({ domains }) => domains.filter((domain) => domain.startsWith("edge-")).length);
      // One way with six servers, six with an edge switch for one of them, fifteen with two.
      expect(edges).toEqual([0, ...Array.from({ length: 6 }, () => 1), ...Array.from({ length: 13 }, () => 2)]);
      for (const [index, chance] of chances.entries())
        expect(Math.abs((chance ?? 0) / (0.02 ** 6 / 2 ** (edges[index] ?? 0)) - 1)).toBeLessThan(1e-12);
    },
    patience,
  );
});
