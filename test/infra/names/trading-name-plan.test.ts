import { expect, test } from "vitest";
import { planName } from "../../../infra/names/trading-name-plan.ts";

const target = (cell: string, weight: number) => ({ cell, weight, host: `${cell}.test` });

test("targets are returned as they are", () => {
  const targets = [target("one", 1), target("other", 100)];
  expect(planName(targets)).toEqual(targets);
});

test.each([0, -1, 101, 1.5])("a weight of %d is refused: the providers would not mean the same by it", (weight) => {
  expect(() => planName([target("one", weight)])).toThrow(`for one, read ${weight}`);
});

test.each([{ cells: [] }, { cells: ["one", "one"] }])("$cells are no cells of a name", ({ cells }) => {
  expect(() => planName(cells.map((cell) => target(cell, 1)))).toThrow(`read [${cells.join(", ")}]`);
});
