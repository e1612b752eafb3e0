import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileNetwork } from "../../../analyzer/analysis/compile-network.ts";
import { evaluateLanes, laneCount } from "../../../analyzer/analysis/evaluate-lanes.ts";
import { propagate } from "../../../analyzer/analysis/propagate.ts";
import { briefSpreads } from "../../../analyzer/analysis/spread-briefly.ts";
import type { FaultNetwork } from "../../../analyzer/model/fault-model.ts";
import { holdsForAll } from "../../properties/holds-for-all.ts";
import { bruteForce } from "./brute-force.ts";
import type { Formula } from "./networks.ts";
import { and, event, lossesOf, networkOf, or, smallNetwork } from "./networks.ts";

/** Answers several questions "what fails when these gates are lost?", all in numbers of the network. */
type Solve = (network: FaultNetwork, questions: readonly (readonly number[])[]) => readonly ReadonlySet<number>[];

/** Every way to solve a network. Each passes the same suite, and so they check each other. */
const solvers: Readonly<Record<string, Solve>> = {
  propagate: (network, questions) => {
    const compiled = compileNetwork(network);
    return questions.map((lost) => {
      const { failed } = propagate(
        compiled,
        lost.map((gate) => compiled.position[gate] ?? -1),
      );
      return new Set(failed.map((gate) => compiled.gate[gate] ?? -1));
    });
  },
  evaluateLanes: (network, questions) => {
    const compiled = compileNetwork(network);
    const words = evaluateLanes(
      compiled,
      questions.map((lost) => lost.map((gate) => compiled.position[gate] ?? -1)),
    );
    return questions.map(
      (_, lane) =>
        new Set([...network.gates.keys()].filter((gate) => ((words[compiled.position[gate] ?? -1] ?? 0) >>> lane) & 1)),
    );
  },
  // One after the other on one object, which has to take back what it noted of the last.
  briefSpreads: (network, questions) => {
    const compiled = compileNetwork(network);
    const standing = propagate(compiled, []);
    const spreads = briefSpreads(compiled, standing);
    return questions.map((lost) => {
      const gates = lost.map((gate) => compiled.position[gate] ?? -1);
      spreads.after(gates, 0);
      const failed = spreads.after(gates, Number.POSITIVE_INFINITY) ?? [];
      return new Set([...standing.failed, ...failed].map((gate) => compiled.gate[gate] ?? -1));
    });
  },
  bruteForce: (network, questions) => questions.map((lost) => bruteForce(network, lost)),
};

describe.each(Object.entries(solvers))("%s", (name, solve) => {
  const failed = (formulas: readonly Formula[], lost: readonly number[]) =>
    [...(solve(networkOf(formulas), [lost])[0] ?? [])].sort((one, other) => one - other);

  it("fails an or-gate with any child and an and-gate with all of them", () => {
    const network = [event, event, or(0, 1), and(0, 1)];
    expect(failed(network, [])).toEqual([]);
    expect(failed(network, [1])).toEqual([1, 2]);
    expect(failed(network, [0, 1])).toEqual([0, 1, 2, 3]);
  });

  it("weighs the children of a k-of-n gate", () => {
    const network: readonly Formula[] = [
      event,
      event,
      event,
      { kind: "at-least", threshold: 5, children: [0, 1, 2], weights: [3, 2, 2] },
      { kind: "at-least", threshold: 2, children: [0, 1, 2] },
    ];
    expect(failed(network, [1, 2])).toEqual([1, 2, 4]);
    expect(failed(network, [0, 2])).toEqual([0, 2, 3, 4]);
  });

  it("adds weights whose sum outgrows 32 bits", () => {
    const heavy = 2 ** 31 - 2;
    const weigh = (threshold: number): Formula => ({
      kind: "at-least",
      threshold,
      children: [0, 1, 2],
      weights: [heavy, heavy, 8],
    });
    expect(failed([event, event, event, weigh(5), weigh(heavy)], [0, 1, 2])).toEqual([0, 1, 2, 3, 4]);
  });

  it("ignores a child without weight", () => {
    const weightless: Formula = { kind: "at-least", threshold: 1, children: [0, 1], weights: [0, 1] };
    expect(failed([event, event, weightless], [0])).toEqual([0]);
    expect(failed([event, event, weightless, or(2, 4), or(3)], [0])).toEqual([0]);
  });

  it("keeps gates up that merely need each other", () => {
    const network = [event, or(0, 2), or(1, 3), and(2, 1)];
    expect(failed(network, [])).toEqual([]);
    expect(failed(network, [0])).toEqual([0, 1, 2, 3]);
    expect(failed([or(0), and(1)], [])).toEqual([]);
  });

  it("takes an and-gate without children as failed, an or-gate without children as up", () => {
    expect(failed([and(), or(), or(0), and(0, 1)], [])).toEqual([0, 2]);
    expect(failed([{ kind: "at-least", threshold: 0, children: [1] }, event, or(0, 3), or(2)], [])).toEqual([0, 2, 3]);
  });

  if (name === "bruteForce") return;

  const questions = smallNetwork.chain((formulas) =>
    fc.tuple(fc.constant(formulas), fc.array(lossesOf(formulas), { minLength: 1, maxLength: 3 })),
  );
  holdsForAll("agrees with brute force on small networks, whatever is lost", questions, 1500, ([formulas, losses]) => {
    const network = networkOf(formulas);
    expect(solve(network, losses)).toEqual(losses.map((lost) => bruteForce(network, lost)));
  });

  const batches = smallNetwork.chain((formulas) =>
    fc.tuple(fc.constant(formulas), fc.array(lossesOf(formulas), { minLength: 1, maxLength: laneCount })),
  );
  holdsForAll(
    `answers each of 1 to ${laneCount} questions as if it were asked alone`,
    batches,
    500,
    ([formulas, losses]) => {
      const network = networkOf(formulas);
      expect(solve(network, losses)).toEqual(losses.flatMap((lost) => solve(network, [lost])));
    },
  );
});
