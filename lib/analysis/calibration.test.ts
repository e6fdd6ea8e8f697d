import { expect, test } from "vitest";
import { timings } from "@/lib/benchmarks/timing-fixture";
import { breakerCheck, equivalenceCheck } from "./calibration";
import { run } from "./run-fixture";

const options = { margin: 0.05, alpha: 0.05 };

test("equal speeds are equivalent, a 10 % difference is not", () => {
  const equal = { taskId: "a", samples: timings({ base: 400, expert: 100, patch: 100 }, { rounds: 20 }) };
  const slower = { taskId: "b", samples: timings({ base: 400, expert: 100, patch: 110 }, { rounds: 20 }) };
  const check = equivalenceCheck([equal, slower], "expert", options);
  expect(check.tasks.map(({ taskId, equivalent }) => [taskId, equivalent])).toEqual([
    ["a", true],
    ["b", false],
  ]);
  expect(check.tasks[1]?.note).toMatch(/^ratio 0\.9\d\d \[/);
  expect(check.holds).toBe(false);
});

test("replicates of a task are pooled", () => {
  const samples = timings({ base: 400, expert: 100, patch: 400 }, { rounds: 6 });
  const check = equivalenceCheck(
    [
      { taskId: "a", samples },
      { taskId: "a", samples },
    ],
    "base",
    options,
  );
  expect(check.tasks).toHaveLength(1);
  expect(check.tasks[0]?.rounds).toBe(12);
  expect(check.holds).toBe(true);
});

test("a task without timings of the patch has no test, and the check does not hold", () => {
  const check = equivalenceCheck([{ taskId: "a", samples: timings({ base: 400, expert: 100 }) }], "expert", options);
  expect(check.tasks[0]).toMatchObject({ equivalent: false, adjustedP: 1, note: "There are no observations." });
  expect(check.holds).toBe(false);
});

test("one correct breaker run is one too many, and no runs prove nothing", () => {
  const at = { taskId: "a", conditionId: "breaker" };
  expect(breakerCheck([run(at, { correct: false, verdict: "tests-failed" })]).holds).toBe(true);
  expect(breakerCheck([run(at, { correct: true })]).holds).toBe(false);
  expect(breakerCheck([]).holds).toBe(false);
});
