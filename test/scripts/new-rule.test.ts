import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { newRule } from "../../scripts/new-rule.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("a rule that is begun", () => {
  const written = newRule("aardvarks-are-counted", root);

  test("has a file, a test and a line in the index, all of its name", () => {
    expect(Object.keys(written)).toEqual([
      "analyzer/rules/aardvarks-are-counted.ts",
      "test/analyzer/rules/aardvarks-are-counted.test.ts",
      "analyzer/rules/index.ts",
    ]);
    for (const text of Object.values(written)) expect(text).toContain("aardvarksAreCounted");
  });

  test("leaves the rest of the index as it is", () => {
    const index = readFileSync(`${root}analyzer/rules/index.ts`, "utf8");
    const lines = (written["analyzer/rules/index.ts"] ?? "").split("\n");
    expect(lines.filter((line) => !line.includes("ardvarksAreCounted")).join("\n")).toBe(index);
  });

  test("says nothing yet, so that the tests ask for it", () => {
    expect(written["analyzer/rules/aardvarks-are-counted.ts"]).toContain('summary: ""');
  });
});

test.each(["", "one", "Keeps-Data", "keeps_data", "../keeps-data", "keeps-data2"])("%j is no id", (id) => {
  expect(() => newRule(id, root)).toThrow(/is no id of a rule/);
});

test("a rule that is there is left alone", () => {
  expect(() => newRule("keeps-data", root)).toThrow(/is there already/);
});
