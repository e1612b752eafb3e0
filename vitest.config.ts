import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: "unit", include: ["test/**/*.test.ts"], exclude: ["test/engine/**", "**/fixtures/**"] },
      },
      {
        // Each of these runs the real Pulumi engine, whose first run on a machine compiles it: minutes, once.
        test: {
          name: "engine",
          include: ["test/engine/**/*.test.ts"],
          exclude: ["**/fixtures/**"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
