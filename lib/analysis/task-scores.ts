import type { RunEffect } from "@/lib/protocol/run-record";
import type { Task } from "@/lib/protocol/task";

/** What analysis needs to know of a task: its cluster and its class. */
export type TaskFacts = Pick<Task, "id" | "repository" | "bottleneck">;

/** One task under one condition, its replicates averaged first: the task is the unit of inference (DESIGN §9). */
export interface TaskScore {
  taskId: string;
  repository: string;
  bottleneck: Task["bottleneck"];
  replicates: number;
  /** Mean of log SR. */
  meanLogRatio: number;
  /** Mean of 1 / SR, floored: what the harmonic mean sums. */
  meanInverseRatio: number;
  /** Share of replicates. */
  correct: number;
  runIds: string[];
}

/** The floor of SWE-fficiency v0.0.3's harmonic mean: one row weighs at most 1 / floor. */
export const RATIO_FLOOR = 0.001;

/** The tasks scored under one condition, in id order; runs without a score are not among them. */
export function taskScores(runs: readonly RunEffect[], conditionId: string, tasks: readonly TaskFacts[]): TaskScore[] {
  const facts = new Map(tasks.map((task) => [task.id, task]));
  const byTask = new Map<string, RunEffect[]>();
  for (const run of runs)
    if (run.conditionId === conditionId && run.score) byTask.set(run.taskId, [...(byTask.get(run.taskId) ?? []), run]);
  return [...byTask.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([taskId, own]) => {
      const task = facts.get(taskId);
      const scores = own.flatMap((run) => run.score ?? []);
      if (!task) return [];
      return {
        taskId,
        repository: task.repository,
        bottleneck: task.bottleneck,
        replicates: scores.length,
        meanLogRatio: average(scores.map((score) => score.logSpeedupRatio)),
        meanInverseRatio: average(scores.map((score) => 1 / Math.max(score.speedupRatio, RATIO_FLOOR))),
        correct: average(scores.map((score) => (score.correct ? 1 : 0))),
        runIds: own.map((run) => run.id),
      };
    });
}

/** The same tasks under two conditions, in the same order; those scored under one only are named. */
export function pairTasks(
  treatment: readonly TaskScore[],
  control: readonly TaskScore[],
): { treatment: TaskScore[]; control: TaskScore[]; unpaired: string[] } {
  const controls = new Map(control.map((score) => [score.taskId, score]));
  const paired = treatment.flatMap((score) => {
    const other = controls.get(score.taskId);
    return other ? [[score, other] as const] : [];
  });
  const matched = new Set(paired.map(([score]) => score.taskId));
  return {
    treatment: paired.map(([score]) => score),
    control: paired.map(([, score]) => score),
    unpaired: [...treatment, ...control].map((score) => score.taskId).filter((id) => !matched.has(id)),
  };
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
