import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import type { KnownFinding } from "../../../analyzer/model/acceptance.ts";
import {
  baselineName,
  baselineText,
  readBaseline,
  readBaselineStacks,
  withPart,
} from "../../../analyzer/readers/baseline.ts";
import { InputError } from "../../../analyzer/readers/input-error.ts";
import { temporaryProject } from "./temporary-project.ts";

const known = (fingerprint: string, rule = "survives-loss"): KnownFinding => ({
  fingerprint,
  rule,
  severity: "error",
  status: "violated",
  services: ["web"],
  message: `finding ${fingerprint}`,
});

function project(stacks: Readonly<Record<string, readonly KnownFinding[]>>, ...existing: readonly string[]): string {
  const configured = existing.map((stack) => [`Pulumi.${stack}.yaml`, ""] as const);
  return temporaryProject({
    "Pulumi.yaml": "name: shop\nruntime: yaml\n",
    [baselineName]: baselineText(stacks),
    ...Object.fromEntries(configured),
  });
}

const prints = (directory: string, stack: string) =>
  readBaseline(directory, stack)?.findings.map((each) => each.fingerprint);

describe("a stack's baseline", () => {
  it("is none where the project has none", () => {
    expect(readBaseline(temporaryProject({ "Pulumi.yaml": "name: shop\nruntime: nodejs\n" }), "dev")).toBeNull();
  });

  it("is its own part, and nobody else's", () => {
    const folder = project({ demo: [known("a")], production: [known("b")] }, "demo", "production");
    expect(prints(folder, "demo")).toEqual(["a"]);
    expect(prints(folder, "production")).toEqual(["b"]);
  });

  it("is empty for a stack beside others that have one", () => {
    expect(prints(project({ demo: [known("a")] }, "demo", "production"), "production")).toEqual([]);
  });

  it("is that of its former name once it was renamed", () => {
    expect(prints(project({ dev: [known("a")] }, "development"), "development")).toEqual(["a"]);
  });

  it("is its own part alone where that is there, even if other stacks are gone", () => {
    expect(prints(project({ gone: [known("a")], dev: [] }, "dev"), "dev")).toEqual([]);
  });

  it("is nobody's former part where no project says which stacks there are", () => {
    const folder = temporaryProject({ [baselineName]: baselineText({ dev: [known("a")] }) });
    expect(prints(folder, "development")).toEqual([]);
    expect(prints(folder, "dev")).toEqual(["a"]);
  });

  it.each(["__proto__", "constructor", "toString"])("is no part that nobody wrote: %s", (stack) => {
    expect(prints(project({ dev: [known("a")] }, "dev"), stack)).toEqual([]);
  });
});

describe("a file that is no baseline is an error, never no baseline", () => {
  test.each<readonly [string, string, RegExp]>([
    ["empty", "", /is not JSON .*; expected a baseline: write it anew/],
    ["half", '{ "version": 1, "stacks": {', /is not JSON/],
    ["an object", "{}", /version is missing or something else; expected a baseline/],
    ["a list", "[]", /the file is something else/],
    ["of another version", '{ "version": 2, "stacks": {} }', /version is missing or something else/],
    ["a key too many", '{ "version": 1, "stacks": {}, "all": true }', /the file is something else/],
    ["a list of stacks", '{ "version": 1, "stacks": [] }', /stacks is missing or something else/],
    [
      "an entry without a fingerprint",
      '{ "version": 1, "stacks": { "dev": [{}] } }',
      /stacks\.dev\.0\.fingerprint is missing/,
    ],
    [
      "an empty fingerprint",
      baselineText({ dev: [known("a")] }).replace('"fingerprint": "a"', '"fingerprint": ""'),
      /stacks\.dev\.0\.fingerprint is missing or something else/,
    ],
  ])("%s", (_, text, says) => {
    const folder = temporaryProject({ "Pulumi.yaml": "name: shop\nruntime: nodejs\n", [baselineName]: text });
    expect(() => readBaseline(folder, "dev")).toThrow(InputError);
    expect(() => readBaseline(folder, "dev")).toThrow(says);
  });
});

describe("a baseline that is written", () => {
  it("is read back as it was", () => {
    const stacks = { dev: [known("a"), known("b", "placement-known")] };
    const read = readBaselineStacks(project(stacks, "dev"));
    expect(new Set(read?.dev)).toEqual(new Set(stacks.dev));
  });

  it("is the same text whatever the order", () => {
    const one = baselineText({ b: [known("1"), known("2")], a: [] });
    expect(baselineText({ a: [], b: [known("2"), known("1")] })).toBe(one);
    expect(one.endsWith("}\n")).toBe(true);
  });

  it("replaces one stack's part, and takes the former name of a renamed one away", () => {
    const stacks = { gone: [known("a")], production: [known("b")] };
    const folder = project(stacks, "production", "dev");
    expect(withPart(stacks, "dev", [known("c")], folder)).toEqual({ production: [known("b")], dev: [known("c")] });
    expect(withPart(stacks, "production", [], folder)).toEqual({ gone: [known("a")], production: [] });
  });
});

test("a baseline that begins with a byte order mark is read", () => {
  const folder = project({}, "dev");
  writeFileSync(join(folder, baselineName), `\uFEFF${baselineText({ dev: [known("a")] })}`);
  expect(prints(folder, "dev")).toEqual(["a"]);
});
