import { incompleteBeta } from "./incomplete-beta";
import { normalCdf } from "./normal";

const maxTerms = 2_000;

/**
 * P(T ≤ t) for Student's t with `df` degrees of freedom and noncentrality `delta`: Lenth's algorithm AS 243, a Poisson
 * mixture of incomplete beta functions. Good for |delta| < 37, where exp(−delta²/2) is still representable.
 *
 * @see Lenth 1989, Applied Statistics 38(1), 185–189.
 */
export function noncentralTCdf(t: number, df: number, delta: number): number {
  if (!(Math.abs(delta) < 37)) throw new RangeError(`delta must lie between -37 and 37; got ${delta}`);
  if (t < 0) return 1 - noncentralTCdf(-t, df, -delta);
  const x = (t * t) / (t * t + df);
  const rate = delta * delta;
  let even = 0.5 * Math.exp(-rate / 2);
  let odd = Math.sqrt(2 / Math.PI) * even * delta;
  let unspent = 0.5 - even;
  let total = normalCdf(-delta);
  for (let j = 0; j < maxTerms; j++) {
    total += even * incompleteBeta(x, j + 0.5, df / 2) + odd * incompleteBeta(x, j + 1, df / 2);
    if (2 * unspent * incompleteBeta(x, j + 1.5, df / 2) < 1e-14) break;
    even *= rate / (2 * (j + 1));
    odd *= rate / (2 * j + 3);
    unspent -= even;
  }
  return Math.min(1, Math.max(0, total));
}
