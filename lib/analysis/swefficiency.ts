import { roundHalfEven } from "@/lib/stats/round-half-even";
import { sum } from "@/lib/stats/sum";

/** The least SR that counts in `overallScore`: one row weighs at most as much as a thousand at parity. */
export const srFloor = 0.001;

/**
 * How one instance went. Speedups are ratios before / after (2 = twice as fast), each run using its own "before".
 * `raw`, `pred` and `sr` are NaN where a timing was recorded as "nan"; the summary says how many.
 */
export type SwefficiencyRow = {
  instanceId: string;
  /** Speedup of the patch as measured. */
  raw: number;
  /** Speedup that counts: the measured one if the patch is correct, otherwise 1, as if nothing had been edited. */
  pred: number;
  /** Speedup of the expert patch. */
  gold: number;
  /** pred / gold: 1 is parity with the expert. */
  sr: number;
  correctness: 0 | 1;
};

/** Figures of a report, rounded to 4 digits as upstream prints them. Proportions are of all instances. */
export type SwefficiencySummary = {
  totalInstances: number;
  /** Infinity when no instance has an SR. */
  overallScore: number;
  proportionIncorrect: number;
  proportionCorrectButNoSpeedup: number;
  proportionCorrectWithSpeedupButHumanNoSpeedup: number;
  /** Counted by SR alone: an incorrect patch against an expert patch of speedup 1 or less is in here too. */
  proportionHumanSpeedupOrBetter: number;
  /** Instances without an SR: missing from the sum of `overallScore` but not from its n. Not an upstream figure. */
  withoutSr: number;
};

/**
 * Scores one instance by the rules of SWE-fficiency v0.0.3 (`swefficiency/report.py`, tag v0.0.3).
 *
 * @param passedShare share of the PASS_TO_PASS tests that pass; only exactly 1 is correct
 */
export function scoreInstance(given: {
  instanceId: string;
  raw: number;
  gold: number;
  passedShare: number;
}): SwefficiencyRow {
  const { instanceId, raw, gold, passedShare } = given;
  const correctness = passedShare === 1 ? 1 : 0;
  const pred = correctness === 1 ? raw : 1;
  return { instanceId, raw, pred, gold, sr: gold === 0 ? 0 : pred / gold, correctness };
}

/**
 * n / Σ 1 / max(SR, 0.001), not rounded. Rows whose SR is NaN are left out of the sum and counted in n, as upstream;
 * no rows give 0.
 */
export function overallScore(srs: ArrayLike<number>): number {
  if (srs.length === 0) return 0;
  const known = Array.from(srs).filter((sr) => !Number.isNaN(sr));
  return srs.length / sum(known.map((sr) => 1 / Math.max(sr, srFloor)));
}

/** The summary of a report by SWE-fficiency v0.0.3, over every instance of the dataset; no instances give zeros. */
export function summarise(rows: readonly Pick<SwefficiencyRow, "raw" | "sr" | "correctness">[]): SwefficiencySummary {
  const share = (counts: (row: Pick<SwefficiencyRow, "raw" | "sr" | "correctness">) => boolean) =>
    rows.length === 0 ? 0 : roundHalfEven(rows.filter(counts).length / rows.length, 4);
  return {
    totalInstances: rows.length,
    overallScore: roundHalfEven(overallScore(rows.map((row) => row.sr)), 4),
    proportionIncorrect: share((row) => row.correctness < 1),
    proportionCorrectButNoSpeedup: share((row) => row.correctness === 1 && row.raw < 1),
    proportionCorrectWithSpeedupButHumanNoSpeedup: share((row) => row.correctness === 1 && row.raw >= 1 && row.sr < 1),
    proportionHumanSpeedupOrBetter: share((row) => row.sr >= 1),
    withoutSr: rows.filter((row) => Number.isNaN(row.sr)).length,
  };
}
