import { describe, expect, test } from "vitest";
import { tallyOf as playwrightTally } from "./lib/testing/e2e-stage.mjs";
import { lockFaults } from "./lib/testing/lock-faults.mjs";
import { selection } from "./lib/testing/selection.mjs";
import { single, summary, total, withCrash } from "./lib/testing/tally.mjs";
import { tallyOf as vitestTally } from "./lib/testing/unit-stage.mjs";

describe("the last line of npm test", () => {
  test("adds up the stages, and mentions skipped tests only if there are any", () => {
    expect(summary(total([single(true), single(false), { passed: 40, failed: 0, skipped: 0 }]))).toBe(
      "41 passed, 1 failed",
    );
    expect(summary({ passed: 3, failed: 0, skipped: 2 })).toBe("3 passed, 0 failed, 2 skipped");
  });

  test("shows a runner that crashed without a failed test as a failure", () => {
    expect(withCrash({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
    expect(withCrash({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
    expect(withCrash({ passed: 5, failed: 0, skipped: 0 }, 0).failed).toBe(0);
  });
});

test("a test file that cannot be loaded counts as one failure", () => {
  const report = {
    ...{ numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 },
    testResults: [
      { status: "failed", assertionResults: [{ status: "failed" }] },
      { status: "failed", assertionResults: [] },
      { status: "passed", assertionResults: [{}, {}, {}] },
    ],
  };
  expect(vitestTally(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test("a browser test that passed only at the second try counts as failed", () => {
  expect(playwrightTally({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual({
    passed: 4,
    failed: 2,
    skipped: 2,
  });
});

describe("the lock file check", () => {
  const next = { optionalDependencies: { "@next/swc-darwin-arm64": "16.4.5" } };

  test("finds a platform package the registry lacked when the file was made", () => {
    expect(lockFaults({ packages: { "node_modules/next": next } })).toEqual([
      "node_modules/next asks for @next/swc-darwin-arm64, which the lock file does not have.",
    ]);
  });

  test("finds it at any depth", () => {
    const nested = "node_modules/next/node_modules/@next/swc-darwin-arm64";
    expect(lockFaults({ packages: { "node_modules/next": next, [nested]: {} } })).toEqual([]);
  });

  test("finds a package bound to a private registry", () => {
    const packages = { "node_modules/a": { resolved: "https://npm.example/a.tgz" } };
    expect(lockFaults({ packages })).toEqual(["node_modules/a is bound to one registry: https://npm.example/a.tgz"]);
  });
});

describe("what npm test is asked for", () => {
  test("is everything, or one stage with its filters", () => {
    expect(selection([])).toEqual({ stages: ["static", "unit", "e2e"], filters: [] });
    expect(selection(["unit", "lib/stats"])).toEqual({ stages: ["unit"], filters: ["lib/stats"] });
  });

  test("an unknown stage is named", () => expect(() => selection(["lint"])).toThrow(/no test stage lint/));
});
