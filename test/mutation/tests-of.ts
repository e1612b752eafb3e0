import { existsSync } from "node:fs";

const properties = ["test/analyzer/faults/learning.test.ts"];
const patterns = "test/analyzer/rules/patterns/*.test.ts";

/**
 * The tests that are to notice a change of a source file, as globs: its own, and those of all who live by its folder. A file of the
 * fault model has the whole folder's tests, since a sentence of it is shown by what comes of it.
 */
export function testsOf(source: string): readonly string[] {
  const own = source.replace(/^analyzer\//, "test/analyzer/").replace(/\.ts$/, ".test.ts");
  if (source.startsWith("analyzer/faults/")) {
    const sameName = existsSync(own) ? [own] : ["test/analyzer/faults/*.test.ts"];
    return [...sameName, ...properties, patterns];
  }
  if (source.startsWith("analyzer/rules/wording/")) return ["test/analyzer/rules/**/*.test.ts"];
  if (source.startsWith("analyzer/rules/")) return [own, patterns];
  return [own, "test/analyzer/acceptance/*.test.ts", "test/analyzer/policy-pack/*.test.ts"];
}
