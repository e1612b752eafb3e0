import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { describeEngine } from "../engine/describe-engine.ts";
import { openStack } from "../engine/run-pulumi.ts";
import { linesOf, sectionOf } from "../engine/said-by-faultline.ts";
import type { Consumer } from "./consumer.ts";
import { newConsumer, root } from "./consumer.ts";

const consumer: Consumer = newConsumer();
const nodes = new Map<string, string>();

beforeAll(() => {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/@pulumi/pulumi/package.json"), "utf8")) as {
    readonly version: string;
  };
  consumer.install(inject("tarball"), `@pulumi/pulumi@${version}`, "@pulumi/aws@7.48.0");
  consumer.install("--prefix", join(consumer.directory, "node-22"), "node@22");
  nodes.set("22", join(consumer.directory, "node-22", "node_modules", "node", "bin"));
  nodes.set("24", dirname(createRequire(import.meta.url).resolve("node/bin/node")));
  consumer.write(files);
});
afterAll(() => consumer.remove());

const nodeOf = (version: string) => nodes.get(version) ?? expect.fail(`Node ${version} is not installed`);

const twoServers = `
class Server extends pulumi.CustomResource {}
for (const zone of ["ap-east-1a", "ap-east-1b"]) {
  new Server("aws:ec2/instance:Instance", "node-" + zone, { ami: "ami-1", instanceType: "t3.nano", availabilityZone: zone });
}
`;
const project = (options: string) => `name: shop\nruntime: { name: nodejs, options: { typescript: ${options} } }\n`;
const stack = "config: { aws:region: ap-east-1 }\n";
const both = `version: 1
services: { ledger: { entry: "*::node-*", survives: zone } }
groups: [{ name: ledger nodes, members: "*::node-*", required: 2 }]
`;

const apiExample = /```ts\n(import \{ analyze[\s\S]*?)```/;
const rulesModule = /```ts\n(import \{ defineRule \}[\s\S]*?)```/;
const rulesTest = /```ts\n(import assert[\s\S]*?)```/;
/** An example of the README as it stands there. */
function example(of: RegExp): string {
  return of.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? expect.fail(`the README has no ${of}`);
}

const files = {
  // CommonJS TypeScript, which Pulumi runs by ts-node with type check.
  "commonjs/Pulumi.yaml": project("true"),
  "commonjs/Pulumi.test.yaml": stack,
  "commonjs/package.json": '{ "name": "shop", "private": true }\n',
  "commonjs/tsconfig.json":
    '{ "compilerOptions": { "strict": true, "module": "commonjs", "moduleResolution": "node", "target": "es2020" } }\n',
  "commonjs/faultline.yaml": both,
  "commonjs/index.ts": `import "faultline/guard";\nimport * as pulumi from "@pulumi/pulumi";\n${twoServers}`,
  "modules/Pulumi.yaml": `${project("false")}main: index.ts\n`,
  "modules/Pulumi.test.yaml": stack,
  "modules/package.json": '{ "name": "shop", "private": true, "type": "module" }\n',
  "modules/faultline.yaml": both,
  "modules/index.ts": `import * as pulumi from "@pulumi/pulumi";\n${twoServers}`,
  "house/Pulumi.yaml": `${project("false")}main: index.ts\n`,
  "house/Pulumi.test.yaml": stack,
  "house/package.json": '{ "name": "shop", "private": true, "type": "module" }\n',
  "house/faultline.yaml": `version: 1\nrules: ./faultline-rules.ts\nservices: { ledger: { entry: "*::node-*", survives: zone }, copy: { entry: "*::copy", survives: zone } }\ngroups: [{ name: ledger nodes, members: "*::node-*", required: 2 }]\n`,
  "house/index.ts": `import * as pulumi from "@pulumi/pulumi";\n${twoServers}new Server("aws:ec2/instance:Instance", "copy", { ami: "ami-1", instanceType: "t3.nano", availabilityZone: "ap-east-1a" });\n`,
  "house/faultline-rules.ts": example(rulesModule),
  "house/faultline-rules.test.ts": example(rulesTest),
  "readme/package.json": '{ "name": "readme", "private": true, "type": "module" }\n',
  "readme/judge.ts": `${example(apiExample)}console.log(verdict, findings.length);\n`,
  "readme/shop/Pulumi.yaml": `${project("false")}main: index.ts\n`,
  "readme/shop/Pulumi.production.yaml": stack,
  "readme/shop/package.json": '{ "name": "shop", "private": true, "type": "module" }\n',
  "readme/shop/faultline.yaml": both,
  "readme/shop/index.ts": `import * as pulumi from "@pulumi/pulumi";\n${twoServers}`,
  "api/package.json": '{ "name": "api", "private": true, "type": "module" }\n',
  "api/judge.ts": `import type { StackReport } from "faultline";
import { analyze, InputError, readObjectives, readProgram } from "faultline";
const snapshot = await readProgram({ directory: "../modules", stack: "test" });
const report: StackReport = analyze(snapshot, readObjectives("../modules"));
console.log(report.verdict, report.findings.map(({ rule, domain }) => rule + " " + domain).join(", "));
// @ts-expect-error: a verdict is one of two words
const wrong: "perhaps" = report.verdict;
try { readObjectives("../commonjs/none"); } catch (thrown) { console.log(thrown instanceof InputError, wrong); }
`,
  "api-commonjs/package.json": '{ "name": "api", "private": true }\n',
  "api-commonjs/judge.cts": `import faultline = require("faultline");
const stack: faultline.Snapshot = { project: "p", stack: "s", source: "model", completeness: { kind: "whole" }, resources: [], lookups: [] };
console.log(faultline.analyze(stack).verdict);
`,
};

describe.each(["22", "24"])("installed from the tarball, on Node %s", (version) => {
  const run = (command: readonly string[], below?: string) => consumer.run(nodeOf(version), command, below);

  test("that Node it is", async () => {
    expect((await run(["node", "--version"])).stdout).toMatch(new RegExp(`^v${version}\\.`));
  });

  test("npx faultline check gives the verdict on a program of somebody else's", async () => {
    const folder = consumer.copyProgram("fargate-shop");
    const { verdict } = JSON.parse(readFileSync(join(folder, "verdict.json"), "utf8")) as { readonly verdict: string };
    const { exitCode, stdout, stderr } = await run(
      ["npx", "faultline", "check", "--stack", "dev", "--format", "json"],
      "fargate-shop",
    );
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ verdict, stacks: [{ project: "fargate-shop" }] });
    expect(exitCode).toBe(verdict === "pass" ? 0 : 1);
  });

  test("the HTML report has its page, and incidents are on record", async () => {
    const report = await run(["npx", "faultline", "report", "modules", "--stack", "test", "--format", "html"]);
    expect(report.stdout).toMatch(/^<!doctype html>/i);
    expect((await run(["npx", "faultline", "replay", "--list"])).stdout).toContain("2022-12-18");
    expect((await run(["npx", "faultline", "--version"])).stdout).toMatch(/^\d+\.\d+\.\d+$/m);
  });

  test("npx faultline init proposes objectives with the installed schema, and the guard's line", async () => {
    const below = `init-${version}`;
    const { "modules/index.ts": index, "modules/Pulumi.yaml": yaml, "modules/package.json": manifest } = files;
    consumer.write({
      [`${below}/index.ts`]: index,
      [`${below}/Pulumi.yaml`]: yaml,
      [`${below}/Pulumi.test.yaml`]: stack,
      [`${below}/package.json`]: manifest,
    });
    const { exitCode, stderr } = await run(["npx", "faultline", "init", "--guard"], below);
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    const written = (name: string) => readFileSync(join(consumer.directory, below, name), "utf8");
    expect(written("faultline.yaml")).toContain("version: 1");
    expect(written("index.ts")).toMatch(/^import "faultline\/guard";\n/);
  });

  test("the API is imported with its types, by ES modules and by CommonJS", async () => {
    const tsc = join(root, "node_modules/typescript/lib/tsc.js");
    const options = [
      "--strict",
      "--noEmit",
      "--module",
      "nodenext",
      "--target",
      "es2024",
      "--allowImportingTsExtensions",
    ];
    const types = ["--types", "node", "--typeRoots", join(root, "node_modules/@types")];
    const checked = await run([
      "node",
      tsc,
      ...options,
      ...types,
      "api/judge.ts",
      "readme/judge.ts",
      "api-commonjs/judge.cts",
      "house/faultline-rules.test.ts",
    ]);
    expect(checked.stdout).toBe("");
    expect(checked.exitCode).toBe(0);
    const judged = await run(["node", "judge.ts"], "api");
    expect(judged.stdout).toContain(
      "fail survives-loss aws/ap-east-1/ap-east-1a, survives-loss aws/ap-east-1/ap-east-1b",
    );
    expect((await run(["node", "judge.ts"], "readme")).stdout).toBe("fail 2\n");
    const required = await run([
      "node",
      "-e",
      'console.log(require("faultline").analyze.length > 0, require("faultline/testing").stack().snapshot().project)',
    ]);
    expect(required.stdout.trim()).toBe("true shop");
  });

  test("the README's house rule is run by check, and its test passes", async () => {
    const tested = await run(["node", "--test", "faultline-rules.test.ts"], "house");
    expect(tested.stdout).toMatch(/pass [1-9]/);
    expect(tested.exitCode).toBe(0);
    const { exitCode, stdout } = await run(["npx", "faultline", "check", "--stack", "test"], "house");
    expect(stdout).toContain("rule house/one-service-per-zone");
    expect(exitCode).toBe(1);
  });
});

describeEngine("installed from the tarball, on the real engine", (pulumi) => {
  const preview = async (program: string, version: string, args: readonly string[], more = {}) => {
    const programDir = join(consumer.directory, program);
    const env = { FAULTLINE_ENGINE_NODE: join(nodeOf(version), "node"), ...more };
    const opened = await openStack({ pulumi, programDir, stack: "test", env, timeout: 120_000 });
    try {
      const { exitCode, stdout } = await opened.run("preview", args);
      return { exitCode, stdout, policies: linesOf(sectionOf(stdout, "Policies")).replaceAll(/\s+/g, " ") };
    } finally {
      opened.close();
    }
  };
  const pack = () => join(consumer.directory, "node_modules", "faultline", "policy-pack");

  test.each(["22", "24"])("the policy pack judges by the program's objectives, on Node %s", async (version) => {
    const objectives = { FAULTLINE_OBJECTIVES: join(consumer.directory, "modules", "faultline.yaml") };
    const { exitCode, policies } = await preview("modules", version, ["--policy-pack", pack()], objectives);
    expect(policies).toContain("Losing zone ap-east-1a takes ledger down.");
    expect(exitCode).not.toBe(0);
  });

  test.each(["22", "24"])(
    "the guard judges CommonJS TypeScript that Pulumi type-checks, on Node %s",
    async (version) => {
      const { exitCode, stdout } = await preview("commonjs", version, []);
      expect(stdout).toContain("Losing zone ap-east-1a takes ledger down.");
      expect(stdout).not.toMatch(/TS\d{4}/);
      expect(exitCode).not.toBe(0);
    },
  );
});

describe("installed without what it depends on", () => {
  const bare = newConsumer();
  afterAll(() => bare.remove());

  test.each([
    ["commander", /not all of it is installed \(.*commander.*\); install it again/],
    ["@pulumi/pulumi", /not all of it is installed \(.*@pulumi\/pulumi.*\); install it again/],
  ])("without %s it says so, and passes nothing", async (name, sentence) => {
    bare.write(Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith("modules/"))));
    if (!existsSync(join(bare.directory, "node_modules"))) bare.install(inject("tarball"));
    const { renameSync } = await import("node:fs");
    const [there, away] = [join(bare.directory, "node_modules", name), join(bare.directory, "away")];
    renameSync(there, away);
    try {
      const { exitCode, stdout, stderr } = await bare.run(
        nodeOf("24"),
        ["npx", "faultline", "check", "--stack", "test"],
        "modules",
      );
      expect(stderr).toMatch(sentence);
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(stdout).toBe("");
      expect(exitCode).toBe(2);
    } finally {
      renameSync(away, there);
    }
  });
});
