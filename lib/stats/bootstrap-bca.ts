import { type Answer, answer, none } from "./answer";
import type { Bootstrap, Resampling } from "./bootstrap";
import type { Interval } from "./interval";
import { normalCdf, normalQuantile } from "./normal";
import { quantileSorted } from "./quantile";
import { requireOpenUnit } from "./require-open-unit";
import { strata } from "./strata";
import { sum } from "./sum";

export type Bca = { interval: Interval; bias: number; acceleration: number; lowQuantile: number; highQuantile: number };

/**
 * The bias-corrected and accelerated interval. Bias: replicates equal to the estimate count half on each side, which
 * matters for lattice data. Acceleration: from the jackknife, within strata where there are any.
 *
 * @see Efron 1987, JASA 82(397); Efron & Tibshirani 1993, §14.3; several samples: Davison & Hinkley 1997, ch. 5.
 */
export function bcaInterval(drawn: Bootstrap, resampling: Resampling, level: number): Answer<Bca> {
  requireOpenUnit("level", level);
  const below = shareBelow(drawn);
  const acceleration = jackknifeAcceleration(resampling);
  if (!acceleration.ok) return acceleration;
  if (below === 0 || below === 1) return none("bca-undefined");
  const bias = normalQuantile(below);
  const adjusted = (p: number) => {
    const shifted = bias + normalQuantile(p);
    const scale = 1 - acceleration.value * shifted;
    return scale > 0 ? normalCdf(bias + shifted / scale) : undefined;
  };
  const lowQuantile = adjusted((1 - level) / 2);
  const highQuantile = adjusted((1 + level) / 2);
  if (lowQuantile === undefined || highQuantile === undefined) return none("bca-undefined");
  const low = quantileSorted(drawn.replicates, lowQuantile);
  const high = quantileSorted(drawn.replicates, highQuantile);
  return answer({ interval: { low, high, level }, bias, acceleration: acceleration.value, lowQuantile, highQuantile });
}

function shareBelow({ replicates, estimate, resamples }: Bootstrap): number {
  const reach = Math.max(Math.abs(replicates[0]!), Math.abs(replicates[resamples - 1]!));
  // The same units in another order give the same statistic but for rounding.
  const slack = 1e-12 * reach;
  let twice = 0;
  for (const replicate of replicates) {
    if (replicate < estimate - slack) twice += 2;
    else if (replicate <= estimate + slack) twice += 1;
  }
  return twice / (2 * resamples);
}

/**
 * Skewness of the influence of the units, Σ l³ / 6 (Σ l²)^{3/2}, where l is how far leaving a unit out moves the
 * statistic, scaled by the size of its stratum.
 */
export function jackknifeAcceleration({ n, strata: labels, statistic }: Resampling): Answer<number> {
  const groups = strata(n, labels);
  const influences = groups.flatMap((group, g) => {
    if (group.length === 1) return [];
    const others = groups.flatMap((other, o) => (o === g ? [] : other));
    const without = group.map((unit) => statistic([...others, ...group.filter((one) => one !== unit)]));
    const centre = sum(without) / without.length;
    return without.map((value) => ((centre - value) * (group.length - 1)) / group.length);
  });
  const squares = sum(influences.map((value) => value ** 2));
  if (!Number.isFinite(squares)) return none("statistic-not-finite");
  if (squares === 0) return none("no-variation");
  return answer(sum(influences.map((value) => value ** 3)) / (6 * squares ** 1.5));
}
