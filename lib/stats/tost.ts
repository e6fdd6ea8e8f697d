import { type Answer, answer } from "./answer";
import type { Interval } from "./interval";
import { oneSampleT } from "./one-sample-t";
import { requireOpenUnit } from "./require-open-unit";
import { studentTCdf } from "./student-t";

export type Equivalence = {
  estimate: number;
  /** The larger of the two one-sided p-values; at or below alpha the mean lies within the margins. */
  p: number;
  /** Of "the mean is at or below the low margin". */
  pLow: number;
  /** Of "the mean is at or above the high margin". */
  pHigh: number;
  equivalent: boolean;
  /** At level 1 − 2 alpha: inside the margins exactly when `equivalent`. */
  interval: Interval;
  n: number;
};

/**
 * Two one-sided t tests: is the mean (of paired differences, or of log SR) within the margins? "As good as the expert
 * within ±5 %" is log SR with margins log 0.95 and log 1.05.
 *
 * @see Schuirmann 1987, J. Pharmacokinetics and Biopharmaceutics 15(6); Lakens 2017, SPPS 8(4).
 */
export function tost(
  values: readonly number[],
  { low, high, alpha }: { low: number; high: number; alpha: number },
): Answer<Equivalence> {
  requireOpenUnit("2 alpha", 2 * alpha);
  if (!(low < high)) throw new RangeError(`the low margin must be below the high one; got ${low} and ${high}`);
  const tested = oneSampleT(values, { against: 0, level: 1 - 2 * alpha });
  if (!tested.ok) return tested;
  const { estimate, standardError, df, interval, n } = tested.value;
  const pLow = studentTCdf((low - estimate) / standardError, df);
  const pHigh = studentTCdf((estimate - high) / standardError, df);
  const p = Math.max(pLow, pHigh);
  return answer({ estimate, p, pLow, pHigh, equivalent: p <= alpha, interval, n });
}
