import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "../../../../analyzer/rules/index.ts";
import { incidentFamilies, patternTests, publishedRules } from "../../../../scripts/patterns.ts";
import type { ObjectivesBuilder } from "../../../builders/objectives.ts";
import type { StackBuilder } from "../../../builders/stack.ts";
import { report } from "../../../builders/verdicts.ts";
import { everyCase } from "./every-case.ts";
import { web } from "./pattern-case.ts";

/** Shown elsewhere: it takes two stacks. */
const shownApart: ReadonlySet<string> = new Set(["R12"]);
const patterns = [...incidentFamilies, ...publishedRules].filter(({ id }) => !shownApart.has(id));

const foundBy = (rule: string, built: StackBuilder, stated: ObjectivesBuilder) =>
  report(built, stated).findings.filter((finding) => finding.rule === rule);

describe.each(patterns.map((pattern) => [`${pattern.id} ${pattern.title}`, pattern] as const))(
  "%s",
  (_title, pattern) => {
    const shown = (everyCase[pattern.id] ?? []).map((one) => ({
      ...one,
      titled: `on ${one.on}${one.what === undefined ? "" : `, ${one.what}`}`,
    }));

    test.each(shown)(
      "$titled: nothing is said of a stack that is well",
      ({ satisfied, stated = web, rule = "survives-loss" }) => {
        expect(foundBy(rule, satisfied, stated)).toEqual([]);
      },
    );

    test.each(shown)("$titled: the cause is told, once, and what to change is named", (one) => {
      const { violated, stated = web, statedBroken = stated, rule = "survives-loss", names = ["web"] } = one;
      const found = foundBy(rule, violated, statedBroken).filter(({ status }) => status === "violated");
      expect(found.length).toBeGreaterThan(0);
      const named = new Set(found.flatMap(({ subjects }) => subjects));
      expect([...violated.urns(...names)].filter((urn) => !named.has(urn))).toEqual([]);
    });

    test("is shown on both clouds, or the reason is given why not", () => {
      const on = new Set(shown.map((one) => one.on));
      expect(on.size).toBeGreaterThan(0);
      const isOnBoth = on.has("both clouds")
        ? pattern.only !== undefined || on.size > 1 || pattern.follows !== null
        : on.size === 2;
      expect(isOnBoth || pattern.only !== undefined).toBe(true);
    });

    test("is told by a rule that there is, and follows from a sentence that there is", () => {
      expect(rules.map(({ id }) => id)).toContain(pattern.rule);
      if (pattern.follows !== null) expect(existsSync(pattern.follows.file)).toBe(true);
      expect(shown.some(({ rule = "survives-loss" }) => rule === pattern.rule)).toBe(true);
    });
  },
);

test("every family and every one of the forty is there, in order", () => {
  expect(incidentFamilies.map(({ id }) => id)).toEqual(Array.from({ length: 15 }, (_, index) => `R${index + 1}`));
  expect(publishedRules.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, index) => `${index + 1}`));
  expect(Object.keys(everyCase).toSorted()).toEqual(patterns.map(({ id }) => id).toSorted());
});

test("the page names this file", () => {
  expect(new URL(import.meta.url).pathname.endsWith(patternTests)).toBe(true);
});
