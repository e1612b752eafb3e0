/**
 * `npm run mutation -- analyzer/rules/keeps-data.ts …`: changes the named files in small ways, one change after the other, runs the
 * tests that are to notice, and prints the score and what nobody noticed. Without a name: the rules, the fault model and the verdict,
 * one file after the other, which takes hours. Prose is left as it is, since tests are not to assert it.
 */
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { testsOf } from "./tests-of.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const stryker = fileURLToPath(import.meta.resolve("@stryker-mutator/core/package.json")).replace(
  /package\.json$/,
  "bin/stryker.js",
);
const given = process.argv.slice(2);
const everything = ["analyzer/verdict.ts", ...globSync("analyzer/{rules,faults}/**/*.ts", { cwd: root }).sort()];
let failed = false;
for (const file of given.length > 0 ? given : everything) {
  const tests = testsOf(file);
  process.stdout.write(`${file}, by ${tests.join(" ")}\n`);
  const { status } = spawnSync(process.execPath, [stryker, "run", "--mutate", file], {
    cwd: root,
    env: { ...process.env, MUTATION_TESTS: tests.join(",") },
    stdio: "inherit",
  });
  if (status !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
