import fc from "fast-check";
import { expect, test } from "vitest";
import { globMatcher, matchesSelector } from "../../../../analyzer/graph/algorithms/matches-selector.ts";

const letters = fc.string({ unit: fc.constantFrom("a", "b", "-"), maxLength: 8 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "-", "*"), maxLength: 6 });

test("a pattern fits a text exactly where the regular expression does that says the same", () => {
  fc.assert(
    fc.property(pattern, letters, (written, text) => {
      const expected = new RegExp(`^${written.replaceAll("*", ".*")}$`).test(text);
      expect(globMatcher(written)(text)).toBe(expected);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ["a*a", "a", false],
  ["ab*ba", "aba", false],
  ["*a*b", "ba", false],
  ["*", "", true],
  ["**", "x", true],
])("%s and %s: %s", (written, text, fits) => {
  expect(globMatcher(written)(text)).toBe(fits);
});

test("a selector without a type asks for the name only", () => {
  expect(matchesSelector("web-*", { type: "any:of:It", name: "web-1" })).toBe(true);
  expect(matchesSelector("aws:*::web-*", { type: "alicloud:of:It", name: "web-1" })).toBe(false);
});
