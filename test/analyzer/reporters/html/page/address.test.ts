import fc from "fast-check";
import { expect, test } from "vitest";
import type { Looking } from "../../../../../analyzer/reporters/html/page/address.ts";
import { atFirst, fragmentOf, lookingAt, views } from "../../../../../analyzer/reporters/html/page/address.ts";
import { edgeKinds } from "../../../../../analyzer/reporters/html/page/edge-kinds.ts";
import { anyName } from "../../hostile-names.ts";

const name = anyName.map((text) => text.toWellFormed());

const looking: fc.Arbitrary<Looking> = fc.record({
  stack: fc.nat(4),
  view: fc.constantFrom(...views),
  lost: fc.uniqueArray(name, { maxLength: 4 }),
  focus: fc.option(name),
  depth: fc.integer({ min: 1, max: 6 }),
  hidden: fc.subarray([...edgeKinds]),
  finding: fc.option(name),
  filters: fc.record({ service: name, rule: name, severity: name, status: name }),
  replay: fc.option(name),
  step: fc.nat(20),
});

test("a link shows what its sender saw, whatever things are called", () => {
  fc.assert(
    fc.property(looking, (seen) => {
      expect(lookingAt(`#${fragmentOf(seen)}`, 5, edgeKinds)).toEqual(seen);
    }),
  );
});

test("what was never touched is not in the link", () => {
  expect(fragmentOf(atFirst)).toBe("");
  expect(lookingAt("", 1, edgeKinds)).toEqual(atFirst);
});

test("a link that says something else is read as far as it can be", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { stack, depth, step } = lookingAt(text, 2, edgeKinds);
      expect([0, 1]).toContain(stack);
      expect(depth).toBeGreaterThan(0);
      expect(step).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(lookingAt("#stack=9&depth=100&step=-3&view=elsewhere", 2, edgeKinds)).toEqual(atFirst);
});
