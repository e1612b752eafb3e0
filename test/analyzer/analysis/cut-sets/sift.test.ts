import * as fc from "fast-check";
import { expect, it } from "vitest";
import { BinaryDecisions } from "../../../../analyzer/analysis/cut-sets/binary-decisions.ts";
import { nodesOf } from "../../../../analyzer/analysis/cut-sets/decision-diagram.ts";
import { sift } from "../../../../analyzer/analysis/cut-sets/sift.ts";
import { holdsForAll } from "../../../properties/holds-for-all.ts";

type Products = readonly (readonly number[])[];

/** The function that is true where all variables of some product are, variable n at level `levelOf[n]`, and its number of nodes. */
function built(drawn: Products, levelOf: readonly number[]) {
  const functions = new BinaryDecisions(1_000_000);
  let root = 0;
  for (const product of drawn) {
    let all = 1;
    for (const variable of product) all = functions.and(all, functions.literal(levelOf[variable] ?? -1));
    root = functions.or(root, all);
  }
  return { functions, root, size: nodesOf(functions.table, root, 2).length };
}

function siftedFrom(drawn: Products, width: number, mostVisits = 1_000_000) {
  const { functions, root, size } = built(drawn, [...Array(width).keys()]);
  const place = { first: 2, firstLevel: 0, levels: width };
  return { ...sift(functions.table, [root], place, mostVisits), size };
}

it("brings together what is decided together", () => {
  // Pairs whose halves are far apart take 2 · (2⁸ − 1) nodes, and 2 · 8 side by side.
  const pairs = Array.from({ length: 8 }, (_, pair) => [pair, pair + 8]);
  const { order, nodesBefore, nodesAfter } = siftedFrom(pairs, 16);
  expect({ nodesBefore, nodesAfter }).toEqual({ nodesBefore: 510, nodesAfter: 16 });
  for (let place = 0; place < 16; place += 2) expect(Math.abs((order[place] ?? 0) - (order[place + 1] ?? 0))).toBe(8);
});

it("leaves things as they are where it may do nothing", () => {
  const { order, nodesBefore, nodesAfter } = siftedFrom([[0, 2], [1]], 3, 0);
  expect([...order]).toEqual([0, 1, 2]);
  expect(nodesAfter).toBe(nodesBefore);
});

const variables = 9;
const products = fc.array(fc.uniqueArray(fc.nat(variables - 1), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 12,
});
const limited = fc.tuple(products, fc.integer({ min: 1, max: 2000 }));

holdsForAll(
  "tells how large the diagram is in the order that it gives, whenever it must stop",
  limited,
  500,
  ([drawn, mostVisits]) => {
    const { order, nodesBefore, nodesAfter, size } = siftedFrom(drawn, variables, mostVisits);
    expect(nodesBefore).toBe(size);
    expect([...order].sort((one, other) => one - other)).toEqual([...Array(variables).keys()]);
    const levelOf: number[] = [];
    for (const [level, variable] of order.entries()) levelOf[variable] = level;
    expect(nodesAfter).toBe(built(drawn, levelOf).size);
    expect(nodesAfter).toBeLessThanOrEqual(size);
  },
);
