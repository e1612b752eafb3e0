import fc from "fast-check";
import { expect, test } from "vitest";
import { planDatabase, subnetZones } from "../../../infra/database/database-plan.ts";

const zones = fc.uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 1 });
const requests = fc.record({ nodes: fc.integer({ min: 1, max: 6 }), zones });

test("the writing node stands in the first zone, and every other node somewhere", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = planDatabase(request);
      expect(plan.writerZone).toBe(request.zones[0]);
      expect(plan.standbyZones).toHaveLength(request.nodes - 1);
    }),
  );
});

test("a zone is survived exactly if some node stands in another zone than the writing one", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = planDatabase(request);
      expect(plan.survives === "zone").toBe(plan.standbyZones.some((zone) => zone !== plan.writerZone));
    }),
  );
});

test("a subnet group has two zones or more, all zones with a node, and others only beside a lone one", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = planDatabase(request);
      const used = new Set([plan.writerZone, ...plan.standbyZones]);
      const group = subnetZones(plan, ["a", "b", "c"]);
      expect(group).toEqual(expect.arrayContaining([...used]));
      expect(new Set(group).size).toBe(group.length);
      expect(group).toHaveLength(Math.max(2, used.size));
    }),
  );
});

test("a network of one zone has no place for a subnet group", () => {
  expect(() => subnetZones(planDatabase({ nodes: 2, zones: ["a"] }), ["a"])).toThrow("two zones or more");
});

test("a database without nodes is refused", () => {
  expect(() => planDatabase({ nodes: 0, zones: ["a"] })).toThrow("read 0");
});
