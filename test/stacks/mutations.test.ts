import { beforeAll, describe, expect, test } from "vitest";
import type { Snapshot } from "../../analyzer/model/snapshot.ts";
import { expectGolden } from "../golden.ts";
import { nothingToTake } from "./mutations/nothing-to-take.ts";
import type { Outcome } from "./mutations/outcomes.ts";
import { allOutcomes, outcomeOf, readProduction } from "./mutations/outcomes.ts";
import { unnoticed } from "./mutations/unnoticed.ts";
import { mutationsOf, ways } from "./mutations/ways.ts";

let production: Snapshot;
beforeAll(async () => {
  production = await readProduction();
}, 300_000);

/** The types that something could be taken from: neither the stack itself nor its providers. */
function typesOf(snapshot: Snapshot): readonly string[] {
  const made = snapshot.resources.filter(({ origin }) => origin !== "stack" && origin !== "provider");
  return [...new Set(made.map(({ type }) => type))].sort();
}

test("production as it is passes", () => {
  expect(outcomeOf({ name: "nothing", edit: (same) => same, among: [] }, production)).toBe("passes");
});

test("each type of production is one that pieces can be taken from, or is listed with the reason why not", () => {
  const without = nothingToTake.flatMap(({ types }) => types);
  const told = [...Object.keys(ways), ...without];
  expect(typesOf(production).filter((type) => !type.startsWith("trading:") && !told.includes(type))).toEqual([]);
  expect(told.filter((type) => !typesOf(production).includes(type))).toEqual([]);
  expect(without.filter((type) => type in ways)).toEqual([]);
});

test("each way takes something from each type that it is written for", () => {
  const taken = new Map(Object.keys(ways).map((type) => [type, 0]));
  for (const record of production.resources) {
    const number = (ways[record.type] ?? []).reduce((sum, way) => sum + way(record, production).length, 0);
    taken.set(record.type, (taken.get(record.type) ?? 0) + number);
  }
  expect(Object.keys(ways).filter((type) => taken.get(type) === 0)).toEqual([]);
});

test("there are hundreds of them, each with a name of its own, and each changes the stack", () => {
  const mutations = mutationsOf(production);
  const names = mutations.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(300);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const before = JSON.stringify(production);
  expect(mutations.filter(({ edit }) => JSON.stringify(edit(production)) === before).map(({ name }) => name)).toEqual(
    [],
  );
  expect(mutations.filter(({ among }) => among.length === 0).map(({ name }) => name)).toEqual([]);
});

test("each reason for going unnoticed is one for some piece, and no piece has two", () => {
  const names = mutationsOf(production).map(({ name }) => name);
  expect(unnoticed.filter(({ match }) => !names.some((name) => match.test(name)))).toEqual([]);
  expect(names.filter((name) => unnoticed.filter(({ match }) => match.test(name)).length > 1)).toEqual([]);
});

describe("one redundant piece less of production, each by itself", () => {
  let outcomes: readonly Outcome[];

  // Four hundred analyses of the whole platform: a minute where nothing else runs.
  beforeAll(async () => {
    outcomes = await allOutcomes(production);
  }, 1_800_000);

  const mayPass = (name: string) => unnoticed.some(({ match }) => match.test(name));

  test("fails the gate, which names it or what it was taken from", () => {
    const asked = outcomes.filter(({ name }) => !mayPass(name));
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter(({ outcome }) => outcome === "passes" || outcome === "fails")).toEqual([]);
  });

  test("goes unnoticed only where the list says so, and there always", () => {
    expect(outcomes.filter(({ name, outcome }) => mayPass(name) && outcome !== "passes")).toEqual([]);
  });

  test("is listed with its outcome in the golden file", () => {
    const lines = outcomes.map(({ name, outcome }) => {
      const kind = unnoticed.find(({ match }) => match.test(name))?.kind;
      return `${name}: ${outcome === "passes" ? `unnoticed (${kind})` : outcome}`;
    });
    expectGolden(new URL("./mutations/outcomes.txt", import.meta.url), `${lines.join("\n")}\n`);
  });
});
