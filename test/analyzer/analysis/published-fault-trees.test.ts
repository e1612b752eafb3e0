import { describe, expect, it } from "vitest";
import { compileNetwork } from "../../../analyzer/analysis/compile-network.ts";
import { propagate } from "../../../analyzer/analysis/propagate.ts";
import { createSolver } from "../../../analyzer/analysis/solver.ts";
import type { FaultNetwork } from "../../../analyzer/model/fault-model.ts";
import { readOpenPsa } from "../../../analyzer/readers/open-psa/read-open-psa.ts";
import { publishedFaultTrees } from "../../open-psa/published-fault-trees.ts";

/** The basic events each of which alone causes the top event: the minimal cut sets of order 1. */
type FindSinglePoints = (network: FaultNetwork, tree: string) => readonly string[];

const solvers: Readonly<Record<string, FindSinglePoints>> = {
  evaluateLanes: (network, tree) => {
    const domains = Object.keys(network.events);
    return [...createSolver(network, []).lostServices(domains)].flatMap(([domain, lost]) =>
      lost.includes(tree) ? [domain] : [],
    );
  },
  propagate: (network, tree) => {
    const compiled = compileNetwork(network);
    const top = compiled.position[network.tops[tree] ?? -1] ?? -1;
    return Object.entries(network.events).flatMap(([domain, event]) =>
      propagate(compiled, [compiled.position[event] ?? -1]).round[top] === -1 ? [] : [domain],
    );
  },
};

const trees = publishedFaultTrees();
const coherent = trees?.filter((tree) => tree.coherent) ?? [];

describe.skipIf(trees === undefined)("published fault trees (skipped where ../shared/fault-trees is absent)", () => {
  it("are the 29 coherent ones", () => expect(coherent).toHaveLength(29));

  describe.each(Object.entries(solvers))("%s finds all single points of failure", (_solver, findSinglePoints) => {
    it.each(coherent)("of $name", ({ name, basicEvents, byOrder, file }) => {
      const { network } = readOpenPsa(file);
      expect(Object.keys(network.events)).toHaveLength(basicEvents);
      expect(BigInt(findSinglePoints(network, name).length)).toBe(byOrder[0]);
    });
  });

  it.each(trees?.filter((tree) => !tree.coherent) ?? [])("$name is refused, being not coherent", ({ file }) => {
    expect(() => readOpenPsa(file)).toThrow(/has a <(not|xor)> in gate \S+ .*: the tree is not coherent/);
  });
});
