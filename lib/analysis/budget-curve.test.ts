import { expect, test } from "vitest";
import type { StudyDesign } from "@/lib/protocol/study";
import { generator } from "@/lib/stats/generator";
import { budgetCurve } from "./budget-curve";
import { summariseCondition } from "./condition-summary";
import { run } from "./run-fixture";

const policy = {
  kind: "cpu",
  granularity: "function",
  representation: "top-k",
  trigger: "on-demand",
  evidenceTokens: 1500,
} as const;
const conditions = [
  { id: "B3", label: "high", agent: null, profiling: { ...policy, calls: 10, secondsPerCall: 60 } },
  { id: "C0", label: "none", agent: null, profiling: null },
  { id: "B1", label: "low", agent: null, profiling: { ...policy, calls: 1, secondsPerCall: 10 } },
  { id: "C1", label: "other question", agent: null, profiling: { ...policy, calls: 3, secondsPerCall: 30 } },
];
const contrasts = [
  { id: "1", question: "RQ3" as const, treatment: "B1", control: "C0" },
  { id: "2", question: "RQ3" as const, treatment: "B3", control: "C0" },
];
const design = { conditions, plan: { contrasts } } satisfies {
  conditions: StudyDesign["conditions"];
  plan: Pick<StudyDesign["plan"], "contrasts">;
};

test("levels are ordered by budget, with the gain over the level below", () => {
  const runs = [0, 0.2, 0.3, 0.5].flatMap((value, i) => {
    const conditionId = ["C0", "B1", "B3", "C1"][i] ?? "";
    return ["a", "b"].map((taskId, j) => run({ taskId, conditionId }, { logSpeedupRatio: value + j / 100 }));
  });
  const tasks = ["a", "b"].map((id) => ({ id, repository: id, bottleneck: "caching" as const }));
  const setting = { tasks, resamples: 200, generator: generator(1), level: 0.95 };
  const curve = budgetCurve(
    design,
    conditions.map((condition) => summariseCondition(runs, condition, setting)),
  );
  expect(curve.map((point) => point.conditionId)).toEqual(["C0", "B1", "B3"]);
  expect(curve.map((point) => point.profilingSeconds)).toEqual([0, 10, 600]);
  expect(curve[0]?.marginalGain).toBeNull();
  expect(curve[1]?.marginalGain).toBeCloseTo(0.2, 10);
  expect(curve[2]?.marginalGain).toBeCloseTo(0.1, 10);
});

test("a level without any scored run has its place but no value", () => {
  const curve = budgetCurve(design, []);
  expect(curve.every((point) => point.meanLogRatio === null && point.marginalGain === null)).toBe(true);
});
