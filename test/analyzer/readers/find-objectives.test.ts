import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { ObjectivesSearch } from "../../../analyzer/readers/find-objectives.ts";
import { findObjectives } from "../../../analyzer/readers/find-objectives.ts";
import { InputError } from "../../../analyzer/readers/input-error.ts";
import { noObjectives } from "../../../analyzer/readers/objectives.ts";
import { temporaryProject } from "./temporary-project.ts";

function objectives(service: string): string {
  return `version: 1\nservices: { ${service}: { entry: "*::x", survives: zone } }\n`;
}

const shop = "name: shop\nruntime: nodejs\n";
const files = {
  "Pulumi.yaml": shop,
  "faultline.yaml": objectives("beside-the-project"),
  "named.yaml": objectives("named"),
  "other.yaml": objectives("other"),
};

function found(from: string, more: Partial<ObjectivesSearch> = {}): readonly string[] {
  const search = { configured: undefined, environment: undefined, project: "shop", from, ...more };
  return findObjectives(search).objectives.services.map(({ name }) => name);
}

it("what the configuration names comes first, then the environment, then the project's own", () => {
  const folder = temporaryProject(files);
  expect(found(folder, { configured: "named.yaml", environment: "other.yaml" })).toEqual(["named"]);
  expect(found(folder, { environment: "other.yaml" })).toEqual(["other"]);
  expect(found(folder, { environment: join(folder, "named.yaml") })).toEqual(["named"]);
  expect(found(folder, { environment: "" })).toEqual(["beside-the-project"]);
});

it("the project is looked for upwards, past the projects of others", () => {
  const folder = temporaryProject({
    ...files,
    "inner/Pulumi.yaml": "name: elsewhere\nruntime: nodejs\n",
    "inner/faultline.yaml": objectives("of-elsewhere"),
    "inner/unnamed/Pulumi.yaml": "runtime: nodejs\n",
    "inner/unnamed/faultline.yaml": objectives("of-nobody"),
  });
  const deep = join(folder, "inner", "unnamed", "pack");
  mkdirSync(deep);
  expect(found(deep)).toEqual(["beside-the-project"]);
  expect(found(deep, { project: "elsewhere" })).toEqual(["of-elsewhere"]);
});

it("the nearest of two projects of one name counts, and so does Pulumi.yml", () => {
  const folder = temporaryProject({
    ...files,
    "copy/Pulumi.yml": shop,
    "copy/faultline.yaml": objectives("of-the-copy"),
  });
  expect(found(join(folder, "copy"))).toEqual(["of-the-copy"]);
});

it("nothing is stated where no folder upwards holds the project, or it states nothing", () => {
  const folder = temporaryProject({ ...files, "bare/Pulumi.yaml": "name: bare\nruntime: nodejs\n" });
  const search = { configured: undefined, environment: undefined, from: join(folder, "bare") };
  expect(findObjectives({ ...search, project: "no-such-project" })).toEqual({ objectives: noObjectives, folder: null });
  expect(findObjectives({ ...search, project: "bare" })).toEqual({ objectives: noObjectives, folder: search.from });
});

it.each<readonly [string, Partial<ObjectivesSearch>, RegExp]>([
  ["a configured file that is missing", { configured: "absent.yaml" }, /absent\.yaml can't be read \(ENOENT/],
  ["a missing file of the environment", { environment: "absent.yaml" }, /absent\.yaml can't be read \(ENOENT/],
  ["a configured name that is empty", { configured: "" }, /can't be read \(EISDIR/],
  ["a file that does not validate", { configured: "Pulumi.yaml" }, /Pulumi\.yaml:1: "name" is not known in the file/],
])("%s is an error, and never the next best file", (_, more, sentence) => {
  const folder = temporaryProject(files);
  expect(() => found(folder, more)).toThrow(InputError);
  expect(() => found(folder, more)).toThrow(sentence);
});

it("a project file on the way that can't be read is an error, for it might be the one", () => {
  const folder = temporaryProject({ ...files, "inner/Pulumi.yaml": "name: [\n" });
  expect(() => found(join(folder, "inner"))).toThrow(/Pulumi\.yaml:\d: this is not YAML/);
});
