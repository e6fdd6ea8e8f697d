import { type Answer, answer, none } from "./answer";
import type { Interval } from "./interval";
import { requireOpenUnit } from "./require-open-unit";
import { sampleProblem } from "./sample-problem";
import { studentTQuantile, studentTTwoSided } from "./student-t";
import { sum } from "./sum";
import { variance } from "./variance";
import { varies } from "./varies";

/** A mean with its t interval; `t` and the two-sided `p` test it against the value asked about. */
export type TEstimate = {
  estimate: number;
  standardError: number;
  t: number;
  df: number;
  p: number;
  interval: Interval;
  n: number;
};

/**
 * One-sample t test and interval of a mean.
 *
 * @param against the mean under the null hypothesis
 * @param level confidence level of the interval, e.g. 0.95
 * @see Student 1908, Biometrika 6(1).
 */
export function oneSampleT(
  values: readonly number[],
  { against, level }: { against: number; level: number },
): Answer<TEstimate> {
  requireOpenUnit("level", level);
  const problem = sampleProblem(values, 2);
  if (problem) return none(problem);
  if (!varies(values)) return none("no-variation");
  const spread = variance(values);
  if (!spread.ok) return spread;
  const standardError = Math.sqrt(spread.value / values.length);
  const estimate = sum(values) / values.length;
  return answer({ ...tEstimate({ estimate, standardError, df: values.length - 1, against, level }), n: values.length });
}

/** The t interval and test of any estimate with a standard error and degrees of freedom, which need not be whole. */
export function tEstimate(given: {
  estimate: number;
  standardError: number;
  df: number;
  against: number;
  level: number;
}) {
  const { estimate, standardError, df, against, level } = given;
  const t = (estimate - against) / standardError;
  const half = studentTQuantile(0.5 + level / 2, df) * standardError;
  const interval: Interval = { low: estimate - half, high: estimate + half, level };
  return { estimate, standardError, t, df, p: studentTTwoSided(t, df), interval };
}
