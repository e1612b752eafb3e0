import fc from "fast-check";
import { expect, test } from "vitest";
import { planGateway } from "../../../infra/edge/gateway-plan.ts";

const zones = ["b", "c", "d"];
const requests = fc.record({
  servers: fc.integer({ min: 1, max: 9 }),
  zones: fc.uniqueArray(fc.constantFrom(...zones), { minLength: 1 }),
  balancerZones: fc.uniqueArray(fc.constantFrom(...zones), { minLength: 2 }),
});

test("servers are numbered from 1 and stand in the zones that were given", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = planGateway(request);
      expect(plan.servers.map((server) => server.number)).toEqual(
        Array.from({ length: request.servers }, (_, index) => index + 1),
      );
      expect(request.zones).toEqual(expect.arrayContaining(plan.servers.map((server) => server.zone)));
      expect(plan.balancerZones).toEqual(request.balancerZones);
    }),
  );
});

test("a zone is survived exactly if after each one a server and a zone of the balancer are left", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = planGateway(request);
      const holds = zones.every(
        (lost) =>
          plan.servers.some((server) => server.zone !== lost) && plan.balancerZones.some((zone) => zone !== lost),
      );
      expect(plan.survives === "zone").toBe(holds);
    }),
  );
});

test.each([
  { servers: 1, zones: ["c"], balancerZones: ["b", "c"], survives: "none" },
  { servers: 3, zones: ["c"], balancerZones: ["b", "c"], survives: "instance" },
  { servers: 3, zones: ["b", "c", "d"], balancerZones: ["b", "c"], survives: "zone" },
])("$servers servers over $zones behind a balancer in $balancerZones claim $survives", ({ survives, ...request }) => {
  expect(planGateway(request).survives).toBe(survives);
});

test.each([[["b"]], [["b", "b"]], [[]]])("a balancer in %j is refused", (balancerZones) => {
  expect(() => planGateway({ servers: 1, zones: ["b"], balancerZones })).toThrow(`read [${balancerZones.join(", ")}]`);
});
