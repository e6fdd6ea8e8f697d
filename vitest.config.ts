import os from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

/** What measures times or holds programs to them: with nothing beside it, as in a study. */
const ALONE = [
  "workers/execute-run.test.ts",
  "workers/measure/*.test.ts",
  "lib/sandbox/run-contained.test.ts",
  "lib/profile/profilers/*.test.ts",
  "lib/agents/perfagent/tasks/*.test.ts",
];

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    pool: "forks",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    server: { deps: { inline: ["d3-flame-graph"] } },
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["{lib,workers,components,scripts,app}/**/*.test.{ts,tsx}"],
          exclude: ALONE,
          // Half of what these do is waiting, so each core has a file.
          maxWorkers: os.availableParallelism(),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: "alone", include: ALONE, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
