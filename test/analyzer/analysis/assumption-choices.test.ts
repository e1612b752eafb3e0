import * as fc from "fast-check";
import { expect, it } from "vitest";
import { assumptionChoices, mostChoices } from "../../../analyzer/analysis/assumption-choices.ts";
import type { PlaceVariable } from "../../../analyzer/model/failure-domain.ts";
import type { Assumption } from "../../../analyzer/model/fault-model.ts";
import { holdsForAll } from "../../properties/holds-for-all.ts";

const zone = "aws/ap-east-1/ap-east-1a";
const elsewhere = "aws/ap-east-1/ap-east-1b";

type Pair = readonly [number, number];

/** The ways in which `count` places may be the zone; the gate of place i is 100 + i. Pairs differ, each said on one side only. */
function choices(count: number, pairs: readonly Pair[]): readonly (readonly number[])[] {
  const places = Array.from({ length: count }, (_, index) => index);
  const variables = places.map(
    (place): PlaceVariable => ({
      domain: `zone-of:${place}`,
      candidates: [zone, elsewhere],
      differsFrom: pairs.flatMap(([one, other]) => (one === place ? [`zone-of:${other}`] : [])).sort(),
      fact: `place ${place}`,
    }),
  );
  const assumptions = places.flatMap((place): readonly Assumption[] => [
    { gate: 500 + place, variable: `zone-of:${place}`, zone: elsewhere },
    { gate: 100 + place, variable: `zone-of:${place}`, zone },
  ]);
  return assumptionChoices(zone, assumptions, new Map(variables.map((variable) => [variable.domain, variable])));
}

function sorted(sets: readonly (readonly number[])[]): readonly string[] {
  return sets.map((set) => set.join(" ")).sort();
}

/** Every set of places none of which differ, to which no place can be added; by trying all. */
function largestAllowed(count: number, pairs: readonly Pair[]): readonly (readonly number[])[] {
  const places = Array.from({ length: count }, (_, index) => index);
  const allowed = Array.from({ length: 2 ** count }, (_, set) => set).filter(
    (set) => !pairs.some(([one, other]) => one !== other && (set >> one) & 1 && (set >> other) & 1),
  );
  return allowed
    .filter((set) => !allowed.some((larger) => larger !== set && (larger & set) === set))
    .map((set) => places.filter((place) => (set >> place) & 1).map((place) => 100 + place));
}

it("gives one empty choice where no place may be the lost one, and all of them where none must differ", () => {
  expect(choices(0, [])).toEqual([[]]);
  expect(choices(3, [])).toEqual([[100, 101, 102]]);
});

it("takes one at most of places that must differ, each in its turn, beside all that need not", () => {
  expect(choices(3, [[0, 2]])).toEqual([
    [100, 101],
    [101, 102],
  ]);
});

it("lets constraints overlap: a place that differs from two others that may be the same", () => {
  const overlapping = choices(3, [
    [0, 1],
    [1, 2],
  ]);
  expect(sorted(overlapping)).toEqual(["100 102", "101"]);
});

const cases = fc
  .integer({ min: 1, max: 9 })
  .chain((count) =>
    fc.tuple(fc.constant(count), fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 2 * count })),
  );
holdsForAll("gives exactly the largest sets that the constraints allow", cases, 1000, ([count, pairs]) => {
  expect(sorted(choices(count, pairs))).toEqual(sorted(largestAllowed(count, pairs)));
});

const separatePairs = (count: number): readonly Pair[] =>
  Array.from({ length: count }, (_, pair) => [2 * pair, 2 * pair + 1]);

it("lists as many choices as it is bound to, and beyond that takes every place for the lost one", () => {
  expect(new Set(sorted(choices(14, separatePairs(7)))).size).toBe(mostChoices);
  expect(choices(16, separatePairs(8))).toEqual([Array.from({ length: 16 }, (_, place) => 100 + place)]);
});

it("never takes fewer places for the lost one than some choice would", () => {
  const [taken = []] = choices(16, separatePairs(8));
  for (const choice of largestAllowed(16, separatePairs(8).slice(0, 4))) {
    expect(choice.filter((gate) => !taken.includes(gate))).toEqual([]);
  }
});

it("finds at once the two choices of one place that differs from very many", () => {
  const others = Array.from({ length: 60 }, (_, index) => index + 1);
  const star = others.map((other): Pair => [0, other]);
  expect(sorted(choices(61, star))).toEqual(sorted([[100], others.map((other) => 100 + other)]));
  // The same with the hub last, which the search meets when all is chosen.
  const reversed = others.map((other): Pair => [60, other - 1]);
  expect(sorted(choices(61, reversed))).toEqual(sorted([[160], others.map((other) => 99 + other)]));
});

it("stays quick where the choices are past counting", () => {
  const count = 300;
  const band = Array.from({ length: count * 5 }, (_, edge): Pair => {
    const from = Math.floor(edge / 5);
    return [from, (from + (edge % 5) + 1) % count];
  });
  expect(choices(count, band)).toHaveLength(1);
});
