import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decidingFacts } from "../../../analyzer/analysis/deciding-facts.ts";
import { createSolver } from "../../../analyzer/analysis/solver.ts";
import type { FaultNetwork } from "../../../analyzer/model/fault-model.ts";
import { holdsForAll } from "../../properties/holds-for-all.ts";
import { bruteForce } from "./brute-force.ts";
import type { Formula } from "./networks.ts";
import { and, event, nameOf, networkOf, or, smallNetwork } from "./networks.ts";

type Facts = readonly (readonly string[])[];

/** What decides whether gate `top` is lost with gate 0, which is a basic event; nothing where it is not lost. */
function factsOf(formulas: readonly Formula[], top: number): Facts {
  const solver = createSolver(networkOf(formulas, { service: top }), []);
  return decidingFacts(solver, solver.spreads(nameOf(0), "service"), "service");
}

function because(formula: Formula, ...facts: readonly string[]): Formula {
  return formula.kind === "event" ? formula : { ...formula, facts };
}

it("sets facts apart of which each suffices", () => {
  expect(factsOf([event, because(or(0), "b"), because(or(0), "a"), or(1, 2)], 3)).toEqual([["a"], ["b"]]);
});

it("keeps facts together that only suffice together", () => {
  const members = [event, because(or(0), "c"), because(or(0), "a"), because(or(0), "b")];
  expect(factsOf([...members, and(1, 2), or(3, 4)], 5)).toEqual([["a", "c"], ["b"]]);
  expect(factsOf([...members, { kind: "at-least", threshold: 2, children: [1, 2, 3] }], 4)).toEqual([["a", "b", "c"]]);
});

it("keeps a fact together with those beneath the gate that it makes worse", () => {
  const possibleNeed = because(or(1), "may need it");
  expect(factsOf([event, because(or(0), "where it stands"), possibleNeed, or(2)], 3)).toEqual([
    ["may need it", "where it stands"],
  ]);
});

it("joins sets that share a fact", () => {
  const shared = because(or(0), "shared");
  expect(factsOf([event, shared, because(or(0), "a"), because(or(0), "b"), and(1, 2), and(1, 3), or(4, 5)], 6)).toEqual(
    [["a", "b", "shared"]],
  );
});

it("leaves out the facts of what is not lost", () => {
  expect(factsOf([event, event, because(or(0), "a"), because(or(1), "b"), or(2, 3)], 4)).toEqual([["a"]]);
});

it("gathers the facts of every world in which the service is lost", () => {
  // Gates 1 and 2 are the choices that one of two differing places is the zone: no world has both lost.
  const formulas = [event, event, event, because(and(0, 1), "first"), because(and(0, 2), "second"), or(3, 4)];
  const zone = nameOf(0);
  const network: FaultNetwork = {
    ...networkOf(formulas, { service: 5 }),
    assumptions: [
      { gate: 1, variable: "one", zone },
      { gate: 2, variable: "other", zone },
    ],
  };
  const variables = ["one", "other"].map((domain) => ({
    domain,
    candidates: [zone],
    differsFrom: ["one", "other"].filter((other) => other !== domain),
    fact: domain,
  }));
  const solver = createSolver(network, variables);
  const spreads = solver.spreads(zone, "service");
  expect(spreads).toHaveLength(2);
  expect(decidingFacts(solver, spreads, "service")).toEqual([["first"], ["second"]]);
});

it("finds facts all around a circle", () => {
  expect(factsOf([event, or(2, 4), or(3), or(1), because(or(0), "a"), or(2)], 5)).toEqual([["a"]]);
});

describe("in small networks of every kind", () => {
  const names = ["f", "g", "h", "i"];
  /** Facts on any gates, and a top event that a basic event takes, but not where all facts turn out well. */
  const undecided = smallNetwork
    .chain((formulas) =>
      fc.record({
        formulas: fc
          .tuple(
            ...formulas.map((formula) =>
              fc
                .oneof(
                  { weight: 2, arbitrary: fc.constant([]) },
                  { weight: 3, arbitrary: fc.subarray(names, { minLength: 1, maxLength: 2 }) },
                )
                .map((facts) => because(formula, ...facts)),
            ),
          )
          .map((others) => [event, ...others.map(shifted)]),
        top: fc.integer({ min: 1, max: formulas.length }),
      }),
    )
    .filter(({ formulas, top }) => isLost(formulas, top) && !isLost(turnedWell(formulas, names), top));

  const property = (claim: string, check: (formulas: readonly Formula[], top: number, sets: Facts) => void) =>
    holdsForAll(claim, undecided, 500, ({ formulas, top }) => check(formulas, top, factsOf(formulas, top)));

  property("there is a fact that decides, and none stands in two sets", (_formulas, _top, sets) => {
    expect(sets.length).toBeGreaterThan(0);
    expect(new Set(sets.flat()).size).toBe(sets.flat().length);
  });

  property("facts stand together only where gates bring them together", (formulas, top, sets) => {
    expect(sets).toEqual(broughtTogether(formulas, top));
  });

  property("when the facts of a set turn out well the other sets are left", (formulas, top, sets) => {
    for (const set of sets) {
      expect(factsOf(turnedWell(formulas, set), top)).toEqual(sets.filter((other) => other !== set));
    }
  });

  property("the service is lost by any one set alone, and saved when all turn out well", (formulas, top, sets) => {
    for (const set of sets) {
      const others = names.filter((fact) => !set.includes(fact));
      expect(isLost(turnedWell(formulas, others), top)).toBe(true);
    }
    expect(isLost(turnedWell(formulas, sets.flat()), top)).toBe(false);
  });
});

it("takes a moment for 100,000 gates in a circle, against the order of their needs", () => {
  const count = 100_000;
  const ring = Array.from({ length: count }, (_, index) => or(((index + 1) % count) + 1));
  const entered = [event, ...ring.with(count / 2, or(count / 2 + 2, count + 1)), because(or(0), "a")];
  expect(factsOf(entered, count)).toEqual([["a"]]);
});

it("takes a moment for a chain of 50,000 gates each of which has a fact of its own", () => {
  const count = 50_000;
  const placed = Array.from({ length: count }, (_, index) => because(or(0), `fact ${index}`));
  const chain = Array.from({ length: count }, (_, index) => (index === 0 ? or(1) : or(index + 1, count + index)));
  expect(factsOf([event, ...placed, ...chain], 2 * count)).toHaveLength(count);
});

/** The same sets by their definition: gates that bring facts together, each with all that fails beneath it, closed by hand. */
function broughtTogether(formulas: readonly Formula[], top: number): Facts {
  const failed = bruteForce(networkOf(formulas), [0]);
  const beneath = (gate: number): readonly number[] => {
    const found = new Set([gate]);
    for (const next of found) {
      const formula = formulas[next];
      if (formula === undefined || formula.kind === "event") continue;
      for (const child of formula.children) if (failed.has(child)) found.add(child);
    }
    return [...found];
  };
  const ownFacts = (gate: number): readonly string[] => {
    const formula = formulas[gate];
    return formula === undefined || formula.kind === "event" ? [] : (formula.facts ?? []);
  };
  const takesSeveral = (gate: number): boolean => {
    const formula = formulas[gate];
    if (formula?.kind === "and") return formula.children.length > 1;
    return formula?.kind === "at-least" && formula.threshold > 1;
  };
  let sets: readonly ReadonlySet<string>[] = [];
  for (const gate of beneath(top)) {
    if (ownFacts(gate).length === 0 && !takesSeveral(gate)) continue;
    const together = new Set(beneath(gate).flatMap(ownFacts));
    const shares = (set: ReadonlySet<string>) => [...set].some((fact) => together.has(fact));
    const joined = new Set([...together, ...sets.filter(shares).flatMap((set) => [...set])]);
    sets = [...sets.filter((set) => !shares(set)), ...(joined.size > 0 ? [joined] : [])];
  }
  return sets.map((set) => [...set].sort()).sort(([one = ""], [other = ""]) => (one < other ? -1 : 1));
}

function isLost(formulas: readonly Formula[], top: number): boolean {
  return bruteForce(networkOf(formulas), [0]).has(top);
}

/** The network in a world where some facts turn out well: gates that are worse by them never fail. */
function turnedWell(formulas: readonly Formula[], facts: readonly string[]): readonly Formula[] {
  return formulas.map((formula) =>
    formula.kind !== "event" && formula.facts?.some((fact) => facts.includes(fact)) ? or() : formula,
  );
}

/** The same gate one place further on. */
function shifted(formula: Formula): Formula {
  if (formula.kind === "event") return formula;
  return { ...formula, children: formula.children.map((child) => child + 1) };
}
