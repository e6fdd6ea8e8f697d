import { group, max, mean, rollup } from "d3";
import { type Condition, phaseOf } from "@/lib/protocol/condition";
import type { RunEffect } from "@/lib/protocol/run-record";
import type { StudyDesign } from "@/lib/protocol/study";

/** A run without its score: what can be said of rigor before and after anybody may see effects. */
export type RigorRun = Omit<RunEffect, "score">;

/** Runs of one condition by how they stand. */
export interface ConditionCounts {
  conditionId: string;
  planned: number;
  done: number;
  open: number;
  fault: number;
  cancelled: number;
  /** Runs in which profiling outside the budget was blocked or flagged, and how often. */
  outsideRuns: number;
  outsideTimes: number;
  /** Mean place in the randomised order of its phase, as a fraction: 0.5 when perfectly interleaved. */
  meanPlace: number;
}

export function countByCondition(conditions: readonly Condition[], runs: readonly RigorRun[]): ConditionCounts[] {
  const byCondition = group(runs, (run) => run.conditionId);
  return conditions.map((condition) => {
    const own = byCondition.get(condition.id) ?? [];
    const inState = (...states: RigorRun["state"][]) => own.filter((run) => states.includes(run.state)).length;
    const outside = own.map((run) => run.totals?.profilingOutside ?? 0);
    return {
      conditionId: condition.id,
      planned: own.length,
      done: inState("done"),
      open: inState("queued", "running", "measuring"),
      fault: inState("fault"),
      cancelled: inState("cancelled"),
      outsideRuns: outside.filter((times) => times > 0).length,
      outsideTimes: outside.reduce((sum, times) => sum + times, 0),
      meanPlace: meanPlace(
        own,
        runs.filter((run) => run.phase === phaseOf(condition)),
      ),
    };
  });
}

function meanPlace(own: readonly RigorRun[], phase: readonly RigorRun[]): number {
  const order = new Map([...phase].sort((a, b) => a.position - b.position).map((run, place) => [run.id, place]));
  const places = own.map((run) => order.get(run.id) ?? 0);
  return phase.length < 2 ? 0.5 : (mean(places) ?? 0) / (phase.length - 1);
}

/** Excluded runs by reason, and by condition within it, most frequent first. */
export interface Exclusion {
  reason: string;
  runs: number;
  byCondition: { conditionId: string; runs: number }[];
}

export function exclusions(runs: readonly RigorRun[]): Exclusion[] {
  const excluded = runs.filter((run) => run.state === "fault" || run.state === "cancelled");
  const reasons = group(excluded, (run) => run.excludedReason ?? "no reason was stored");
  return [...reasons]
    .map(([reason, own]) => ({
      reason,
      runs: own.length,
      byCondition: [
        ...rollup(
          own,
          (list) => list.length,
          (run) => run.conditionId,
        ),
      ].map(([conditionId, count]) => ({
        conditionId,
        runs: count,
      })),
    }))
    .sort((a, b) => b.runs - a.runs);
}

/** One limit, the most any run used of it, and how many runs it ended. */
export interface BudgetUse {
  limit: string;
  unit: string;
  allowed: number | null;
  largest: number | null;
  /** How far the largest is over the limit; null where there is no limit or no run. */
  overshoot: number | null;
  ended: number;
}

export function budgetUse(design: StudyDesign, runs: readonly RigorRun[]): BudgetUse[] {
  const { steps, wallSeconds, tokens, usd } = design.budget;
  const totals = runs.flatMap((run) => run.totals ?? []);
  const use = (limit: string, unit: string, allowed: number | null, largest: number | undefined): BudgetUse => ({
    ...{ limit, unit, allowed, largest: largest ?? null },
    overshoot: allowed === null || largest === undefined ? null : Math.max(0, largest - allowed),
    ended: runs.filter((run) => run.ending?.name === "budget-exhausted" && run.ending.limit === limit).length,
  });
  const calls = runs.map((run) => (run.totals?.profilingCalls ?? 0) - callsAllowed(design, run.conditionId));
  const mostCalls = max(calls);
  return [
    use(
      "steps",
      "steps",
      steps,
      max(totals, (each) => each.steps),
    ),
    use(
      "wallSeconds",
      "s",
      wallSeconds,
      max(totals, (each) => each.agentSeconds),
    ),
    use(
      "tokens",
      "tokens",
      tokens,
      max(totals, (each) => each.tokens),
    ),
    use(
      "usd",
      "USD",
      usd,
      max(totals, (each) => each.usd ?? 0),
    ),
    {
      ...use(
        "profilingCalls",
        "calls",
        null,
        max(totals, (each) => each.profilingCalls),
      ),
      overshoot: totals.length === 0 || mostCalls === undefined ? null : Math.max(0, mostCalls),
    },
  ];
}

const callsAllowed = ({ conditions }: StudyDesign, conditionId: string): number =>
  conditions.find((condition) => condition.id === conditionId)?.profiling?.calls ?? 0;
