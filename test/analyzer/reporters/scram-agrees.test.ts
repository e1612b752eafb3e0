import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerCutSets } from "../../../analyzer/analysis/cut-sets/answer-cut-sets.ts";
import { faultTree } from "../../../analyzer/analysis/cut-sets/fault-tree.ts";
import type { Examined } from "../../../analyzer/analyze.ts";
import { examine, lossWays } from "../../../analyzer/analyze.ts";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import { readAndExamine } from "../../../analyzer/cli/judge-stack.ts";
import type { WaysReport } from "../../../analyzer/model/cut-sets.ts";
import type { FaultNetwork } from "../../../analyzer/model/fault-model.ts";
import type { Snapshot } from "../../../analyzer/model/snapshot.ts";
import { parseObjectives } from "../../../analyzer/readers/parse-objectives.ts";
import { listStacks, readProject } from "../../../analyzer/readers/project.ts";
import { openpsa } from "../../../analyzer/reporters/openpsa.ts";
import { rules } from "../../../analyzer/rules/index.ts";
import { isScramInstalled, scramCutSets } from "../../open-psa/run-scram.ts";
import type { Formula } from "../analysis/networks.ts";
import { event, networkOf } from "../analysis/networks.ts";
import { root } from "../cli/run-faultline.ts";

const stories = new URL("../../fixtures/stories/", import.meta.url);
const readings = ["favourable", "least-favourable"] as const;

/** Milliseconds: a stack's program runs, and another process for each of its services. */
const patience = 300_000;

/** The largest trees are compared up to pairs: beyond, they have more sets than a report can hold. */
const mostListed = 100_000;

/** That another tool finds the same sets in what is written as we find in what it is written from. */
function expectAgreement(ways: WaysReport, order: number): number {
  const { answer, tree } = ways;
  expect(answer).toMatchObject({ complete: true, isCut: false });
  const model = openpsa({ kind: "cut-sets", ways }, { columns: 80, colour: false });
  const isStated = answer.probability !== null;
  const found = scramCutSets(model, order, isStated);
  const numberOf = new Map(tree?.events.map((domain, index) => [domain, `e${index + 1}`]));
  const own = answer.sets.map(({ domains }) => domains.map((domain) => numberOf.get(domain) ?? domain).toSorted());
  expect(found.sets.map(String).toSorted()).toEqual(own.map(String).toSorted());
  if (found.probability !== null && order >= 20)
    expect(Math.abs(found.probability - (answer.probability?.lowest ?? -1))).toBeLessThan(1e-5);
  return own.length;
}

function expectAgreementOnStack(examined: Examined): number {
  let sets = 0;
  for (const { name: service } of examined.report.services)
    for (const reading of readings) {
      const question = { service, reading, order: 2, top: mostListed, mostNodes: 4_000_000 };
      sets += expectAgreement(lossWays(examined, question, [], true), 2);
    }
  return sets;
}

function waysIn(network: FaultNetwork, variables: Parameters<typeof answerCutSets>[1], probability: number | null) {
  const answer = answerCutSets(network, variables, {
    service: "service",
    reading: "least-favourable",
    order: null,
    top: mostListed,
    probabilityOf: probability === null ? null : () => probability,
  });
  const tree = faultTree(network, variables, "service", 100_000);
  const stated =
    probability === null ? [] : tree.events.map((domain) => ({ domain, probability, source: "thought up" }));
  return { of: { kind: "file", file: "random" }, answer, tree, stated, domains: [], labels: {}, mostNodes: 0 } as const;
}

const events = 8;

/**
 * Trees of eight events in which most gates matter. Of k-of-n gates the children are events: SCRAM 0.16.2 errs where two
 * children of one turn out to be the same (of 2 of {a, b, c} with c = a it says b; it is a).
 */
const fullTree: fc.Arbitrary<readonly Formula[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom("or" as const, "and" as const, "or" as const, "and" as const, "at-least" as const),
      children: fc.uniqueArray(fc.nat(1_000_000), { minLength: 2, maxLength: 4 }),
    }),
    { minLength: 5, maxLength: 9 },
  )
  .map((drawn) => {
    const formulas: Formula[] = Array.from({ length: events }, () => event);
    for (const { kind, children } of drawn) {
      const below = formulas.length;
      if (kind === "at-least") {
        const chosen = [...new Set(children.map((child) => child % events))];
        formulas.push({ kind, threshold: Math.min(2, chosen.length), children: chosen });
        continue;
      }
      // One of the latest gates, so that they stand upon each other, and anything before.
      const chosen = [...new Set(children.map((child, index) => (index === 0 ? below - 1 : child % below)))];
      formulas.push({ kind, children: chosen });
    }
    return [...formulas, { kind: "or", children: [formulas.length - 1, formulas.length - 2] }];
  });

/** The same with a weighted gate, a circle, and two places that must differ. */
function assuming(formulas: readonly Formula[]): {
  readonly network: FaultNetwork;
  readonly variables: Parameters<typeof answerCutSets>[1];
} {
  const last = formulas.length - 1;
  const changed = formulas.map((formula, index): Formula => {
    if (formula.kind === "at-least")
      return { ...formula, threshold: 3, weights: formula.children.map((_, order) => 1 + (order % 3)) };
    return formula.kind === "or" && index % 2 === 0 && index < last
      ? { ...formula, children: [...formula.children, last] }
      : formula;
  });
  const plain = networkOf(changed, { service: last });
  const assumed = [0, 1];
  const isAssumed = new Set(assumed);
  return {
    network: {
      ...plain,
      events: Object.fromEntries(Object.entries(plain.events).filter(([, gate]) => !isAssumed.has(gate))),
      assumptions: assumed.map((gate) => ({ gate, variable: `zone-of:${gate}`, zone: "zone-a" })),
    },
    variables: assumed.map((gate) => ({
      domain: `zone-of:${gate}`,
      candidates: ["zone-a"],
      differsFrom: gate === 0 ? ["zone-of:1"] : [],
      fact: `zone of ${gate}`,
    })),
  };
}

/** Forty of them with three minimal cut sets or more: of fewer there is little to disagree about. */
function telling(drawn: readonly ReturnType<typeof waysIn>[]): readonly ReturnType<typeof waysIn>[] {
  return drawn.filter(({ answer }) => answer.sets.length >= 3).slice(0, 40);
}

describe.skipIf(!isScramInstalled)("SCRAM agrees (skipped where scram is not installed)", () => {
  it("on random trees, their probability included", { timeout: patience }, () => {
    const drawn = telling(
      fc.sample(fullTree, { numRuns: 600, seed: 11 }).map((formulas) => {
        return waysIn(networkOf(formulas, { service: formulas.length - 1 }), [], 0.125);
      }),
    );
    for (const ways of drawn) expectAgreement(ways, 64);
    expect(drawn).toHaveLength(40);
  });

  it("on random trees with unknown places, weights and gates that need each other", { timeout: patience }, () => {
    const drawn = telling(
      fc.sample(fullTree, { numRuns: 600, seed: 12 }).map((formulas) => {
        const { network, variables } = assuming(formulas);
        return waysIn(network, variables, null);
      }),
    );
    for (const ways of drawn) expectAgreement(ways, 64);
    expect(drawn).toHaveLength(40);
  });

  it.each(readdirSync(stories))("on the services of story %s", { timeout: patience }, (story) => {
    const read = (file: string) => readFileSync(new URL(`${story}/${file}`, stories), "utf8");
    const snapshot: Snapshot = JSON.parse(read("stack.json"));
    const objectives = parseObjectives(read("objectives.yaml"), "objectives.yaml");
    expect(expectAgreementOnStack(examine(snapshot, objectives, { catalogue, rules }))).toBeGreaterThan(0);
  });

  it.each(listStacks(readProject(root)))("on every service of stack %s", { timeout: patience }, async (stack) => {
    const { examined } = await readAndExamine({ directory: root, stack, timeout: 120 });
    expect(expectAgreementOnStack(examined)).toBeGreaterThan(10);
  });
});
