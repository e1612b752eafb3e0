import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derive } from "../../../analyzer/analysis/derive.ts";
import type { Names } from "../../../analyzer/analysis/names.ts";
import { createSolver } from "../../../analyzer/analysis/solver.ts";
import type { Derivation } from "../../../analyzer/model/analysis.ts";
import { holdsForAll } from "../../properties/holds-for-all.ts";
import { bruteForce } from "./brute-force.ts";
import type { Formula } from "./networks.ts";
import { and, event, nameOf, networkOf, or, smallNetwork } from "./networks.ts";

const names: Names = {
  node: (id) => id,
  group: (id) => id,
  domain: (id) => id,
  graphNode: () => undefined,
};

/** Why gate `top` fails when basic event `lost` does; no steps where it does not. */
function derivationOf(formulas: readonly Formula[], top: number, lost: number): Derivation {
  const solver = createSolver(networkOf(formulas, { service: top }), []);
  const spread = solver.spread(nameOf(lost), "service");
  return spread === null ? { steps: [] } : derive(solver, spread, "service", names);
}

/** A network, one of its gates as top event, and a basic event that takes it. */
const failing = smallNetwork
  .chain((formulas) =>
    fc.record({
      formulas: fc.constant(formulas),
      top: fc.nat(formulas.length - 1),
      lost: fc.constantFrom(...formulas.flatMap((formula, gate) => (formula.kind === "event" ? [gate] : [])), -1),
    }),
  )
  .filter(({ formulas, top, lost }) => lost !== -1 && bruteForce(networkOf(formulas), [lost]).has(top));

function property(claim: string, cases: number, check: (derivation: Derivation, given: Failing) => void): void {
  holdsForAll(claim, failing, cases, (given) => check(derivationOf(given.formulas, given.top, given.lost), given));
}

interface Failing {
  readonly formulas: readonly Formula[];
  readonly top: number;
  readonly lost: number;
}

function gateOf(subject: string): number {
  return Number(subject.replace("gate-", ""));
}

it("tells of all children at an and-gate, of enough at a k-of-n gate, of one at an or-gate", () => {
  const formulas: readonly Formula[] = [
    event,
    or(0),
    or(0),
    or(0),
    and(1, 2),
    { kind: "at-least", threshold: 2, children: [1, 2, 3] },
    or(1, 2),
    and(4, 5, 6),
  ];
  const { steps } = derivationOf(formulas, 7, 0);
  expect(steps.map(({ subject, from }) => [subject, ...from.map((index) => steps[index]?.subject)])).toEqual([
    ["gate-0"],
    ["gate-1", "gate-0"],
    ["gate-2", "gate-0"],
    ["gate-4", "gate-1", "gate-2"],
    ["gate-5", "gate-1", "gate-2"],
    ["gate-6", "gate-1"],
    ["gate-7", "gate-4", "gate-5", "gate-6"],
  ]);
});

it("leaves a circle by the way in which it failed", () => {
  const { steps } = derivationOf([event, or(2, 0), or(3), or(1)], 2, 0);
  expect(steps.map(({ subject }) => subject)).toEqual(["gate-0", "gate-1", "gate-3", "gate-2"]);
});

it("has no steps for a service that is not lost", () => {
  expect(derivationOf([event, event, or(1)], 2, 0)).toEqual({ steps: [] });
});

it("tells of what was lost before what is taken to have failed from the start", () => {
  const { steps } = derivationOf([and(), or(0), event, and(1, 2)], 3, 2);
  expect(steps.map(({ subject }) => subject)).toEqual(["gate-2", "gate-0", "gate-1", "gate-3"]);
});

it("bears a gate with more children than a call takes arguments", () => {
  const count = 200_000;
  const formulas = [event, ...Array.from({ length: count }, () => or(0))];
  const wide: Formula = { kind: "and", children: [...formulas.keys()] };
  expect(derivationOf([...formulas, wide], formulas.length, 0).steps).toHaveLength(count + 2);
});

describe("in small networks of every kind", () => {
  property("each step follows from earlier steps that suffice for it", 1000, ({ steps }, { formulas, lost }) => {
    for (const [index, step] of steps.entries()) {
      expect(step.from.filter((earlier) => earlier >= index)).toEqual([]);
      const gate = gateOf(step.subject);
      const told = new Set(step.from.map((earlier) => gateOf(steps[earlier]?.subject ?? "")));
      expect(isEnough(formulas[gate], told, gate === lost)).toBe(true);
    }
  });

  property("the last step is the top event", 500, ({ steps }, { top }) => {
    expect(steps.at(-1)?.subject).toBe(nameOf(top));
  });

  property("the lost domain comes first wherever it plays a part", 500, ({ steps }, { lost }) => {
    expect(steps.findIndex(({ subject }) => subject === nameOf(lost))).toBeLessThan(1);
  });

  property("the gates of a derivation alone still fail the top event", 1000, ({ steps }, { formulas, top, lost }) => {
    const told = new Set(steps.map(({ subject }) => gateOf(subject)));
    const reduced = formulas.map((formula, gate) => (told.has(gate) ? formula : event));
    expect(bruteForce(networkOf(reduced), told.has(lost) ? [lost] : []).has(top)).toBe(true);
  });

  property("every step but the last is needed by a later one", 500, ({ steps }) => {
    const used = new Set(steps.flatMap(({ from }) => from));
    expect([...steps.keys()].filter((index) => !used.has(index))).toEqual([steps.length - 1]);
  });

  property("the order in which children are listed changes nothing", 1000, (derivation, { formulas, top, lost }) => {
    const reversed = formulas.map((formula): Formula => {
      if (formula.kind === "event") return formula;
      const children = [...formula.children].reverse();
      if (formula.kind !== "at-least" || formula.weights === undefined) return { ...formula, children };
      return { ...formula, children, weights: [...formula.weights].reverse() };
    });
    expect(derivationOf(reversed, top, lost)).toEqual(derivation);
  });
});

/** Whether a gate fails by the told children alone; with one child twice, both count. */
function isEnough(formula: Formula | undefined, told: ReadonlySet<number>, isLost: boolean): boolean {
  if (formula === undefined) return false;
  switch (formula.kind) {
    case "event":
      return isLost;
    case "or":
      return formula.children.some((child) => told.has(child));
    case "and":
      return formula.children.every((child) => told.has(child));
    case "at-least": {
      const weights = formula.children.map((child, order) => (told.has(child) ? (formula.weights?.[order] ?? 1) : 0));
      return weights.reduce((sum, weight) => sum + weight, 0) >= formula.threshold;
    }
  }
}
