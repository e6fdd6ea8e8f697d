import type { Condition } from "@/lib/protocol/condition";
import type { RunEffect } from "@/lib/protocol/run-record";
import type { Answer } from "@/lib/stats/answer";
import { type Bootstrap, bootstrap } from "@/lib/stats/bootstrap";
import { percentileInterval } from "@/lib/stats/bootstrap-percentile";
import type { Generator } from "@/lib/stats/generator";
import type { Interval } from "@/lib/stats/interval";
import { oneSampleT, type TEstimate } from "@/lib/stats/one-sample-t";
import { type Proportion, wilson } from "@/lib/stats/wilson";
import { bootstrapStrata } from "./bootstrap-strata";
import { type TaskFacts, type TaskScore, taskScores } from "./task-scores";

/** Runs of a condition, and why some do not count: no result hides its denominator. */
export interface Denominator {
  planned: number;
  scored: number;
  /** Not finished yet. */
  open: number;
  /** Reason → number of runs that ended in a fault or were cancelled. */
  excluded: Record<string, number>;
}

/** SWE-fficiency's four proportions over runs, each with Wilson's interval; they need not sum to 1 (benchmarks A4). */
export interface Proportions {
  incorrect: Answer<Proportion>;
  correctButNoSpeedup: Answer<Proportion>;
  speedupBelowExpert: Answer<Proportion>;
  expertOrBetter: Answer<Proportion>;
}

export interface ConditionSummary {
  conditionId: string;
  label: string;
  denominator: Denominator;
  tasks: TaskScore[];
  /** Primary estimand: mean over tasks of log SR, t interval. */
  meanLogRatio: Answer<TEstimate>;
  /** n / Σ 1/SR over tasks with floor 0.001, bootstrap stratified by repository (single-task ones pooled). */
  overallScore: Answer<{ estimate: number; interval: Interval; resamples: number; seed: string }>;
  proportions: Proportions;
  /** Means over scored runs. */
  tokens: number;
  evidenceTokens: number;
  profilingCalls: number;
  profilingSeconds: number;
  agentSeconds: number;
  steps: number;
}

export interface SummarySetting {
  tasks: readonly TaskFacts[];
  resamples: number;
  generator: Generator;
  level: number;
}

export function summariseCondition(
  runs: readonly RunEffect[],
  condition: Condition,
  setting: SummarySetting,
): ConditionSummary {
  const own = runs.filter((run) => run.conditionId === condition.id);
  const tasks = taskScores(own, condition.id, setting.tasks);
  const logs = tasks.map((task) => task.meanLogRatio);
  const mean = (value: (run: RunEffect) => number | undefined) => meanOf(own.flatMap((run) => value(run) ?? []));
  return {
    conditionId: condition.id,
    label: condition.label,
    denominator: denominatorOf(own),
    tasks,
    meanLogRatio: oneSampleT(logs, { against: 0, level: setting.level }),
    overallScore: scoreWithInterval(tasks, setting, condition.id),
    proportions: proportionsOf(own, setting.level),
    tokens: mean((run) => run.totals?.tokens),
    evidenceTokens: mean((run) => run.totals?.evidenceTokens),
    profilingCalls: mean((run) => run.totals?.profilingCalls),
    profilingSeconds: mean((run) => run.totals?.profilingSeconds),
    agentSeconds: mean((run) => run.totals?.agentSeconds),
    steps: mean((run) => run.totals?.steps),
  };
}

/** SWE-fficiency's overall score of tasks whose replicates were averaged in 1 / SR. */
export const overallScore = (tasks: readonly TaskScore[], indices?: ArrayLike<number>): number => {
  const chosen = indices ? Array.from(indices, (index) => tasks[index]) : tasks;
  return chosen.length / chosen.reduce((sum, task) => sum + (task?.meanInverseRatio ?? 0), 0);
};

export function denominatorOf(runs: readonly RunEffect[]): Denominator {
  const excluded: Record<string, number> = {};
  for (const run of runs)
    if (run.state === "fault" || run.state === "cancelled") {
      const reason = run.excludedReason ?? run.state;
      excluded[reason] = (excluded[reason] ?? 0) + 1;
    }
  const scored = runs.filter((run) => run.score).length;
  const gone = Object.values(excluded).reduce((sum, number) => sum + number, 0);
  return { planned: runs.length, scored, open: runs.length - scored - gone, excluded };
}

function scoreWithInterval(
  tasks: readonly TaskScore[],
  { resamples, generator, level }: SummarySetting,
  label: string,
) {
  const boot: Answer<Bootstrap> = bootstrap(
    {
      n: tasks.length,
      strata: bootstrapStrata(tasks.map((task) => task.repository)),
      statistic: (indices) => overallScore(tasks, indices),
    },
    { resamples, generator: generator.fork(`overall/${label}`) },
  );
  if (!boot.ok) return boot;
  const { estimate, seed } = boot.value;
  return { ok: true as const, value: { estimate, interval: percentileInterval(boot.value, level), resamples, seed } };
}

function proportionsOf(runs: readonly RunEffect[], level: number): Proportions {
  const scores = runs.flatMap((run) => run.score ?? []);
  const share = (holds: (score: (typeof scores)[number]) => boolean) =>
    wilson(scores.filter(holds).length, scores.length, level);
  return {
    incorrect: share((score) => !score.correct),
    correctButNoSpeedup: share((score) => score.correct && score.speedup < 1),
    speedupBelowExpert: share((score) => score.correct && score.speedup >= 1 && score.speedupRatio < 1),
    expertOrBetter: share((score) => score.speedupRatio >= 1),
  };
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
