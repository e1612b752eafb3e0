import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

const folder = new URL(".", import.meta.url).pathname;
const hasGo = spawnSync("go", ["version"]).status === 0;

// Without Go nobody can ask HashiCorp's decoder; where the tests must be whole, that is a failure.
if (!hasGo && process.env.CI !== "true")
  process.stderr.write("Skipped: Terraform's fixtures: install Go 1.24 or later\n");

it.skipIf(!hasGo && process.env.CI !== "true")(
  "HashiCorp's own decoder accepts the plans that we read, unknowns, modules, count and for_each included",
  { timeout: 240_000 },
  () => {
    // The fixtures lie outside of Go's module, so that a cached result would not notice their changes.
    const run = spawnSync("go", ["test", "-count=1", "./..."], { cwd: folder, encoding: "utf8" });
    expect(run.stdout + run.stderr).toContain("ok");
    expect(run.status).toBe(0);
  },
);
