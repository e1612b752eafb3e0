import { expect, test } from "vitest";
import { listAll, listLabels, listSome } from "../../../../analyzer/reporters/wording/list.ts";

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
])("%j is said as %s", (items, said) => expect(listAll(items)).toBe(said));

test("what is left out is counted, and never one alone", () => {
  expect(listSome(["a", "b", "c", "d"], 2)).toBe("a, b and 2 more");
  expect(listSome(["a", "b", "c"], 2)).toBe("a, b and c");
});

test.each([
  [["server a", "server b"], "server a and b"],
  [["server group a", "server group b", "server group c"], "server group a, b and c"],
  [["server a", "cache a"], "server a and cache a"],
  [["server group a", "server a"], "server group a and server a"],
  [["server a"], "server a"],
  [["server a", "server a"], "server a and a"],
])("%j share what they begin with: %s", (labels, said) => expect(listLabels(labels, 5)).toBe(said));
