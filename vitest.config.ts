import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Node keeps here what it has compiled, by the text that it compiled: hundreds of commands and programs start in these tests, and half
// of what a command takes to start is the stripping of its types.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("node_modules/.cache/faultline-compiled", import.meta.url));

export default defineConfig({
  test: {
    // Vitest would leave one processor free: of two it would use one, and that one waits for the commands that a test has started.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/engine/**", "test/browser/**", "test/package/**", "**/fixtures/**"],
          // Whole stacks are analysed and commands run here: on a busy machine the usual five seconds are not enough.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Each of these opens the HTML report in Chromium. Those of one worker share their modules, and so what stacks were made into.
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        // Each of these runs the real Pulumi engine, whose first run on a machine compiles it: minutes, once.
        test: {
          name: "engine",
          include: ["test/engine/**/*.test.ts"],
          exclude: ["**/fixtures/**"],
          globalSetup: "test/engine/setup.ts",
          testTimeout: 1_200_000,
          hookTimeout: 900_000,
        },
      },
      {
        // The package as it is published, installed beside programs of others: from the registry, so that it takes a network or a cache.
        test: {
          name: "package",
          include: ["test/package/**/*.test.ts"],
          globalSetup: "test/package/setup.ts",
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
