/**
 * `npm run mutation -- analyzer/rules/keeps-data.ts …`: changes the named files in small ways, one change after the other, runs the
 * tests that are to notice, and prints what nobody noticed and one table of scores at the end. Without a name: the rules, the fault
 * model and the verdict. Prose is left as it is, since tests are not to assert it.
 *
 * `--anew` loads all anew for each change, by Stryker's own runner of vitest: a hundred times slower, to see that `runner.ts` finds
 * the same.
 *
 * Beside what is printed: under `reports/mutation/`, what came of every change (JSON, a file each), the table and the changes that
 * nobody noticed (Markdown). A file that is not asked about again keeps what was found of it before.
 */
import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FileScore } from "./scores.ts";
import { readScore, reportsByFile, scoresPage, scoresTable } from "./scores.ts";
import { testsOf } from "./tests-of.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const stryker = fileURLToPath(import.meta.resolve("@stryker-mutator/core/package.json")).replace(
  /package\.json$/,
  "bin/stryker.js",
);
const reports = join(root, "reports/mutation");
/** Where `stryker.config.json` has its report written. */
const written = join(reports, "last.json");
const given = process.argv.slice(2).filter((word) => word !== "--anew");
const how = process.argv.includes("--anew") ? [] : ["--testRunner", "repeating"];
const everything = ["analyzer/verdict.ts", ...globSync("analyzer/{rules,faults}/**/*.ts", { cwd: root }).sort()];

mkdirSync(reports, { recursive: true });
let failed = false;
// Files that live by the same tests are changed in one run: to start one takes as long as a dozen changes.
const runs = Map.groupBy(given.length > 0 ? given : everything, (file) => testsOf(file).join(","));
for (const [tests, files] of runs) {
  process.stdout.write(`${files.join(" ")}\n  by ${tests.replaceAll(",", " ")}\n`);
  rmSync(written, { force: true });
  const { status } = spawnSync(process.execPath, [stryker, "run", ...how, "--mutate", files.join(",")], {
    cwd: root,
    // A change that survives is met by every case of every property: few of them, so that it is survived soon.
    env: { FAULTLINE_CASES: "8", ...process.env, MUTATION_TESTS: tests },
    stdio: "inherit",
  });
  if (status !== 0) {
    failed = true;
    continue;
  }
  for (const [file, report] of reportsByFile(readFileSync(written, "utf8"), written))
    writeFileSync(join(reports, `${file.replaceAll("/", "__")}.json`), report);
}

const scores: readonly FileScore[] = globSync("*__*.json", { cwd: reports })
  .sort()
  .map((report) => readScore(readFileSync(join(reports, report), "utf8"), report));
writeFileSync(join(reports, "scores.md"), scoresPage(scores));
process.stdout.write(`\n${scoresTable(scores)}`);
process.exitCode = failed ? 1 : 0;
