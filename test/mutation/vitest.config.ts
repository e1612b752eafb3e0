import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What may kill a mutant: the small models of the folders that are mutated, none of which starts a process. */
const all = ["test/analyzer/{rules,faults}/**/*.test.ts", "test/analyzer/verdict.test.ts"];

export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: process.env.MUTATION_TESTS?.split(",") ?? all,
    testTimeout: 60_000,
    // A change is switched on within modules that are loaded already: loading them anew for every file was most of the time.
    isolate: false,
  },
});
