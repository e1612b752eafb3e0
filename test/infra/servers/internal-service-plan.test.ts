import fc from "fast-check";
import { expect, test } from "vitest";
import { planInternalService } from "../../../infra/servers/internal-service-plan.ts";

const all = ["b", "c", "d"];
const requests = fc.record({
  servers: fc.integer({ min: 1, max: 5 }).map((count) => ({ min: count, desired: count, max: count })),
  zones: fc.uniqueArray(fc.constantFrom(...all), { minLength: 1 }),
  balancerZones: fc.uniqueArray(fc.constantFrom(...all), { minLength: 2 }),
});

test("a zone is survived exactly if its servers survive one: the balancer always does", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const holds = request.servers.min > 1 && request.zones.length > 1;
      const plan = planInternalService(request);
      expect(plan.survives === "zone").toBe(holds);
      expect(plan.balancerZones).toEqual(request.balancerZones);
    }),
  );
});

test.each([[["b"]], [["b", "b"]], [[]]])("a balancer in %j is refused", (balancerZones) => {
  const servers = { min: 2, desired: 2, max: 2 };
  expect(() => planInternalService({ servers, zones: all, balancerZones })).toThrow(
    `read [${balancerZones.join(", ")}]`,
  );
});
