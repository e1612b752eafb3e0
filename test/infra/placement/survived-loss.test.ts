import fc from "fast-check";
import { expect, test } from "vitest";
import type { SurvivedLoss } from "../../../infra/placement/survived-loss.ts";
import { survivedLoss, weakestLoss } from "../../../infra/placement/survived-loss.ts";

const members = fc.array(fc.constantFrom("b", "c", "d", "e"), { minLength: 1, maxLength: 9 });
const losses = fc.constantFrom<SurvivedLoss>("none", "instance", "zone");
const size: Readonly<Record<SurvivedLoss, number>> = { none: 0, instance: 1, zone: 2 };

test("a loss is survived exactly if enough members are left after each one of its kind", () => {
  fc.assert(
    fc.property(members, fc.integer({ min: 1, max: 9 }), (zones, required) => {
      const withoutEachMember = zones.map((_, lost) => zones.filter((__, index) => index !== lost));
      const withoutEachZone = ["b", "c", "d", "e"].map((lost) => zones.filter((zone) => zone !== lost));
      const holds = (worlds: readonly (readonly string[])[]): boolean =>
        worlds.every((left) => left.length >= required);
      const expected = holds(withoutEachZone) ? "zone" : holds(withoutEachMember) ? "instance" : "none";
      expect(survivedLoss(zones, required)).toBe(expected);
    }),
  );
});

test.each([
  { zones: ["b"], required: 1, expected: "none" },
  { zones: ["c", "c"], required: 1, expected: "instance" },
  { zones: ["b", "c"], required: 1, expected: "zone" },
  { zones: ["b", "c", "d"], required: 2, expected: "zone" },
  { zones: ["b", "b", "b", "c", "c"], required: 3, expected: "instance" },
])("of members in $zones, $required required, the claim is $expected", ({ zones, required, expected }) => {
  expect(survivedLoss(zones, required)).toBe(expected);
});

test("a whole survives what its weakest part survives", () => {
  fc.assert(
    fc.property(fc.array(losses, { minLength: 1 }), (parts) => {
      expect(size[weakestLoss(parts)]).toBe(Math.min(...parts.map((part) => size[part])));
    }),
  );
});
