import { expect, test } from "vitest";
import { listed } from "../../../../analyzer/rules/wording/listed.ts";

test.each<[readonly string[], string]>([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
])("%j is listed as a person would", (names, said) => {
  expect(listed(names)).toBe(said);
});
