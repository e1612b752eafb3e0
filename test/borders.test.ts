import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ICruiseResult, IForbiddenRuleType } from "dependency-cruiser";
import { cruise } from "dependency-cruiser";
import extractDepcruiseConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Imports that cross a border: each is the importing file and what it names, in a tree that is otherwise in order. */
const crossings: readonly (readonly [border: string, from: string, named: string])[] = [
  ["model-imports-nothing", "analyzer/model/offender.ts", "../graph/algorithms/walk.ts"],
  ["model-imports-nothing", "analyzer/model/offender.ts", "zod"],
  ["model-imports-nothing", "analyzer/model/offender.ts", "node:path"],
  ["catalogue-imports-model-only", "analyzer/catalogue/offender.ts", "../graph/algorithms/walk.ts"],
  ["catalogue-imports-model-only", "analyzer/catalogue/offender.ts", "node:fs"],
  ["catalogue-imports-model-only", "analyzer/catalogue/offender.ts", "@pulumi/aws"],
  ["catalogue-is-handed-in", "analyzer/graph/offender.ts", "../catalogue/index.ts"],
  ["catalogue-is-handed-in", "analyzer/analyze.ts", "./catalogue/index.ts"],
  ["catalogue-is-handed-in", "analyzer/readers/offender.ts", "../catalogue/index.ts"],
  ["catalogue-is-handed-in", "analyzer/reporters/offender.ts", "../catalogue/index.ts"],
  ["stages-do-not-meet", "analyzer/graph/offender.ts", "../faults/index.ts"],
  ["stages-do-not-meet", "analyzer/faults/offender.ts", "../graph/index.ts"],
  ["stages-do-not-meet", "analyzer/analysis/offender.ts", "../faults/index.ts"],
  ["stages-do-not-meet", "analyzer/rules/offender.ts", "../analysis/index.ts"],
  ["stages-do-not-meet", "analyzer/acceptance/offender.ts", "../rules/index.ts"],
  ["stages-do-not-meet", "analyzer/reporters/offender.ts", "../verdict.ts"],
  ["stages-do-not-meet", "analyzer/readers/offender.ts", "../analyze.ts"],
  ["stages-do-not-meet", "analyzer/verdict.ts", "./rules/index.ts"],
  ["algorithms-know-no-stage", "analyzer/graph/algorithms/offender.ts", "../index.ts"],
  ["rules-do-not-meet", "analyzer/rules/offender.ts", "./index.ts"],
  ["rules-do-not-meet", "analyzer/rules/offender.ts", "./survives-loss.ts"],
  ["reporters-do-not-meet", "analyzer/reporters/offender.ts", "./text.ts"],
  ["reporters-do-not-meet", "analyzer/reporters/offender/table.ts", "../text.ts"],
  ["reporters-do-not-meet", "analyzer/reporters/offender.ts", "./text/table.ts"],
  ["reporters-do-not-meet", "analyzer/reporters/wording/sentence.ts", "../text/table.ts"],
  ["reporters-do-not-compute", "analyzer/reporters/offender.ts", "../graph/algorithms/walk.ts"],
  ["the-page-asks-the-core", "analyzer/reporters/html/page/offender.ts", "../../../graph/index.ts"],
  ["the-page-asks-the-core", "analyzer/reporters/html/page/offender.ts", "../../text.ts"],
  ["the-page-asks-the-core", "analyzer/reporters/html/page/offender.ts", "zod"],
  ["nobody-imports-the-page", "analyzer/reporters/index.ts", "./html/page/main.tsx"],
  ["nobody-imports-the-page", "analyzer/cli/offender.ts", "../reporters/html/page/main.tsx"],
  ["analyze-neither-reads-nor-prints", "analyzer/analyze.ts", "./readers/index.ts"],
  ["analyze-neither-reads-nor-prints", "analyzer/analyze.ts", "./reporters/index.ts"],
  ["entries-use-the-front-door", "analyzer/cli/offender.ts", "../graph/index.ts"],
  ["entries-use-the-front-door", "analyzer/cli/offender.ts", "../acceptance/accept.ts"],
  ["entries-use-the-front-door", "analyzer/policy-pack/offender.ts", "../verdict.ts"],
  ["entries-use-the-front-door", "analyzer/guard.ts", "./faults/index.ts"],
  ["nobody-imports-an-entry", "analyzer/analyze.ts", "./guard.ts"],
  ["nobody-imports-an-entry", "analyzer/cli/offender.ts", "../guard.ts"],
  ["nobody-imports-an-entry", "analyzer/policy-pack/offender.ts", "../cli/main.ts"],
  ["nobody-imports-an-entry", "analyzer/readers/offender.ts", "../policy-pack/gate.ts"],
  ["nobody-imports-an-entry", "infra/network/offender.ts", "../../analyzer/guard.ts"],
  ["nobody-imports-an-entry", "scripts/new-rule.ts", "../analyzer/cli/main.ts"],
  ["nobody-imports-an-entry", "scripts/offender/faultline.mjs", "../../analyzer/cli/main.ts"],
  ["the-starter-only-starts", "scripts/faultline.mjs", "../analyzer/guard.ts"],
  ["the-starter-only-starts", "scripts/faultline.mjs", "../analyzer/readers/index.ts"],
  ["the-starter-only-starts", "scripts/faultline.mjs", "node:fs"],
  ["input-and-output-at-the-edge", "analyzer/graph/offender.ts", "node:fs"],
  ["input-and-output-at-the-edge", "analyzer/acceptance/offender.ts", "node:fs"],
  ["input-and-output-at-the-edge", "analyzer/reporters/offender.ts", "node:process"],
  ["input-and-output-at-the-edge", "analyzer/verdict.ts", "node:path"],
  ["pulumi-at-the-edge", "analyzer/cli/offender.ts", "@pulumi/pulumi"],
  ["pulumi-at-the-edge", "analyzer/graph/offender.ts", "@pulumi/pulumi"],
  ["core-packages-run-anywhere", "analyzer/rules/offender.ts", "zod"],
  ["core-packages-run-anywhere", "analyzer/analyze.ts", "chalk"],
  ["analyzer-knows-no-program", "analyzer/cli/offender.ts", "../../stacks/index.ts"],
  ["analyzer-knows-no-program", "analyzer/readers/offender.ts", "../../infra/network/network.ts"],
  ["programs-import-only-the-guard", "stacks/index.ts", "../analyzer/analyze.ts"],
  ["programs-import-only-the-guard", "infra/network/offender.ts", "../../analyzer/model/noun.ts"],
  ["infra-knows-no-stack", "infra/network/offender.ts", "../../stacks/index.ts"],
  ["nothing-imports-tests", "analyzer/cli/offender.ts", "../../test/builders.ts"],
  ["nothing-imports-tests", "infra/network/offender.ts", "../../test/builders.ts"],
  ["nobody-imports-scripts", "analyzer/cli/offender.ts", "../../scripts/new-rule.ts"],
  ["ships-without-development-packages", "analyzer/cli/offender.ts", "vitest"],
  ["ships-without-development-packages", "analyzer/readers/offender.ts", "@pulumi/aws"],
  ["imports-resolve", "analyzer/cli/offender.ts", "./not-there.ts"],
  ["imports-resolve", "test/offender.ts", "not-installed"],
];

/** A tree in which every layer has a file and every file is in use: it must give no violation at all. */
const orderly: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({
    type: "module",
    dependencies: { "@dagrejs/graphlib": "1", "@pulumi/pulumi": "1", chalk: "1", zod: "1" },
    devDependencies: { "@pulumi/aws": "1", vitest: "1" },
  }),
  "analyzer/model/noun.ts": "export type Noun = string;",
  "analyzer/catalogue/index.ts": 'import type { Noun } from "../model/noun.ts";\nexport const entry: Noun = "";',
  "analyzer/graph/algorithms/step.ts":
    'import type { Noun } from "../../model/noun.ts";\nexport const step: Noun = "";',
  "analyzer/graph/algorithms/walk.ts": "export const walk = 1;",
  "analyzer/graph/index.ts":
    'import "./algorithms/step.ts";\nimport "./algorithms/walk.ts";\nimport "@dagrejs/graphlib";',
  "analyzer/faults/index.ts": 'import "../graph/algorithms/walk.ts";',
  "analyzer/analysis/index.ts": 'import "../graph/algorithms/walk.ts";',
  "analyzer/rules/survives-loss.ts": 'import type { Noun } from "../model/noun.ts";\nexport const rule: Noun = "";',
  "analyzer/rules/index.ts": 'import "./survives-loss.ts";',
  "analyzer/verdict.ts": 'import type { Noun } from "./model/noun.ts";\nexport const verdict: Noun = "";',
  "analyzer/analyze.ts":
    'import "./graph/index.ts";\nimport "./faults/index.ts";\nimport "./analysis/index.ts";\nimport "./acceptance/accept.ts";\nimport "./verdict.ts";',
  "analyzer/acceptance/accept.ts": 'import "../graph/algorithms/walk.ts";',
  "analyzer/readers/index.ts": 'import "node:fs";\nimport "@pulumi/pulumi";\nimport "zod";',
  "analyzer/reporters/text.ts": 'import "chalk";\nimport "./text/table.ts";',
  "analyzer/reporters/text/table.ts": 'import "../wording/sentence.ts";',
  "analyzer/reporters/wording/sentence.ts":
    'import type { Noun } from "../../model/noun.ts";\nexport const s: Noun = "";',
  "analyzer/reporters/index.ts": 'import "./text.ts";',
  "analyzer/reporters/html/page/main.tsx":
    'import "../../../analysis/index.ts";\nimport "../../../faults/index.ts";\nimport "../../wording/sentence.ts";',
  "analyzer/cli/main.ts":
    'import "../analyze.ts";\nimport "../readers/index.ts";\nimport "../catalogue/index.ts";\nimport "../rules/index.ts";\nimport "../reporters/index.ts";',
  "analyzer/policy-pack/start.mjs": 'import "./gate.ts";',
  "analyzer/policy-pack/gate.ts": 'import "../analyze.ts";\nimport "@pulumi/pulumi";',
  "analyzer/guard.ts": 'import "./analyze.ts";\nimport "./readers/index.ts";',
  "infra/network/network.ts": 'import "@pulumi/aws";',
  "stacks/index.ts": 'import "../analyzer/guard.ts";\nimport "../infra/network/network.ts";',
  "scripts/faultline.mjs": 'import "./require-node.mjs";\nawait import("../analyzer/cli/main.ts");',
  "scripts/require-node.mjs": "process.exitCode = 0;",
  "scripts/new-rule.ts": 'import "node:fs";\nimport "../analyzer/rules/index.ts";',
  "test/builders.ts": "export const build = 1;",
  "test/analyzer/verdict.test.ts": 'import "vitest";\nimport "../builders.ts";\nimport "../../analyzer/verdict.ts";',
};

const packages = ["@dagrejs/graphlib", "@pulumi/aws", "@pulumi/pulumi", "chalk", "vitest", "zod"];

let root: string;
let borders: readonly IForbiddenRuleType[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "faultline-borders-"));
  borders = (await extractDepcruiseConfig("./.dependency-cruiser.mjs")).forbidden ?? [];
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Writes the orderly tree with the given files in place of its own, and returns each violation as `border: from → to`. */
async function violationsOf(changes: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const tree = mkdtempSync(join(root, "tree-"));
  const files: Record<string, string> = { ...orderly };
  for (const name of packages) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: "1.0.0", main: "index.js" });
    files[`node_modules/${name}/index.js`] = "";
  }
  for (const [path, content] of Object.entries({ ...files, ...changes })) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), content);
  }
  const { options } = await extractDepcruiseConfig("./.dependency-cruiser.mjs");
  const { tsConfig: _, enhancedResolveOptions, ...rest } = options ?? {};
  const { output } = await cruise(
    ["analyzer", "infra", "scripts", "stacks", "test"],
    { ...rest, baseDir: tree, validate: true, ruleSet: { forbidden: [...borders] } },
    { ...enhancedResolveOptions },
  );
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

describe("borders between the folders", () => {
  test("an orderly tree crosses none", async () => {
    expect(await violationsOf({})).toEqual([]);
  });

  test.each(crossings)("%s stops %s from importing %s", async (border, from, named) => {
    const violations = await violationsOf({ [from]: `${orderly[from] ?? ""}\nimport ${JSON.stringify(named)};` });
    expect(violations).toContainEqual(expect.stringContaining(`${border}: ${from} → `));
  });

  test("a border crossed by a type alone is crossed", async () => {
    const violations = await violationsOf({
      "analyzer/verdict.ts": 'import type { walk } from "./graph/index.ts";\nexport type Walk = typeof walk;',
    });
    expect(violations).toEqual(["stages-do-not-meet: analyzer/verdict.ts → analyzer/graph/index.ts"]);
  });

  test("no-cycles stops two files that import each other", async () => {
    const violations = await violationsOf({
      "analyzer/graph/algorithms/step.ts": 'import "./walk.ts";',
      "analyzer/graph/algorithms/walk.ts": 'import "./step.ts";',
    });
    expect(violations).toEqual(["no-cycles: analyzer/graph/algorithms/step.ts → analyzer/graph/algorithms/walk.ts"]);
  });

  test.each(["analyzer/faults/dead.ts", "infra/network/dead.ts", "test/dead.ts"])(
    "reached-by-an-entry-or-a-test finds %s, which nothing imports",
    async (dead) => {
      const violations = await violationsOf({ [dead]: "export const dead = 1;" });
      expect(violations).toHaveLength(1);
      expect(violations).toContainEqual(expect.stringMatching(/^reached-by-an-entry-or-a-test: /));
    },
  );

  test("every border is crossed above and has a sentence for its offender", () => {
    const crossed = new Set([...crossings.map(([border]) => border), "no-cycles", "reached-by-an-entry-or-a-test"]);
    expect(borders.map(({ name }) => name).toSorted()).toEqual([...crossed].toSorted());
    for (const { comment } of borders) expect(comment).toMatch(/^[A-Z@a-z].{40,}\.$/);
  });
});

/** Every string that a source file holds, save what stands under `origin`: where a rule's incident happened may be told. */
function stringsIn(source: ts.SourceFile): readonly string[] {
  const strings: string[] = [];
  const pending: ts.Node[] = [source];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      strings.push(node.text);
    }
    if (ts.isPropertyAssignment(node) && node.name.getText(source) === "origin") continue;
    ts.forEachChild(node, (child) => {
      pending.push(child);
    });
  }
  return strings;
}

const cloud = /\b(aws|alicloud|aliyun|alibaba|amazon|azure|gcp)\b/i;

function cloudsNamedIn(path: string, text: string): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return stringsIn(source)
    .filter((string) => cloud.test(string))
    .map((string) => `${path}: ${string}`);
}

describe("clouds are the catalogue's business", () => {
  test("a cloud named in a string is found, in comments and origins it is not", () => {
    const text = `
      // as on AWS
      export const rule = { origin: { provider: "Alibaba Cloud" }, remedy: "Move the vSwitch." };
      export const type = "aws:ec2/subnet:Subnet";
      export const name = (zone: string) => \`alicloud/\${zone}\`;`;
    expect(cloudsNamedIn("x.ts", text).toSorted()).toEqual(["x.ts: alicloud/", "x.ts: aws:ec2/subnet:Subnet"]);
  });

  test("no string from the graph to the reporters names one", () => {
    const files = readdirSync("analyzer", { recursive: true, encoding: "utf8" })
      .filter((path) => /^((graph|faults|analysis|rules|reporters)\/.+|analyze|verdict)\.ts$/.test(path))
      .map((path) => join("analyzer", path));
    expect(files.flatMap((path) => cloudsNamedIn(path, readFileSync(path, "utf8")))).toEqual([]);
  });
});
