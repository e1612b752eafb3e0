import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { InputError } from "../../../analyzer/readers/input-error.ts";
import { listStacks, readProject } from "../../../analyzer/readers/project.ts";
import { temporaryProject } from "./temporary-project.ts";

it("finds the nearest Pulumi.yaml upwards", () => {
  const folder = temporaryProject({
    "Pulumi.yaml": "name: outer\nruntime: nodejs\n",
    "inner/Pulumi.yaml": "name: inner\nruntime: nodejs\n",
    "inner/src/deep/index.ts": "",
  });
  expect(readProject(join(folder, "inner/src/deep")).name).toBe("inner");
  expect(readProject(folder).name).toBe("outer");
});

it("reads main, runtime options, stack folder and configuration", () => {
  const folder = temporaryProject({
    "Pulumi.yaml": [
      "name: shop",
      "main: src/index.ts",
      "stackConfigDir: stacks",
      "runtime: { name: nodejs, options: { typescript: false, tsconfig: tsconfig.pulumi.json, nodeargs: '--a \"b c\"' } }",
      "config:",
      "  size: small",
      "  count: { type: integer, default: 3, secret: false }",
      "  aws:region: ap-east-1",
    ].join("\n"),
    "stacks/Pulumi.production.yaml": "",
    "stacks/Pulumi.dev.yaml": "",
    "stacks/notes.yaml": "",
  });
  const project = readProject(folder);
  expect(project).toMatchObject({
    name: "shop",
    main: "src/index.ts",
    stackDirectory: join(folder, "stacks"),
    runtime: { name: "nodejs", typescript: false, tsconfig: "tsconfig.pulumi.json", nodeArguments: '--a "b c"' },
  });
  expect([...project.config]).toEqual([
    ["aws:region", { type: undefined, items: undefined, secret: false, value: "ap-east-1" }],
    ["shop:count", { type: "integer", items: undefined, secret: false, value: 3 }],
    ["shop:size", { type: undefined, items: undefined, secret: false, value: "small" }],
  ]);
  expect(listStacks(project)).toEqual(["dev", "production"]);
});

it("runs TypeScript unless told otherwise", () => {
  const folder = temporaryProject({ "Pulumi.yaml": "name: shop\nruntime: nodejs\n" });
  expect(readProject(folder).runtime.typescript).toBe(true);
});

it("takes the old `config: <folder>` for the stacks' folder", () => {
  const folder = temporaryProject({ "Pulumi.yaml": "name: shop\nruntime: nodejs\nconfig: conf\n" });
  expect(readProject(folder).stackDirectory).toBe(join(folder, "conf"));
});

it.each([
  ["no name", "runtime: nodejs\n", /`name` is nothing, expected the project's name/],
  ["another language", "name: shop\nruntime: python\n", /`runtime` is python; only nodejs programs/],
  ["a list at the top", "- name\n", /Pulumi.yaml:1: read a list, expected a map/],
  ["a tab where YAML allows none", "name: shop\nruntime:\n\tname: nodejs\n", /Pulumi.yaml:3: this is not YAML/],
  [
    "a name twice",
    "name: shop\nname: shop\nruntime: nodejs\n",
    /Pulumi.yaml:2: this is not YAML \(the key `name` is given twice/,
  ],
  [
    "two folders of stacks",
    "name: shop\nruntime: nodejs\nconfig: a\nstackConfigDir: b\n",
    /keep `stackConfigDir` only/,
  ],
])("refuses a Pulumi.yaml with %s", (_, content, message) => {
  const folder = temporaryProject({ "Pulumi.yaml": content });
  expect(() => readProject(folder)).toThrow(InputError);
  expect(() => readProject(folder)).toThrow(message);
});

it("says where it looked when there is no project", () => {
  const folder = temporaryProject({ "empty/readme": "" });
  expect(() => readProject(join(folder, "empty"))).toThrow(
    /^No Pulumi.yaml in .*empty or in any folder above it; name/,
  );
});

it("says what is wrong with a folder that can't be read", () => {
  const folder = temporaryProject({ "Pulumi.yaml/nested": "", file: "" });
  expect(() => readProject(join(folder, "absent"))).toThrow(/absent could not be read \(ENOENT/);
  expect(() => readProject(join(folder, "file"))).toThrow(/file is a file, expected the folder of a Pulumi program/);
  mkdirSync(join(folder, "below"));
  expect(() => readProject(join(folder, "below"))).toThrow(/No Pulumi.yaml/);
});
