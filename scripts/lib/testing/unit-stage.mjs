import fs from "node:fs";
import path from "node:path";
import { root } from "../checkout.mjs";
import { scratchPostgres } from "../scratch-postgres.mjs";
import { runNode } from "./run-node.mjs";
import { single, withCrash } from "./tally.mjs";

/**
 * The unit tests and the tests on a real Postgres, which is a scratch one: `DATABASE_URL` and `WICK_DATA` point into a
 * temporary folder, whatever they are outside.
 *
 * @param {{ filters: string[], signal?: AbortSignal }} options `filters` as Vitest takes them, such as `lib/stats`
 */
export async function runUnitStage({ filters, signal }) {
  const postgres = await scratchPostgres("wick");
  try {
    const { migrate } = await import("../../migrate.mjs");
    await migrate({ url: postgres.url, folder: path.join(root, "prisma/migrations") });
    const report = path.join(postgres.folder, "vitest.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const exitCode = await runNode(
      [path.join(root, "node_modules/vitest/vitest.mjs"), "run", ...reporters, ...filters],
      {
        env: { DATABASE_URL: postgres.url, WICK_DATA: path.join(postgres.folder, "data") },
        signal,
      },
    );
    return fs.existsSync(report)
      ? withCrash(tallyOf(JSON.parse(fs.readFileSync(report, "utf8"))), exitCode)
      : single(false);
  } finally {
    postgres.remove();
  }
}

/** Counts from Vitest's JSON report; a file that could not even be loaded has no tests and counts as one that failed. */
export function tallyOf({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  };
}
