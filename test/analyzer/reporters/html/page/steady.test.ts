import { expect, test } from "vitest";
import { steady } from "../../../../../analyzer/reporters/html/page/steady.ts";

interface Given {
  readonly name: string;
  readonly marks: readonly object[];
}

const lost = { kind: "lost" };
const late = { kind: "late" };

/** Whether what was drawn of the one would be drawn again for the other. */
function drawsAgain(before: Given, after: Given): boolean {
  const Part = steady<Given>(() => null);
  const drawn: unknown = Reflect.construct(Part, [before]);
  return Boolean(Reflect.apply(Reflect.get(Object(drawn), "shouldComponentUpdate"), drawn, [after]));
}

test.each<[string, Given, boolean]>([
  ["the same things in a new list are not", { name: "web", marks: [lost, late] }, false],
  ["another name is", { name: "api", marks: [lost, late] }, true],
  ["one thing less is", { name: "web", marks: [lost] }, true],
  ["another order is", { name: "web", marks: [late, lost] }, true],
  ["a thing that only looks the same is", { name: "web", marks: [lost, { kind: "late" }] }, true],
])("of what is drawn again: %s", (_, after, again) => {
  expect(drawsAgain({ name: "web", marks: [lost, late] }, after)).toBe(again);
});
