import * as fc from "fast-check";
import { expect, it } from "vitest";
import { compileNetwork } from "../../../analyzer/analysis/compile-network.ts";
import { propagate } from "../../../analyzer/analysis/propagate.ts";
import { holdsForAll } from "../../properties/holds-for-all.ts";
import type { Formula } from "./networks.ts";
import { and, event, lossesOf, networkOf, or, smallNetwork } from "./networks.ts";

/** The round of each gate, in the order of the network; −1 where it does not fail. */
function rounds(formulas: readonly Formula[], lost: readonly number[]): readonly number[] {
  const compiled = compileNetwork(networkOf(formulas));
  const { round } = propagate(
    compiled,
    lost.map((gate) => compiled.position[gate] ?? -1),
  );
  return [...compiled.position].map((gate) => round[gate] ?? -1);
}

function thresholdOf(formula: Formula): number {
  switch (formula.kind) {
    case "event":
      return Number.POSITIVE_INFINITY;
    case "or":
      return 1;
    case "and":
      return formula.children.length;
    case "at-least":
      return formula.threshold;
  }
}

/** Round by round: in each, whatever fails by those that failed in the rounds before. */
function roundByRound(formulas: readonly Formula[], lost: readonly number[]): readonly number[] {
  const round = formulas.map((_, gate): number => (lost.includes(gate) ? 0 : -1));
  for (let now = 0; now <= formulas.length; now += 1) {
    for (const [gate, formula] of formulas.entries()) {
      if (round[gate] !== -1 || formula.kind === "event") continue;
      const before = (child: number) => (round[child] ?? -1) !== -1 && (round[child] ?? -1) < now;
      const failed = formula.children.map((child, order) => {
        const weight = formula.kind === "at-least" ? (formula.weights?.[order] ?? 1) : 1;
        return before(child) ? weight : 0;
      });
      if (failed.reduce((sum, weight) => sum + weight, 0) >= thresholdOf(formula)) round[gate] = now;
    }
  }
  return round;
}

it("counts the rounds that a loss takes", () => {
  expect(rounds([event, or(0), or(1), and(0, 2), event], [0])).toEqual([0, 1, 2, 3, -1]);
});

const cases = smallNetwork.chain((formulas) => fc.tuple(fc.constant(formulas), lossesOf(formulas)));
holdsForAll("fails each gate in the round after the last child that it takes", cases, 1000, ([formulas, lost]) => {
  expect(rounds(formulas, lost)).toEqual(roundByRound(formulas, lost));
});

it("lists every failed gate once, none before a gate of an earlier round", () => {
  const compiled = compileNetwork(networkOf([event, or(0), and(1, 0), or(2, 1)]));
  const { failed, round } = propagate(compiled, [compiled.position[0] ?? -1, compiled.position[0] ?? -1]);
  expect(failed.map((gate) => round[gate])).toEqual([0, 1, 2, 2]);
  expect(new Set(failed).size).toBe(4);
});
