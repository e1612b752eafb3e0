import fc from "fast-check";
import { expect, test } from "vitest";
import { planBroker } from "../../../infra/market-data/broker-plan.ts";

const requests = fc
  .record({
    zones: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 2 }),
    each: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ zones, each }) => ({ zones, brokers: each * zones.length }));

test("a message counts before all copies have it, and never while only one of several has", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { replicas, inSync } = planBroker(request);
      expect(replicas).toBeLessThanOrEqual(request.brokers);
      expect(inSync).toBeLessThan(replicas);
      if (replicas > 2) expect(inSync).toBeGreaterThan(1);
    }),
  );
});

test("a zone is survived exactly if enough copies in step stand outside each", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { replicas, inSync, survives } = planBroker(request);
      const fullest = Math.ceil(replicas / request.zones.length);
      expect(survives === "zone").toBe(replicas - fullest >= inSync);
    }),
  );
});

test.each([
  { brokers: 3, zones: ["a", "b", "c"], replicas: 3, inSync: 2, survives: "zone" },
  { brokers: 4, zones: ["a", "b"], replicas: 3, inSync: 2, survives: "instance" },
  { brokers: 2, zones: ["a", "b"], replicas: 2, inSync: 1, survives: "zone" },
])(
  "$brokers brokers over $zones keep $replicas copies, $inSync in step, and claim $survives",
  ({ brokers, ...plan }) => {
    expect(planBroker({ brokers, zones: plan.zones })).toEqual(plan);
  },
);

test.each([[["a"]], [["a", "b", "c", "d"]], [["a", "a"]]])("brokers can't stand in the zones %j", (zones) => {
  expect(() => planBroker({ brokers: 12, zones })).toThrow("two or three zones, each once");
});

test.each([0, 2, 4])("%s brokers can't stand evenly in three zones", (brokers) => {
  expect(() => planBroker({ brokers, zones: ["a", "b", "c"] })).toThrow(`read ${brokers} brokers`);
});
