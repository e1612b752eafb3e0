import * as fc from "fast-check";
import { expect } from "vitest";
import { compileNetwork } from "../../analyzer/analysis/compile-network.ts";
import { propagate } from "../../analyzer/analysis/propagate.ts";
import { createSolver } from "../../analyzer/analysis/solver.ts";
import type { Formula } from "../analyzer/analysis/networks.ts";
import { lossesOf, nameOf, networkOf, smallNetwork } from "../analyzer/analysis/networks.ts";
import { holdsForAll } from "./holds-for-all.ts";

function failed(formulas: readonly Formula[], lost: readonly number[]): ReadonlySet<number> {
  const compiled = compileNetwork(networkOf(formulas));
  const spread = propagate(
    compiled,
    lost.map((gate) => compiled.position[gate] ?? -1),
  );
  return new Set(spread.failed.map((gate) => compiled.gate[gate] ?? -1));
}

/** A network, what is lost of it, and two of its gates. */
const cases = smallNetwork.chain((formulas) =>
  fc.record({
    formulas: fc.constant(formulas),
    lost: lossesOf(formulas),
    gate: fc.nat(formulas.length - 1),
    other: fc.nat(formulas.length - 1),
  }),
);

function contained(smaller: ReadonlySet<number>, larger: ReadonlySet<number>): void {
  expect([...smaller].filter((gate) => !larger.has(gate))).toEqual([]);
}

holdsForAll("one loss more brings nothing back", cases, 1000, ({ formulas, lost, gate }) => {
  contained(failed(formulas, lost), failed(formulas, [...lost, gate]));
});

holdsForAll("one need more brings nothing back", cases, 1000, ({ formulas, lost, gate, other }) => {
  const needier = formulas.map((formula, index): Formula => {
    if (index !== gate || formula.kind !== "or") return formula;
    return { ...formula, children: [...formula.children, other] };
  });
  contained(failed(formulas, lost), failed(needier, lost));
});

holdsForAll("one spare more takes nothing", cases, 1000, ({ formulas, lost, gate, other }) => {
  const sparer = formulas.map((formula, index): Formula => {
    if (index !== gate || formula.kind !== "and") return formula;
    return { ...formula, children: [...formula.children, other] };
  });
  contained(failed(sparer, lost), failed(formulas, lost));
});

holdsForAll("the order in which gates are numbered changes nothing", cases, 1000, ({ formulas, lost }) => {
  const last = formulas.length - 1;
  const turned = [...formulas].reverse().map((formula): Formula => {
    if (formula.kind === "event") return formula;
    return { ...formula, children: formula.children.map((child) => last - child) };
  });
  const again = failed(
    turned,
    lost.map((gate) => last - gate),
  );
  expect(new Set([...again].map((gate) => last - gate))).toEqual(failed(formulas, lost));
});

holdsForAll("asking again, in another order, gives the same answers", cases, 300, ({ formulas }) => {
  const tops = Object.fromEntries(formulas.map((_, gate) => [`service-${gate}`, gate]));
  const network = networkOf(formulas, tops);
  const domains = formulas.map((_, gate) => nameOf(gate));
  const once = createSolver(network, []).lostServices(domains);
  const again = createSolver(network, []).lostServices([...domains].reverse());
  expect(new Map([...again].reverse())).toEqual(new Map(once));
});
