import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Rule } from "../../../analyzer/model/finding.ts";
import { rules } from "../../../analyzer/rules/index.ts";

const folder = new URL("../../../analyzer/rules/", import.meta.url);
/** Files of the folder that are no rule. */
const joining: ReadonlySet<string> = new Set(["index.ts", "run-rules.ts"]);

const ruleFiles = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !joining.has(entry.name))
  .map((entry) => entry.name.replace(/\.ts$/, ""))
  .toSorted();

/** `survives-loss` → `survivesLoss`. */
function exportedName(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

test("the index holds every rule once, sorted by id", () => {
  expect(rules.map(({ id }) => id)).toEqual(ruleFiles);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule: Rule) => {
  test("is exported from the file of its name, under its name", async () => {
    const module: Readonly<Record<string, unknown>> = await import(new URL(`${id}.ts`, folder).href);
    expect(Object.keys(module)).toEqual([exportedName(id)]);
    expect(module[exportedName(id)]).toBe(rule);
  });

  test("has a test of its name that calls it", () => {
    const file = new URL(`./${id}.test.ts`, import.meta.url);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, "utf8")).toContain(id);
  });

  test("says what holds, why, when to doubt it and what to change", () => {
    for (const text of [rule.summary, rule.rationale, rule.falseAlarms, rule.remedy])
      expect(text.trim().length).toBeGreaterThan(20);
    expect(rule.summary).toMatch(/^[A-Z].*\.$/s);
    expect(new Set([rule.summary, rule.rationale, rule.falseAlarms, rule.remedy]).size).toBe(4);
  });

  test("cites where it comes from", () => {
    const { origin } = rule;
    expect(new URL(origin.url).protocol).toBe("https:");
    expect(origin.title.length).toBeGreaterThan(10);
    expect(origin.lesson.length).toBeGreaterThan(20);
    if (origin.kind === "incident") expect(origin.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test("has an id of words", () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });
});
