import * as fc from "fast-check";
import { expect, it } from "vitest";
import { stronglyConnectedComponents } from "../../../../analyzer/graph/algorithms/strongly-connected-components.ts";
import { holdsForAll } from "../../../properties/holds-for-all.ts";

type Edges = readonly (readonly number[])[];

const graph: fc.Arbitrary<Edges> = fc
  .integer({ min: 1, max: 12 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, () => fc.array(fc.nat(size - 1), { maxLength: 3 }))));

/** What each vertex reaches, itself included; by walking from each of them. */
function reachable(edges: Edges): readonly ReadonlySet<number>[] {
  return edges.map((_, from) => {
    const reached = new Set([from]);
    for (const vertex of reached) for (const target of edges[vertex] ?? []) reached.add(target);
    return reached;
  });
}

function property(claim: string, check: (components: readonly number[], edges: Edges) => void): void {
  holdsForAll(claim, graph, 1000, (edges) => check([...stronglyConnectedComponents(edges)], edges));
}

property("two vertices are in one component exactly if each reaches the other", (components, edges) => {
  const reached = reachable(edges);
  for (const one of edges.keys()) {
    for (const other of edges.keys()) {
      const together = reached[one]?.has(other) === true && reached[other]?.has(one) === true;
      expect(components[one] === components[other]).toBe(together);
    }
  }
});

property("no edge leads to a higher number", (components, edges) => {
  for (const [from, targets] of edges.entries()) {
    for (const target of targets) expect(components[target] ?? -1).toBeLessThanOrEqual(components[from] ?? -1);
  }
});

property("numbers begin at 0 and leave none out", (components) => {
  const numbers = [...new Set(components)].sort((one, other) => one - other);
  expect(numbers).toEqual([...numbers.keys()]);
});

const count = 100_000;

it("numbers a chain of 100,000 from its end, whichever way it runs", () => {
  const forth = Array.from({ length: count }, (_, index) => (index + 1 < count ? [index + 1] : []));
  expect([...stronglyConnectedComponents(forth)]).toEqual([...forth.keys()].reverse());
  const back = Array.from({ length: count }, (_, index) => (index > 0 ? [index - 1] : []));
  expect([...stronglyConnectedComponents(back)]).toEqual([...back.keys()]);
});

it("finds one component in a ring of 100,000", () => {
  const ring = Array.from({ length: count }, (_, index) => [(index + 1) % count]);
  expect(new Set(stronglyConnectedComponents(ring))).toEqual(new Set([0]));
});

it("finds one component in a star of 100,000 whose points lead back", () => {
  const points = Array.from({ length: count }, (_, index) => index + 1);
  expect(new Set(stronglyConnectedComponents([points, ...points.map(() => [0])]))).toEqual(new Set([0]));
});

it("has nothing to number in an empty graph", () => {
  expect(stronglyConnectedComponents([])).toHaveLength(0);
});

it.each([[[[1]]], [[[-1]]], [[[0.5]]]])("refuses an edge to a vertex that does not exist: %j", (edges) => {
  expect(() => stronglyConnectedComponents(edges)).toThrow(RangeError);
});
