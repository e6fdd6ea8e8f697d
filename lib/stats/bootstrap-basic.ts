import type { Bootstrap } from "./bootstrap";
import { percentileInterval } from "./bootstrap-percentile";
import type { Interval } from "./interval";

/**
 * The basic (reverse percentile) interval, 2θ̂ minus the quantiles of the replicates. It can leave the range of the
 * statistic.
 *
 * @see Davison & Hinkley 1997, Bootstrap Methods and their Application, §5.2.
 */
export function basicInterval(drawn: Bootstrap, level: number): Interval {
  const { low, high } = percentileInterval(drawn, level);
  return { low: 2 * drawn.estimate - high, high: 2 * drawn.estimate - low, level };
}
