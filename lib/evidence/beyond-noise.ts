import type { DiffRow, RunsDiff } from "@/lib/profile/diff-runs";
import { studentTTwoSided } from "@/lib/stats/student-t";

/**
 * Changes of a smaller share are noise. An unchanged compiler profiled twice, once a side, moved single functions by up to 0.8
 * points, which the samples alone do not know; over repeats such drift is in the runs' own spread.
 */
export const LEAST_SHARE = { samples: 0.008, repeats: 0.003 } as const;
/** Single runs: the change over the standard error of their samples. */
export const LEAST_Z = 2;
/** Repeats: the chance that a function passes the test although it did not change; of each function, not of all together. */
export const LEVEL = 0.05;

/** The smallest change that is listed: never less than what the same code differs by between halves of one side's runs. */
export const leastChange = ({ basis, unchanged }: Pick<RunsDiff, "basis" | "unchanged">): number =>
  Math.max(LEAST_SHARE[basis], Math.abs(unchanged?.deltaSelfShare ?? 0));

/**
 * The changes that are no noise, in the order of the rows: large enough, and with repeats on both sides beyond chance by Welch's t
 * with its degrees of freedom; else by z alone. The test is each function's own: over all of them (Holm) three runs a side, of
 * which a function is gone on one, could show nothing. That unchanged code moves less stands in for it.
 */
export function beyondNoise(compared: RunsDiff): DiffRow[] {
  const least = leastChange(compared);
  const isReal = ({ z, freedom }: DiffRow): boolean =>
    compared.basis === "repeats" ? studentTTwoSided(z, freedom) < LEVEL : Math.abs(z) >= LEAST_Z;
  return compared.rows.filter((row) => Math.abs(row.deltaSelfShare) >= least && isReal(row));
}
