import { pairedLogs } from "@/lib/benchmarks/paired-speedup";
import type { TimingSample, Variant } from "@/lib/protocol/outcome";
import type { RunEffect } from "@/lib/protocol/run-record";
import { type Answer, explain } from "@/lib/stats/answer";
import { holm } from "@/lib/stats/holm";
import { type Equivalence, tost } from "@/lib/stats/tost";
import type { ContrastResult } from "./contrast-result";

/** A task on which two variants should be equally fast: all rounds of all replicates, tested for equivalence. */
export interface EquivalentTask {
  taskId: string;
  rounds: number;
  test: Answer<Equivalence>;
  /** Over the tasks of the check; 1 where there is no test. */
  adjustedP: number;
  equivalent: boolean;
  /** Why not, or what stands in the way of a test. */
  note: string | null;
}

export interface EquivalenceCheck {
  tasks: EquivalentTask[];
  margin: number;
  alpha: number;
  /** Every task equivalent after Holm. */
  holds: boolean;
}

/** A finished run with its raw timings. */
export interface TimedRun {
  taskId: string;
  samples: readonly TimingSample[];
}

/**
 * Known answers about speed: the expert's patch against the expert (SR 1), an empty patch against the base (speedup 1). Two
 * one-sided t tests a task on the log ratios of its rounds, replicates pooled, margins log(1 ± margin), Holm over tasks.
 */
export function equivalenceCheck(
  runs: readonly TimedRun[],
  against: Exclude<Variant, "patch">,
  { margin, alpha }: { margin: number; alpha: number },
): EquivalenceCheck {
  const logs = new Map<string, number[]>();
  for (const { taskId, samples } of runs)
    logs.set(taskId, [...(logs.get(taskId) ?? []), ...pairedLogs(samples, against, "patch")]);
  const limits = { low: Math.log(1 - margin), high: Math.log(1 + margin), alpha };
  const tested = [...logs.entries()].sort().map(([taskId, values]) => ({ taskId, values, test: tost(values, limits) }));
  const adjusted = holm(tested.map(({ test }) => (test.ok ? test.value.p : 1)));
  const tasks = tested.map(({ taskId, values, test }, i) => {
    const adjustedP = adjusted[i] ?? 1;
    const equivalent = test.ok && adjustedP <= alpha;
    return { taskId, rounds: values.length, test, adjustedP, equivalent, note: noteOf(test, equivalent) };
  });
  return { tasks, margin, alpha, holds: tasks.length > 0 && tasks.every((task) => task.equivalent) };
}

function noteOf(test: Answer<Equivalence>, equivalent: boolean): string | null {
  if (!test.ok) return explain(test.reason);
  if (equivalent) return null;
  const { estimate, interval } = test.value;
  const ratio = (log: number) => Math.exp(log).toFixed(3);
  return `ratio ${ratio(estimate)} [${ratio(interval.low)}, ${ratio(interval.high)}]`;
}

/** `breaker` must never be judged correct. */
export function breakerCheck(runs: readonly RunEffect[]): { scored: number; correct: string[]; holds: boolean } {
  const scored = runs.filter((run) => run.score);
  const correct = scored.filter((run) => run.score?.correct).map((run) => run.id);
  return { scored: scored.length, correct, holds: scored.length > 0 && correct.length === 0 };
}

/** Does the interval of a contrast contain the effect computed from the evidence texts before the runs? */
export function predictionCheck(result: ContrastResult, predicted: number) {
  const interval = result.logRatio.ok ? result.logRatio.value.interval : null;
  const estimate = result.logRatio.ok ? result.logRatio.value.estimate : null;
  return {
    predicted,
    estimate,
    interval,
    holds: interval !== null && interval.low <= predicted && predicted <= interval.high,
  };
}
