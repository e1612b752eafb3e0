import { basename, join, relative } from "node:path";
import { expect, it, test } from "vitest";
import { InputError } from "../../../analyzer/readers/input-error.ts";
import { findProgramEntry } from "../../../analyzer/readers/program-entry.ts";
import { temporaryProject } from "./temporary-project.ts";

const commonjs = '{ "name": "shop" }';
const modules = '{ "name": "shop", "type": "module" }';

test.each<readonly [string, Readonly<Record<string, string>>, string | undefined, string, boolean]>([
  ["the index", { "index.ts": "", "package.json": commonjs }, undefined, "index.ts", true],
  ["the index of a module", { "index.js": "", "package.json": modules }, undefined, "index.js", true],
  ["the index of CommonJS", { "index.js": "", "package.json": commonjs }, undefined, "index.js", false],
  ["an index without a package file", { "index.js": "" }, undefined, "index.js", false],
  ["a file that Pulumi.yaml names", { "src/app.ts": "", "index.ts": "" }, "src/app.ts", "src/app.ts", true],
  ["a folder that Pulumi.yaml names", { "src/index.ts": "", "index.ts": "" }, "src", "src/index.ts", true],
  [
    "a file that package.json names",
    { "app.js": "", "package.json": '{ "main": "app.js" }' },
    undefined,
    "app.js",
    false,
  ],
  ["a file named without its ending", { "src/app.ts": "" }, "src/app", "src/app.ts", true],
  ["an .mjs among CommonJS", { "app.mjs": "", "package.json": commonjs }, "app.mjs", "app.mjs", true],
  ["a .cjs among modules", { "app.cjs": "", "package.json": modules }, "app.cjs", "app.cjs", false],
  ["a folder below the package file", { "src/app.js": "", "package.json": modules }, "src/app.js", "src/app.js", true],
])("%s", (_, files, main, entry, isModule) => {
  const directory = temporaryProject(files);
  const found = findProgramEntry({ directory, file: join(directory, "Pulumi.yaml"), main });
  expect([relative(directory, found.file), found.isModule]).toEqual([entry, isModule]);
});

it("is an error where there is none, naming what was looked for", () => {
  const directory = temporaryProject({ "readme.md": "" });
  const search = () => findProgramEntry({ directory, file: join(directory, "Pulumi.yaml"), main: undefined });
  expect(search).toThrow(InputError);
  expect(search).toThrow(
    new RegExp(`no entry of the program was found in .*${basename(directory)}; expected index.ts or index.js`),
  );
});
