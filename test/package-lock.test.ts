import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ resolved: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync("package-lock.json", "utf8")));

/** Whether the lockfile has `name` where Node would look for it from the package installed at `from`. */
function isLocked(from: string, name: string): boolean {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${place}${place === "" ? "" : "/"}node_modules/${name}`] !== undefined) return true;
    if (place === "") return false;
  }
}

// npm leaves out of the lockfile what the registry at hand does not serve, and `npm ci` then fails everywhere with
// "Missing: … from lock file". An entry with version, os and cpu is enough; npm fetches it only on its own platform.
test("every platform's packages are in the lockfile, so that `npm ci` works on all of them", () => {
  const missing = Object.entries(lock.packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(from, name))
      .map(([name, version]) => `${name}@${version}, wanted by ${from}`),
  );
  expect(missing).toEqual([]);
});

test("the lockfile ties nobody to one registry", () => {
  const tied = Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.startsWith("http"));
  expect(tied).toEqual([]);
});
