import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { analyze } from "../../../analyzer/analyze.ts";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import { buildGraph } from "../../../analyzer/graph/build-graph.ts";
import type { Snapshot } from "../../../analyzer/model/snapshot.ts";
import { rules } from "../../../analyzer/rules/index.ts";
import { noObjectives } from "../../builders/objectives.ts";
import { drawn, sketches } from "../../builders/sketches.ts";
import { holdsForAll } from "../../properties/holds-for-all.ts";

/** A stack, its objectives, and the same stack with its records, and what they name, in another order. */
const shuffled = sketches.chain((sketch) => {
  const { stack, objectives } = drawn(sketch);
  const snapshot = stack.snapshot();
  const turned = fc.shuffledSubarray([...snapshot.resources], { minLength: snapshot.resources.length }).map(
    (resources): Snapshot => ({
      ...snapshot,
      resources: resources.map((record) => ({
        ...record,
        properties: Object.fromEntries(Object.entries(record.properties).reverse()),
        propertyDependencies: Object.fromEntries(Object.entries(record.propertyDependencies).reverse()),
      })),
    }),
  );
  return fc.record({ snapshot: fc.constant(snapshot), turned, objectives: fc.constant(objectives.build()) });
});

describe("the order in which a program registers its resources changes nothing", () => {
  holdsForAll("in a report", shuffled, 100, ({ snapshot, turned, objectives }) => {
    const known = { catalogue, rules };
    expect(JSON.stringify(analyze(turned, objectives, known))).toBe(
      JSON.stringify(analyze(snapshot, objectives, known)),
    );
  });

  holdsForAll("in a report on assumed services", shuffled, 100, ({ snapshot, turned }) => {
    const known = { catalogue, rules };
    expect(JSON.stringify(analyze(turned, noObjectives, known))).toBe(
      JSON.stringify(analyze(snapshot, noObjectives, known)),
    );
  });

  holdsForAll("in the graph", shuffled, 100, ({ snapshot, turned, objectives }) => {
    expect(buildGraph(turned, objectives, catalogue)).toEqual(buildGraph(snapshot, objectives, catalogue));
  });
});
