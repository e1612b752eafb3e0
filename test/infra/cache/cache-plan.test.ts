import fc from "fast-check";
import { expect, test } from "vitest";
import { planCache, zonesOfCache } from "../../../infra/cache/cache-plan.ts";

const requests = fc.record({
  shards: fc.integer({ min: 1, max: 6 }),
  nodes: fc.integer({ min: 1, max: 5 }),
  zones: fc.uniqueArray(fc.constantFrom("b", "c", "d"), { minLength: 1 }),
});

test("every shard has one primary and a standby for every other node", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { shards } = planCache(request);
      expect(shards).toHaveLength(request.shards);
      for (const shard of shards) expect(shard.standbyZones).toHaveLength(request.nodes - 1);
    }),
  );
});

test("a standby stands beside its primary only once every other zone has a node of the shard", () => {
  fc.assert(
    fc.property(requests, (request) => {
      for (const { primaryZone, standbyZones } of planCache(request).shards) {
        const others = request.zones.filter((zone) => zone !== primaryZone);
        if (standbyZones.includes(primaryZone)) expect(standbyZones).toEqual(expect.arrayContaining(others));
      }
    }),
  );
});

test("no zone has two primaries more than another", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { shards } = planCache(request);
      const primaries = request.zones.map((zone) => shards.filter((shard) => shard.primaryZone === zone).length);
      expect(Math.max(...primaries) - Math.min(...primaries)).toBeLessThanOrEqual(1);
    }),
  );
});

test("a zone is survived exactly if every shard has a node in more zones than one", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = planCache(request);
      const spread = plan.shards.every(({ primaryZone, standbyZones }) =>
        standbyZones.some((zone) => zone !== primaryZone),
      );
      expect(plan.survives === "zone").toBe(spread);
    }),
  );
});

test("the zones of a cache are those of its nodes and no others", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = planCache(request);
      const used = new Set(plan.shards.flatMap((shard) => [shard.primaryZone, ...shard.standbyZones]));
      expect(new Set(zonesOfCache(plan))).toEqual(used);
      expect(zonesOfCache(plan)).toHaveLength(used.size);
    }),
  );
});

test("a cache without shards is refused", () => {
  expect(() => planCache({ shards: 0, nodes: 1, zones: ["b"] })).toThrow("read 0");
});

test("a shard without nodes is refused", () => {
  expect(() => planCache({ shards: 1, nodes: 0, zones: ["b"] })).toThrow("read 0");
});
