import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { RunEffect } from "@/lib/protocol/run-record";
import { StudyDesign } from "@/lib/protocol/study";
import { finding } from "./finding";
import { run } from "./run-fixture";
import { studyResults } from "./study-results";
import type { TaskFacts } from "./task-scores";

/** 12 tasks, 4 repositories, two conditions, 3 repeats: our own toy data, whose reference values were computed apart (SciPy, R). */
function toy(): { runs: RunEffect[]; tasks: TaskFacts[] } {
  const lines = readFileSync(path.join(import.meta.dirname, "fixtures/toy-swe.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1);
  const tasks = new Map<string, TaskFacts>();
  const runs = lines.map((line) => {
    const [taskId = "", repository = "", conditionId = "", repeat, resolved] = line.split(",");
    tasks.set(taskId, { id: taskId, repository, bottleneck: "caching" });
    const correct = resolved === "1";
    return run({ taskId, conditionId, replicate: Number(repeat) }, { correct, logSpeedupRatio: Number(resolved) });
  });
  return { runs, tasks: [...tasks.values()] };
}

function design(taskIds: string[]): StudyDesign {
  const condition = (id: string) => ({ id, label: id, profiling: null, agent: null });
  return StudyDesign.parse({
    title: "Toy",
    question: "",
    researchQuestions: ["RQ1"],
    benchmark: "npm-history",
    sample: { perStratum: null, seed: 1, taskIds },
    conditions: [condition("A"), condition("B")],
    budget: { steps: 10, wallSeconds: 60, tokens: 10_000, usd: null },
    agent: { id: "noop", parameters: {} },
    replicates: 3,
    seed: 1,
    measurement: { warmups: 1, minRounds: 5, maxRounds: 10, targetHalfWidth: 0.05 },
    plan: {
      contrasts: [{ id: "B-A", question: "RQ1", treatment: "B", control: "A" }],
      alpha: 0.05,
      equivalenceMargin: 0.05,
      resamples: 2000,
      seed: 5,
    },
    phaseTwoTasks: "same",
    allowReducedIsolation: false,
  });
}

const { runs, tasks } = toy();
const plan = design(tasks.map((task) => task.id));

test("the paired contrast agrees with the reference values of the toy study", () => {
  const [contrast] = studyResults(plan, runs, tasks).contrasts;
  if (!contrast?.logRatio.ok || !contrast.signFlip.ok) throw new Error("no answer");
  expect(contrast.n).toBe(12);
  expect(contrast.logRatio.value.estimate).toBeCloseTo(7 / 36, 10);
  expect(contrast.logRatio.value.t).toBeCloseTo(3.9242834, 6);
  expect(contrast.logRatio.value.p).toBeCloseTo(0.0023753, 6);
  expect(contrast.logRatio.value.interval.low).toBeCloseTo(0.0853878, 6);
  expect(contrast.logRatio.value.interval.high).toBeCloseTo(0.3035011, 6);
  expect(contrast.signFlip.value.p).toBeCloseTo(64 / 4096, 12);
  expect(contrast.adjustedP).toBe(contrast.logRatio.value.p);
  expect(contrast.clusters).toBe(4);
  expect(contrast.correctMethod).toBe("paired t of task means");
});

test("the same runs and plan give the same numbers, another seed another interval", () => {
  const again = studyResults(plan, runs, tasks);
  expect(again).toEqual(studyResults(plan, runs, tasks));
  const other = studyResults({ ...plan, plan: { ...plan.plan, seed: 6 } }, runs, tasks);
  expect(other.contrasts[0]?.overall).not.toEqual(again.contrasts[0]?.overall);
});

test("excluded runs are counted by reason and do not enter any mean", () => {
  const fault = run(
    { taskId: "t01", conditionId: "A", replicate: 4, state: "fault", excludedReason: "snapshot: registry unreachable" },
    null,
  );
  const results = studyResults(plan, [...runs, fault], tasks);
  const summary = results.conditions.find((condition) => condition.conditionId === "A");
  expect(summary?.denominator).toEqual({
    planned: 37,
    scored: 36,
    open: 0,
    excluded: { "snapshot: registry unreachable": 1 },
  });
  expect(results.contrasts[0]?.logRatio).toEqual(studyResults(plan, runs, tasks).contrasts[0]?.logRatio);
});

test("a task scored under one condition only is left out of the contrast and named", () => {
  const partial = runs.filter((each) => !(each.taskId === "t02" && each.conditionId === "B"));
  const contrast = studyResults(plan, partial, tasks).contrasts[0];
  expect(contrast?.n).toBe(11);
  expect(contrast?.unpaired).toEqual(["t02"]);
  expect(contrast?.warnings.join(" ")).toContain("scored under one of the two conditions only: 1 task.");
});

test("a declared contrast without data stays in the Holm family", () => {
  const wider = {
    ...plan,
    conditions: [...plan.conditions, { id: "C", label: "C", profiling: null, agent: null }],
    plan: {
      ...plan.plan,
      contrasts: [...plan.plan.contrasts, { id: "C-A", question: "RQ1" as const, treatment: "C", control: "A" }],
    },
  };
  const [first, second] = studyResults(wider, runs, tasks).contrasts;
  if (!first?.logRatio.ok) throw new Error("no answer");
  expect(first.adjustedP).toBeCloseTo(2 * first.logRatio.value.p, 12);
  expect(second?.adjustedP).toBeNull();
});

test("overall score is the harmonic mean over tasks of SR with replicates averaged in 1 / SR", () => {
  const two = [
    run({ taskId: "t01", conditionId: "A" }, { logSpeedupRatio: Math.log(0.5) }),
    run({ taskId: "t02", conditionId: "A" }, { logSpeedupRatio: Math.log(2) }),
    run({ taskId: "t03", conditionId: "A" }, { logSpeedupRatio: Math.log(1e-9) }),
  ];
  const score = studyResults(plan, two, tasks).conditions[0]?.overallScore;
  // t03 is floored at 0.001: 3 / (2 + 0.5 + 1000)
  expect(score?.ok && score.value.estimate).toBeCloseTo(3 / 1002.5, 12);
});

test("the finding states direction, interval and, for a null result, what would have been missed", () => {
  const [contrast] = studyResults(plan, runs, tasks).contrasts;
  if (!contrast) throw new Error("no contrast");
  const names = { treatment: "B", control: "A" };
  expect(finding(contrast, { alpha: 0.05, state: "complete" }, names)).toBe(
    "B raised mean log SR against A by +0.19 [+0.09, +0.30].",
  );
  expect(finding(contrast, { alpha: 0.001, state: "complete" }, names)).toMatch(
    /^No difference .* effects below 0\.\d\d would have been missed at 80 % power/,
  );
});

test("before completion the finding gives numbers and concludes nothing", () => {
  const [contrast] = studyResults(plan, runs, tasks).contrasts;
  if (!contrast) throw new Error("no contrast");
  const names = { treatment: "B", control: "A" };
  expect(finding(contrast, { alpha: 0.05, state: "running" }, names)).toBe(
    "So far, mean log SR of B minus A is +0.19 [+0.09, +0.30] over 12 tasks; no conclusion before completion.",
  );
  expect(finding(contrast, { alpha: 0.05, state: "cancelled" }, names)).toMatch(
    /^Up to the cancellation, .*; no conclusion from a study that was not completed\.$/,
  );
});
