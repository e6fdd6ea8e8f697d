import type { Bootstrap } from "./bootstrap";
import type { Interval } from "./interval";
import { quantileSorted } from "./quantile";
import { requireOpenUnit } from "./require-open-unit";

/**
 * The percentile interval: the (1 ± level) / 2 quantiles of the replicates. Respects the range of the statistic and
 * transformations of it; too narrow for small n and for statistics ruled by their worst rows.
 *
 * @see Efron & Tibshirani 1993, ch. 13.
 */
export function percentileInterval({ replicates }: Bootstrap, level: number): Interval {
  requireOpenUnit("level", level);
  return {
    low: quantileSorted(replicates, (1 - level) / 2),
    high: quantileSorted(replicates, (1 + level) / 2),
    level,
  };
}
