import * as fc from "fast-check";
import { expect, it } from "vitest";
import { finishingOrder } from "../../../../analyzer/graph/algorithms/finishing-order.ts";
import { searchDepthFirst } from "../../../../analyzer/graph/algorithms/strongly-connected-components.ts";
import { holdsForAll } from "../../../properties/holds-for-all.ts";

const graphs = fc
  .integer({ min: 1, max: 12 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, () => fc.array(fc.nat(size - 1), { maxLength: 3 }))));

holdsForAll("every vertex is left once", graphs, 500, (edges) => {
  expect([...finishingOrder(edges)].sort((one, other) => one - other)).toEqual([...edges.keys()]);
});

holdsForAll("without circles, what an edge leads to is left before where it comes from", graphs, 500, (drawn) => {
  const edges = drawn.map((targets, from) => targets.filter((target) => target > from));
  const order = finishingOrder(edges);
  for (const [from, targets] of edges.entries()) {
    for (const target of targets) expect(order[target] ?? -1).toBeLessThan(order[from] ?? -1);
  }
});

holdsForAll("the search for components leaves vertices in the same order", graphs, 500, (edges) => {
  expect([...searchDepthFirst(edges).finished]).toEqual([...finishingOrder(edges)]);
});

it("leaves a ring of 100,000 against its edges, one edge closing it", () => {
  const ring = Array.from({ length: 100_000 }, (_, index) => [(index + 1) % 100_000]);
  expect([...finishingOrder(ring)]).toEqual([...ring.keys()].reverse());
});

it("refuses an edge to a vertex that does not exist", () => {
  expect(() => finishingOrder([[1]])).toThrow(RangeError);
});
