import { expect, it } from "vitest";
import type { CompiledNetwork } from "../../../analyzer/analysis/compile-network.ts";
import { compileNetwork } from "../../../analyzer/analysis/compile-network.ts";
import { evaluateLanes, laneCount } from "../../../analyzer/analysis/evaluate-lanes.ts";
import { holdsForAll } from "../../properties/holds-for-all.ts";
import type { Formula } from "./networks.ts";
import { and, event, networkOf, or, smallNetwork } from "./networks.ts";

function compiled(formulas: readonly Formula[]): CompiledNetwork {
  return compileNetwork(networkOf(formulas));
}

function edgesFrom(first: Int32Array, ends: Int32Array, weights: Int32Array, gate: number): readonly string[] {
  return [...ends.slice(first[gate], first[gate + 1])].map(
    (end, order) => `${end} by ${weights[(first[gate] ?? 0) + order]}`,
  );
}

holdsForAll(
  "children come first, save in circles; parents and children are the same edges seen from both ends",
  smallNetwork,
  1000,
  (formulas) => {
    const network = compiled(formulas);
    const circleOf = (gate: number) => network.circles.findLastIndex((first) => first <= gate);
    expect([...network.gate].map((gate) => network.position[gate])).toEqual([...formulas.keys()]);
    const down = new Set<string>();
    const up = new Set<string>();
    for (let gate = 0; gate < network.size; gate += 1) {
      for (const child of network.children.slice(network.firstChild[gate], network.firstChild[gate + 1])) {
        expect(circleOf(child)).toBeLessThanOrEqual(circleOf(gate));
      }
      for (const edge of edgesFrom(network.firstChild, network.children, network.weights, gate)) {
        down.add(`${gate} has ${edge}`);
      }
      for (const edge of edgesFrom(network.firstParent, network.parents, network.parentWeights, gate)) {
        const [parent, weight] = edge.split(" by ");
        up.add(`${parent} has ${gate} by ${weight}`);
      }
    }
    expect(up).toEqual(down);
  },
);

it("names the weight that it can't take", () => {
  const weighing = (threshold: number, ...weights: readonly number[]): Formula => ({
    kind: "at-least",
    threshold,
    children: [0, 1],
    weights,
  });
  const refusals: readonly (readonly [Formula, RegExp])[] = [
    [weighing(1, 0.5, 1), /child 0 with 0\.5; a whole number/],
    [weighing(1, 1, -1), /child 1 with -1; a whole number/],
    [weighing(1, 1, 2 ** 31), /child 1 with 2147483648; a whole number/],
    [weighing(1, 1), /child 1 with NaN; a whole number/],
    [weighing(1.5, 1, 1), /at a weight of 1\.5; a whole number/],
    [weighing(Number.POSITIVE_INFINITY, 1, 1), /at a weight of Infinity; a whole number/],
  ];
  for (const [formula, sentence] of refusals) expect(() => compiled([event, event, formula])).toThrow(sentence);
});

it("refuses a gate whose child does not exist", () => {
  expect(() => compiled([event, or(0, 7)])).toThrow(RangeError);
  expect(() => compiled([event, and(-1)])).toThrow(RangeError);
});

it("refuses more questions than there are lanes", () => {
  const questions = Array.from({ length: laneCount + 1 }, () => [0]);
  expect(() => evaluateLanes(compiled([event]), questions)).toThrow(/33 questions were put to 32 lanes/);
});
