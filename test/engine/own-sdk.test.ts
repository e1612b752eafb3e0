import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import { combine } from "../../analyzer/analyze.ts";
import { copies, levelsOf, patience, readProgram, verdictOf } from "../corpus.ts";

/** What installing says where nobody answers; under `CI=true` that is a failure like any other. */
const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED/;

const copy = copies();

/** A program that brings its own, old SDK, installed as whoever works on it does. */
function install(directory: string): "installed" | "unreachable" {
  const options = ["--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--no-package-lock"];
  const { status, stderr } = spawnSync("npm", ["install", ...options], { cwd: directory, encoding: "utf8" });
  if (status === 0) return "installed";
  if (process.env.CI !== "true" && unreachable.test(stderr)) return "unreachable";
  throw new Error(`npm install failed: ${stderr}`);
}

it(
  "a program with an SDK of its own, of early 2024, is read by that SDK and judged as its author says, flipped as well",
  async (context) => {
    const { verdict, services, flip } = verdictOf("legacy-books");
    const [asIs, flipped] = [copy("legacy-books", {}), copy("legacy-books", {}, flip)];
    for (const directory of [asIs, flipped]) {
      if (install(directory) === "unreachable") return context.skip("no package registry answers");
    }
    const sdk: unknown = createRequire(join(asIs, "index.ts"))("@pulumi/pulumi/package.json");
    expect(sdk).toMatchObject({ version: "3.100.0" });
    const { report } = await readProgram(asIs);
    expect(levelsOf(report)).toEqual(services);
    expect(combine([report], []).verdict).toBe(verdict);
    const changed = await readProgram(flipped);
    expect(levelsOf(changed.report)).toEqual(flip.services);
    expect(combine([changed.report], []).verdict).toBe(flip.verdict);
  },
  4 * patience,
);
