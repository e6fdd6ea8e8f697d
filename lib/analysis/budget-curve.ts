import type { StudyDesign } from "@/lib/protocol/study";
import type { Interval } from "@/lib/stats/interval";
import type { ConditionSummary } from "./condition-summary";

/** One level of the profiling budget: what it allowed, what it gave, and what it gave more than the level below. */
export interface BudgetPoint {
  conditionId: string;
  label: string;
  calls: number;
  secondsPerCall: number;
  /** calls × seconds a call: the horizontal axis. */
  profilingSeconds: number;
  meanLogRatio: { estimate: number; interval: Interval | null } | null;
  correct: { estimate: number; interval: Interval } | null;
  marginalGain: number | null;
}

/** The part of a design that the curve is read from. */
type Planned = Pick<StudyDesign, "conditions"> & { plan: Pick<StudyDesign["plan"], "contrasts"> };

/**
 * RQ3: score against profiling budget, from the conditions of the plan's RQ3 contrasts, or, where it names none, from all;
 * levels with the same budget are all shown (they differ in representation).
 */
export function budgetCurve(design: Planned, summaries: readonly ConditionSummary[]): BudgetPoint[] {
  const named = new Set(
    design.plan.contrasts
      .filter(({ question }) => question === "RQ3")
      .flatMap(({ treatment, control }) => [treatment, control]),
  );
  const points = design.conditions
    .filter((condition) => named.size === 0 || named.has(condition.id))
    .map((condition) => {
      const summary = summaries.find((each) => each.conditionId === condition.id);
      const { calls, secondsPerCall } = condition.profiling ?? { calls: 0, secondsPerCall: 0 };
      return {
        conditionId: condition.id,
        label: condition.label,
        calls,
        secondsPerCall,
        profilingSeconds: calls * secondsPerCall,
        meanLogRatio: meanOf(summary),
        correct: correctOf(summary),
      };
    })
    .sort((a, b) => a.profilingSeconds - b.profilingSeconds || (a.conditionId < b.conditionId ? -1 : 1));
  return points.map((point, i) => ({ ...point, marginalGain: gain(point, points[i - 1]) }));
}

type Level = Omit<BudgetPoint, "marginalGain">;

function gain(point: Level, below: Level | undefined): number | null {
  if (!below?.meanLogRatio || !point.meanLogRatio || below.profilingSeconds === point.profilingSeconds) return null;
  return point.meanLogRatio.estimate - below.meanLogRatio.estimate;
}

/** A mean without spread (a single task, or equal values) still has its place on the curve. */
function meanOf(summary: ConditionSummary | undefined): Level["meanLogRatio"] {
  if (!summary || summary.tasks.length === 0) return null;
  if (summary.meanLogRatio.ok) return summary.meanLogRatio.value;
  const estimate = summary.tasks.reduce((sum, task) => sum + task.meanLogRatio, 0) / summary.tasks.length;
  return { estimate, interval: null };
}

function correctOf(summary: ConditionSummary | undefined): Level["correct"] {
  const incorrect = summary?.proportions.incorrect;
  if (!incorrect?.ok) return null;
  const { estimate, interval } = incorrect.value;
  return {
    estimate: 1 - estimate,
    interval: { low: 1 - interval.high, high: 1 - interval.low, level: interval.level },
  };
}
