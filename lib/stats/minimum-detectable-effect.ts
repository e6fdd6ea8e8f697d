import { type Answer, answer, none } from "./answer";
import { noncentralTCdf } from "./noncentral-t";
import { requireOpenUnit } from "./require-open-unit";
import { studentTQuantile } from "./student-t";

/**
 * The smallest true mean difference that a two-sided paired t test of `n` units finds with the given power: δ such that
 * P(T > t₁₋α⁄₂) = power for T noncentral with noncentrality δ √n / sd. In the unit of `sd`.
 *
 * @param sd standard deviation of the per-unit differences
 * @see Cohen 1988, Statistical Power Analysis, ch. 2; the same quantity as R's `power.t.test(type = "paired")`.
 */
export function minimumDetectableEffect(design: {
  n: number;
  sd: number;
  alpha: number;
  power: number;
}): Answer<number> {
  const { n, sd, alpha, power } = design;
  requireOpenUnit("alpha", alpha);
  requireOpenUnit("power", power);
  if (!(sd >= 0)) throw new RangeError(`sd must be 0 or positive; got ${sd}`);
  if (n < 2) return none(n < 1 ? "no-observations" : "fewer-than-two");
  const critical = studentTQuantile(1 - alpha / 2, n - 1);
  return answer((noncentralityFor(power, critical, n - 1) * sd) / Math.sqrt(n));
}

function noncentralityFor(power: number, critical: number, df: number): number {
  let low = 0;
  let high = 1;
  while (1 - noncentralTCdf(critical, df, high) < power) high *= 2;
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (1 - noncentralTCdf(critical, df, middle) < power) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
