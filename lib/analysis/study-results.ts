import type { RunEffect } from "@/lib/protocol/run-record";
import type { StudyDesign } from "@/lib/protocol/study";
import { generator } from "@/lib/stats/generator";
import { holm } from "@/lib/stats/holm";
import { type ConditionSummary, type Denominator, denominatorOf, summariseCondition } from "./condition-summary";
import { type ContrastResult, contrastResult } from "./contrast-result";
import type { TaskFacts } from "./task-scores";

/** All the plan asks for, from the runs as they are now. Pure: the same runs and design give the same numbers. */
export interface StudyResults {
  denominator: Denominator;
  conditions: ConditionSummary[];
  contrasts: ContrastResult[];
  level: number;
  resamples: number;
  seed: number;
}

export function studyResults(
  design: StudyDesign,
  runs: readonly RunEffect[],
  tasks: readonly TaskFacts[],
): StudyResults {
  const { alpha, resamples, seed, contrasts } = design.plan;
  const source = generator(seed).fork("analysis");
  const level = 1 - alpha;
  const conditions = design.conditions.map((condition) =>
    summariseCondition(runs, condition, { tasks, resamples, generator: source, level }),
  );
  const scores = (id: string) => conditions.find((condition) => condition.conditionId === id)?.tasks ?? [];
  const results = contrasts.map((contrast) =>
    contrastResult(
      contrast,
      { treatment: scores(contrast.treatment), control: scores(contrast.control) },
      { alpha, resamples, generator: source },
    ),
  );
  return { denominator: denominatorOf(runs), conditions, contrasts: withHolm(results), level, resamples, seed };
}

/** The family is every declared contrast; one whose test has no answer stays in it with p = 1. */
function withHolm(results: readonly ContrastResult[]): ContrastResult[] {
  const adjusted = holm(results.map((result) => (result.logRatio.ok ? result.logRatio.value.p : 1)));
  return results.map((result, i) => ({ ...result, adjustedP: result.logRatio.ok ? (adjusted[i] ?? null) : null }));
}
