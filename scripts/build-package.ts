import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Compiles the analyser to `dist/`, where package.json's exports lead; `npm pack` runs it. The page of the HTML report is built beside
 * it by build-page.ts and left alone.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

mkdirSync(dist, { recursive: true });
// What an earlier build left of a file that is gone would be published.
for (const name of readdirSync(dist).filter((each) => each !== "page.json")) {
  rmSync(join(dist, name), { recursive: true, force: true });
}
const compiler = createRequire(import.meta.url).resolve("typescript/lib/tsc.js");
execFileSync(process.execPath, [compiler, "-p", "tsconfig.package.json"], { cwd: root, stdio: "inherit" });
// The compiler leaves the endings in declarations as they are, which old ones do not resolve.
for (const path of readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((each) => each.endsWith(".d.ts"))) {
  const declared = readFileSync(join(dist, path), "utf8");
  writeFileSync(join(dist, path), declared.replaceAll(/((?:from|import) ?\(?"\.[^"\n]*)\.ts"/g, '$1.js"'));
}
// Data that is read, not imported.
for (const name of readdirSync(join(root, "analyzer", "incidents")).filter((each) => each.endsWith(".json"))) {
  cpSync(join(root, "analyzer", "incidents", name), join(dist, "incidents", name));
}
// CommonJS programs get the same modules: Node loads them by `require` since 22.12, and types say so only in a file of its kind.
for (const entry of ["index", "guard", "testing/index"]) {
  const module = `./${entry.split("/").at(-1)}.js`;
  const path = join(dist, entry);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.cjs`, `"use strict";\nmodule.exports = require("${module}");\n`);
  writeFileSync(`${path}.d.cts`, entry === "guard" ? "export {};\n" : `export * from "${module}";\n`);
}
