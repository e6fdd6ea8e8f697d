import { median } from "@/lib/stats/median";
import { type Proportion, wilson } from "@/lib/stats/wilson";
import type { TaskQuality } from "./evidence-quality";

/** One teller at one limit over the tasks that have a truth. */
export interface QualitySummary {
  teller: string;
  limit: number;
  tasks: number;
  /** Share of tasks of which it names at least one true function, with Wilson's interval. */
  named: Proportion;
  /** Over the tasks of which it names one; null where there is none. */
  medianRank: number | null;
  /** Mean over tasks of the share of true functions it names. */
  recall: number;
  /** Mean over tasks. */
  tokens: number;
  /** Recall over thousands of tokens. */
  recallPerThousand: number;
}

const LEVEL = 0.95;

/** Every teller at every limit over all tasks; tasks whose expert changes no function say nothing and are left out. */
export function qualitySummaries(
  tasks: readonly TaskQuality[],
  tellers: readonly string[],
  limits: readonly number[],
): QualitySummary[] {
  const judged = tasks.filter(({ truth }) => truth > 0);
  return tellers.flatMap((teller) => limits.flatMap((limit, at) => summary(judged, teller, limit, at) ?? []));
}

/** Null where there is no task to judge by. */
function summary(judged: readonly TaskQuality[], teller: string, limit: number, at: number): QualitySummary | null {
  const rows = judged.flatMap(({ truth, told }) => {
    const one = told[teller]?.[at];
    return one === undefined ? [] : [{ ...one, truth }];
  });
  const named = wilson(rows.filter(({ found }) => found > 0).length, rows.length, LEVEL);
  if (!named.ok) return null;
  const rank = median(rows.flatMap((row) => row.rank ?? []));
  const recall = meanOf(rows.map(({ found, truth }) => found / truth));
  const tokens = meanOf(rows.map((row) => row.tokens));
  return {
    ...{ teller, limit, tasks: rows.length, named: named.value, recall, tokens },
    medianRank: rank.ok ? rank.value : null,
    recallPerThousand: tokens > 0 ? (1000 * recall) / tokens : 0,
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
