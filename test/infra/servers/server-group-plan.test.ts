import fc from "fast-check";
import { expect, test } from "vitest";
import { planServerGroup } from "../../../infra/servers/server-group-plan.ts";

const zones = fc.uniqueArray(fc.constantFrom("b", "c", "d"), { minLength: 1 });
const counts = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.nat(5), fc.nat(5))
  .map(([min, more, most]) => ({ min, desired: min + more, max: min + more + most }));

test("only guaranteed servers count: however many are desired, one guaranteed server survives nothing", () => {
  fc.assert(
    fc.property(zones, counts, (where, servers) => {
      expect(planServerGroup({ servers: { ...servers, min: 1 }, zones: where }).survives).toBe("none");
    }),
  );
});

test("a zone is survived exactly from two guaranteed servers in two zones on", () => {
  fc.assert(
    fc.property(zones, counts, (where, servers) => {
      const holds = servers.min > 1 && where.length > 1;
      expect(planServerGroup({ servers, zones: where }).survives === "zone").toBe(holds);
    }),
  );
});

test.each([
  { min: 3, desired: 2, max: 4 },
  { min: 1, desired: 3, max: 2 },
])("$min, $desired, $max are no numbers of a group", (servers) => {
  expect(() => planServerGroup({ servers, zones: ["b"] })).toThrow(
    `read ${servers.min}, ${servers.desired} and ${servers.max}`,
  );
});
