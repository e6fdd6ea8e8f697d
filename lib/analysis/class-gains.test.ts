import { expect, test } from "vitest";
import { generator } from "@/lib/stats/generator";
import { classGains } from "./class-gains";
import { contrastResult } from "./contrast-result";
import { run } from "./run-fixture";
import { taskScores } from "./task-scores";

const tasks = [
  { id: "a", repository: "a", bottleneck: "caching" as const },
  { id: "b", repository: "b", bottleneck: "caching" as const },
  { id: "c", repository: "c", bottleneck: "regex backtracking" as const },
];
const runs = tasks.flatMap(({ id: taskId }, i) => [
  run({ taskId, conditionId: "C0" }, { logSpeedupRatio: -1 }),
  run({ taskId, conditionId: "C1" }, { logSpeedupRatio: -1 + (i + 1) / 10 }),
]);
const contrast = { id: "C1-C0", question: "RQ1" as const, treatment: "C1", control: "C0" };

test("a contrast is split by class, largest class first, and one task has no interval", () => {
  const scores = { treatment: taskScores(runs, "C1", tasks), control: taskScores(runs, "C0", tasks) };
  const result = contrastResult(contrast, scores, { alpha: 0.05, resamples: 100, generator: generator(1) });
  const [caching, regex] = classGains(result, tasks, 0.95);
  expect(caching).toMatchObject({ bottleneck: "caching", tasks: ["a", "b"] });
  expect(caching?.meanDifference).toBeCloseTo(0.15, 12);
  expect(caching?.estimate.ok).toBe(true);
  expect(regex?.meanDifference).toBeCloseTo(0.3, 12);
  expect(regex?.estimate).toEqual({ ok: false, reason: "fewer-than-two" });
});
