/**
 * Begins a rule: its file, its test and its line in the index, named by one id. What it leaves to be said it leaves empty, so that
 * the tests fail until somebody has said it.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Files of the folder that are no rule. */
const joining: ReadonlySet<string> = new Set(["index.ts", "run-rules.ts"]);

/** What is written, by path from the root; throws where the id will not do or the rule is there. */
export function newRule(id: string, root: string): Readonly<Record<string, string>> {
  if (!/^[a-z]+(-[a-z]+)+$/.test(id))
    throw new Error(
      `"${id}" is no id of a rule: two words or more that state what holds, joined by "-", as in keeps-data.`,
    );
  const file = `analyzer/rules/${id}.ts`;
  if (existsSync(join(root, file))) throw new Error(`${file} is there already; choose another id, or edit it.`);
  const ids = readdirSync(join(root, "analyzer/rules"))
    .filter((name) => name.endsWith(".ts") && !joining.has(name))
    .map((name) => name.replace(/\.ts$/, ""));
  return {
    [file]: ruleText(id),
    [`test/analyzer/rules/${id}.test.ts`]: testText(id),
    "analyzer/rules/index.ts": indexText([...ids, id].sort()),
  };
}

/** `survives-loss` → `survivesLoss`. */
function exportedName(id: string): string {
  return id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function ruleText(id: string): string {
  return `import type { Rule } from "../model/finding.ts";

const id = "${id}";

export const ${exportedName(id)} = {
  id,
  severity: "warning",
  summary: "",
  rationale: "",
  origin: { kind: "vendor-statement", title: "", url: "", lesson: "" },
  falseAlarms: "",
  remedy: "",
  check: (analysis) =>
    analysis.unavailable.map(({ service, derivation }) => ({
      rule: id,
      severity: "warning",
      status: "undetermined",
      domain: null,
      services: [service],
      subjects: [],
      message: "",
      evidence: [{ kind: "derivation", service, derivation }],
      remedy: [],
    })),
} satisfies Rule;
`;
}

function testText(id: string): string {
  return `import { expect, test } from "vitest";
import { ${exportedName(id)} } from "../../../analyzer/rules/${id}.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { unknown } from "../../builders/values.ts";
import { foundBy } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web");
const built = (zone: string | typeof unknown) => stack().vswitch("s", { zone }).server("web", { in: "s" });

test.each([["", "cn-hongkong-b"]])("satisfied: %s", (_title, zone) => {
  expect(foundBy(${exportedName(id)}, built(zone), web)).toEqual([]);
});

test.each([["", "cn-hongkong-c"]])("violated: %s", (_title, zone) => {
  const found = foundBy(${exportedName(id)}, built(zone), web);
  expect(found).toMatchObject([{ status: "violated" }]);
});

test.each([["", unknown]])("undetermined: %s", (_title, zone) => {
  const found = foundBy(${exportedName(id)}, built(zone), web);
  expect(found).toMatchObject([{ status: "undetermined" }]);
});
`;
}

function indexText(ids: readonly string[]): string {
  return [
    'import type { Rule } from "../model/finding.ts";',
    ...ids.map((id) => `import { ${exportedName(id)} } from "./${id}.ts";`),
    "",
    "/** Every rule, sorted by id. */",
    "export const rules: readonly Rule[] = [",
    ...ids.map((id) => `  ${exportedName(id)},`),
    "];",
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const written = newRule(process.argv[2] ?? "", process.cwd());
    for (const [file, text] of Object.entries(written)) {
      writeFileSync(file, text);
      process.stdout.write(`${file}\n`);
    }
    process.stdout.write("Say what it finds and why, then run `npm run docs` and `npm test`.\n");
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
