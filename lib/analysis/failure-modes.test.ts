import { expect, test } from "vitest";
import { failureModes, modesOf } from "./failure-modes";
import { run } from "./run-fixture";

const at = { taskId: "t", conditionId: "C0" };

test("each verdict has its mode", () => {
  const modes = (verdict: "tests-failed" | "patch-does-not-apply" | "tampering" | "crashed" | "output-differs") =>
    modesOf(run(at, { verdict, correct: false, speedup: 1 }));
  expect(modes("tests-failed")).toEqual(["tests-broken"]);
  expect(modes("patch-does-not-apply")).toEqual(["patch-does-not-apply"]);
  expect(modes("tampering")).toEqual(["judge-tampering"]);
  expect(modes("crashed")).toEqual(["crashed"]);
  expect(modes("output-differs")).toEqual(["output-differs"]);
});

test("within 2 % is no speedup, below that slower, above it neither", () => {
  for (const speedup of [1 / 1.02, 1, 1.01, 1.02]) expect(modesOf(run(at, { speedup }))).toEqual(["no-speedup"]);
  expect(modesOf(run(at, { speedup: 0.9 }))).toEqual(["slower"]);
  expect(modesOf(run(at, { speedup: 1.5 }))).toEqual([]);
});

test("a run can show several modes", () => {
  const ending = { name: "budget-exhausted", limit: "steps" } as const;
  expect(modesOf(run({ ...at, ending }, { verdict: "tests-failed", correct: false, speedup: 1 }))).toEqual([
    "tests-broken",
    "budget-exhausted",
  ]);
});

test("each ending that is none of the agent's choosing is a mode of its own", () => {
  for (const name of ["malformed-calls", "context-exhausted", "turn-limit"] as const)
    expect(modesOf(run({ ...at, ending: { name } }, { speedup: 1.5 }))).toEqual([name]);
  for (const ending of [{ name: "submitted" }, { name: "stopped", reason: "x" }] as const)
    expect(modesOf(run({ ...at, ending }, { speedup: 1.5 }))).toEqual([]);
});

test("a fault shows no mode and is not in the denominator", () => {
  const fault = run({ ...at, state: "fault", excludedReason: "worker" }, null);
  const [table] = failureModes(
    [fault, run(at, { speedup: 0.5 })],
    [{ id: "C0", label: "C0", profiling: null, agent: null }],
    0.95,
  );
  expect(table?.scored).toBe(1);
  expect(table?.modes.find(({ mode }) => mode === "slower")?.runIds).toHaveLength(1);
});
