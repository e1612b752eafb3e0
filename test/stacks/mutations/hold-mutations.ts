import { beforeAll, describe, expect, test } from "vitest";
import type { Snapshot } from "../../../analyzer/model/snapshot.ts";
import { expectGolden } from "../../golden.ts";
import { outcomeOf, readProduction } from "./outcomes.ts";
import { unnoticed } from "./unnoticed.ts";
import type { Mutation } from "./ways.ts";
import { mutationsOf } from "./ways.ts";

/** Some two hundred analyses of the whole platform; a minute on a machine that does nothing else. */
const patience = 1_800_000;

/**
 * Takes each of the chosen pieces from production, one at a time: the gate must fail and name it, unless it is listed among those that
 * may go unnoticed, and then it must pass. The whole list is the golden file.
 */
export function holdMutations(title: string, isChosen: (mutation: Mutation) => boolean, golden: URL): void {
  describe(title, () => {
    let production: Snapshot;
    let outcomes: readonly { readonly name: string; readonly outcome: string }[];

    beforeAll(async () => {
      production = await readProduction();
      outcomes = mutationsOf(production)
        .filter(isChosen)
        .map((mutation) => ({ name: mutation.name, outcome: outcomeOf(mutation, production) }));
    }, patience);

    const mayPass = (name: string) => unnoticed.some(({ match }) => match.test(name));

    test("every redundant piece that is taken away fails the gate and is named", () => {
      const asked = outcomes.filter(({ name }) => !mayPass(name));
      expect(asked.length).toBeGreaterThan(100);
      expect(asked.filter(({ outcome }) => outcome === "passes" || outcome === "fails")).toEqual([]);
    });

    test("what is listed as going unnoticed does", () => {
      expect(outcomes.filter(({ name, outcome }) => mayPass(name) && outcome !== "passes")).toEqual([]);
    });

    test("the list is its golden file", () => {
      const lines = outcomes.map(({ name, outcome }) => {
        const kind = unnoticed.find(({ match }) => match.test(name))?.kind;
        return `${outcome === "passes" ? `unnoticed (${kind})` : outcome}: ${name}`;
      });
      expectGolden(golden, `${lines.sort().join("\n")}\n`);
    });
  });
}
