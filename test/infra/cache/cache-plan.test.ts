import fc from "fast-check";
import { expect, test } from "vitest";
import { planCache } from "../../../infra/cache/cache-plan.ts";

const zones = fc.uniqueArray(fc.constantFrom("b", "c", "d"), { minLength: 1 });
const nodes = fc.integer({ min: 1, max: 6 });

test("the primary stands in the first zone and every other node is a standby in a zone that was given", () => {
  fc.assert(
    fc.property(nodes, zones, (count, given) => {
      const plan = planCache({ nodes: count, zones: given });
      expect(plan.primaryZone).toBe(given[0]);
      expect(plan.standbyZones).toHaveLength(count - 1);
      expect(given).toEqual(expect.arrayContaining([...plan.standbyZones]));
    }),
  );
});

test("a zone is survived exactly if some standby stands in another zone than the primary", () => {
  fc.assert(
    fc.property(nodes, zones, (count, given) => {
      const plan = planCache({ nodes: count, zones: given });
      expect(plan.survives === "zone").toBe(plan.standbyZones.some((zone) => zone !== plan.primaryZone));
    }),
  );
});

test.each([
  { nodes: 1, zones: ["c"], survives: "none" },
  { nodes: 2, zones: ["c"], survives: "instance" },
  { nodes: 2, zones: ["b", "c"], survives: "zone" },
])("$nodes nodes over $zones claim $survives", ({ survives, ...request }) => {
  expect(planCache(request).survives).toBe(survives);
});
