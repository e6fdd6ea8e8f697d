import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { LoopResult, Step } from "../loop/loop";
import type { Evaluation, Task } from "../tasks/task";
import { TrajectoryRecorder } from "./record-trajectory";
import { readTrajectory, writeTrajectory } from "./trajectory";

const PUBLISHED = path.resolve("../shared/data/perfagent");
const sample = (name: string): string => readFileSync(path.join(PUBLISHED, name), "utf8");

const task = {
  metadata: { instanceId: "pairs", problemDescription: "…" },
  metric: { name: "runtime", unit: "s", higherIsBetter: false, best: null },
  language: "python3",
} as Task;
const evaluation: Evaluation = {
  metric: 0.5,
  passRate: 1,
  samples: [0.5],
  feedback: ["pass rate: 100 %"],
  artifacts: { pass_rate: 1 },
};
const step: Step = {
  ...{
    iteration: 1,
    action: "generate_optimization",
    query: "Improve.",
    response: "Here.",
    from: "a\n",
    solution: "b\n",
  },
  ...{ changed: true, evaluation, verdict: { improved: true, why: "its metric is better" }, remarks: [], error: null },
  seconds: { model: 1, evaluation: 2 },
};
const result: LoopResult = {
  ...{ ending: "max-iterations", error: null, cause: null, best: "b\n", bestEvaluation: evaluation },
  ...{ initialEvaluation: null, iterations: 1 },
};

function recorded(ending: Partial<LoopResult> = {}): string {
  const recorder = new TrajectoryRecorder({
    ...{ task, systemPrompt: "You improve.", provenance: { model: "m" } },
    now: () => "2026-11-21T10:00:00.000Z",
  });
  recorder.add(
    {
      ...step,
      iteration: 0,
      action: "initial_evaluation",
      query: "",
      response: "",
      changed: false,
      evaluation: null,
      verdict: null,
      solution: "a\n",
    },
    null,
  );
  recorder.add(step, { inputTokens: 10, outputTokens: 2, estimated: false });
  recorder.end({ ...result, ...ending });
  return writeTrajectory(recorder.whole());
}

test("what is written is read back as it was, and is the README's shape", () => {
  const text = recorded();
  const read = readTrajectory(text);
  expect(writeTrajectory(read)).toBe(text);
  expect(read.metadata).toMatchObject({
    instance_id: "pairs",
    total_iterations: 1,
    success: true,
    final_best_code: "b\n",
  });
  expect(read.steps.map(({ step_id, action }) => [step_id, action])).toEqual([
    [1, "initial_evaluation"],
    [2, "generate_optimization"],
  ]);
  expect(read.steps[1]).toMatchObject({
    execution_time: 3,
    usage: { inputTokens: 10 },
    performance_metrics: { metric: 0.5, improved: true },
  });
  expect(read.steps[1]?.output_data.diff).toContain("-a\n+b\n");
  expect(read.history.map(({ role }) => role)).toEqual(["system", "user", "user", "assistant", "user"]);
  expect(JSON.parse(text).info.submission).toBe("b\n");
});

test("a file is strict JSON, also where nothing was correct", () => {
  const text = recorded({ best: "a\n", bestEvaluation: null, error: "503" });
  expect(JSON.parse(text).metadata).toMatchObject({
    success: false,
    error_message: "503",
    final_performance: { value: "Infinity" },
  });
  expect(writeTrajectory(readTrajectory(text))).toBe(text);
});

test("what is no trajectory is refused by the field's name", () => {
  expect(() => readTrajectory("{")).toThrow("the trajectory is not JSON");
  expect(() => readTrajectory("{}")).toThrow("of the trajectory, info is missing");
  expect(() => readTrajectory('{"metadata": {}, "steps": 3}')).toThrow(
    /metadata\.instance_id is missing.*steps is 3; expected a list/,
  );
});

test.skipIf(!existsSync(PUBLISHED))(
  "published files are read, and written in the README's shape keep what they say (skipped without the samples)",
  () => {
    const failed = readTrajectory(sample("perfagent_v0_effibench_nollm.traj"));
    expect(failed.metadata).toMatchObject({
      instance_id: "aizu_3631_i-love-square-number",
      total_iterations: 11,
      language: "python3",
    });
    expect(failed.steps).toHaveLength(11);
    expect(failed.history).toHaveLength(33);
    expect(failed.steps[0]).toMatchObject({ step_id: 1, action: "initial_evaluation" });
    expect(failed.metadata.final_performance).toEqual({ trimmed_mean: "Infinity" });
    const answered = readTrajectory(sample("perfagent_v2_searchr1_dev0.traj"));
    expect(answered.steps[0]).toMatchObject({
      output_data: { code_changed: true },
      performance_metrics: { metric: 0 },
    });
    for (const trajectory of [failed, answered])
      expect(readTrajectory(writeTrajectory(trajectory))).toEqual(trajectory);
  },
);
