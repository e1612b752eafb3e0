import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { expect, inject, test } from "vitest";

const tarball = inject("tarball");

/** What the tarball holds, by path within the package, in bytes. */
const files = new Map(
  execFileSync("tar", ["-tvzf", tarball], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map((columns) => [(columns[5] ?? "").replace(/^package\//, ""), Number(columns[2])] as const),
);

test("holds what is run and read, and nothing else: no sources, no tests, none of the program", () => {
  const odd = [...files.keys()].filter(
    (path) => /(^|\/)(test|stacks|infra|scripts|analyzer)\//.test(path) || /(?<!\.d)\.tsx?$/.test(path),
  );
  expect(odd).toEqual([]);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining([
      "LICENSE",
      "README.md",
      "CHANGELOG.md",
      "package.json",
      "bin/faultline.mjs",
      "policy-pack/PulumiPolicy.yaml",
      "policy-pack/start.mjs",
      "schemas/faultline.schema.json",
      "schemas/report.schema.json",
      "dist/page.json",
      "dist/index.js",
      "dist/guard.cjs",
      "dist/incidents/2022-12-18-alibaba-cloud-hong-kong-zone-c.json",
    ]),
  );
});

/** What a file of the package says. */
const read = (path: string) => execFileSync("tar", ["-xzOf", tarball, `package/${path}`], { encoding: "utf8" });

test("names no module by a path that a compiled one does not have", () => {
  const compiled = [...files.keys()].filter((path) => /^dist\/[^/]+\.([cm]?js|d\.[cm]?ts)$/.test(path));
  expect(compiled).toContain("dist/index.d.ts");
  const others = [
    "dist/cli/main.js",
    "dist/policy-pack/policies.js",
    "dist/testing/index.d.ts",
    "dist/model/report.d.ts",
  ];
  for (const path of [...compiled, ...others]) expect(read(path)).not.toMatch(/(from|import) ?\(?"\.[^"]*\.ts"/);
});

test("the policy pack bears the package's version", () => {
  const versionOf = (path: string) => /"version": "(.+)"/.exec(read(path))?.[1];
  expect(versionOf("policy-pack/package.json")).toBe(versionOf("package.json"));
});

test("is as large as the README says, at most", () => {
  const packed = statSync(tarball).size;
  const unpacked = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
  const said = /packed ([\d.]+) MB, unpacked ([\d.]+) MB/.exec(readFileSync("README.md", "utf8"));
  expect(packed / 1e6).toBeLessThanOrEqual(Number(said?.[1]));
  expect(unpacked / 1e6).toBeLessThanOrEqual(Number(said?.[2]));
});

test("publint has nothing to say", async () => {
  const bytes = readFileSync(tarball);
  const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: data }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
});

test("its types are right wherever they are resolved", async () => {
  const found = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  expect(found.types === false ? "no types" : found.problems).toEqual([]);
});
