import fc from "fast-check";
import { expect, test } from "vitest";
import { planReplication } from "../../../infra/replication/replication-plan.ts";

const network = ["a", "b", "c"];
const zones = fc.uniqueArray(fc.constantFrom(...network), { minLength: 1 });

test("its subnets are in two zones or more, and in all zones that were given", () => {
  fc.assert(
    fc.property(zones, (given) => {
      const { subnetZones } = planReplication(given, network);
      expect(new Set(subnetZones).size).toBeGreaterThan(1);
      expect(subnetZones).toEqual(expect.arrayContaining(given));
    }),
  );
});

test("it survives a zone exactly if it was given more than one, and stands in a stated zone exactly if not", () => {
  fc.assert(
    fc.property(zones, (given) => {
      const plan = planReplication(given, network);
      expect(plan.survives).toBe(given.length > 1 ? "zone" : "none");
      expect(plan.zone).toBe(given.length > 1 ? undefined : given[0]);
    }),
  );
});

test.each([[[]], [["a", "a"]]])("it can't run in the zones %j", (given) => {
  expect(() => planReplication(given, network)).toThrow("one zone or more, each once");
});

test("a network of one zone has no place for it", () => {
  expect(() => planReplication(["a"], ["a"])).toThrow("two zones or more");
});
