import { incompleteBeta } from "./incomplete-beta";
import { logGamma } from "./log-gamma";
import { normalQuantile } from "./normal";
import { requireOpenUnit } from "./require-open-unit";

/**
 * P(T ≤ t) for Student's t with `df` degrees of freedom, which need not be whole.
 *
 * @see Abramowitz & Stegun 26.7.1; DLMF §8.17.
 */
export function studentTCdf(t: number, df: number): number {
  const tail = upperTail(Math.abs(t), df);
  return t > 0 ? 1 - tail : tail;
}

/** P(|T| ≥ |t|): the two-sided p-value, without the cancellation of 1 − cdf. */
export function studentTTwoSided(t: number, df: number): number {
  return 2 * upperTail(Math.abs(t), df);
}

/**
 * The t with P(T ≤ t) = p: Newton's method on the tail, kept inside a shrinking bracket.
 *
 * @param p in (0, 1)
 */
export function studentTQuantile(p: number, df: number): number {
  requireOpenUnit("p", p);
  const tail = Math.min(p, 1 - p);
  if (tail === 0.5) return 0;
  let low = 0;
  let high = Math.max(1, -normalQuantile(tail));
  while (upperTail(high, df) > tail) {
    low = high;
    high *= 2;
  }
  let t = (low + high) / 2;
  for (let step = 0; step < 200 && high - low > 2 * Number.EPSILON * high; step++) {
    const excess = upperTail(t, df) - tail;
    if (excess > 0) low = t;
    else high = t;
    const newton = t + excess / density(t, df);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= Number.EPSILON * t) break;
    t = next;
  }
  return p < 0.5 ? -t : t;
}

function upperTail(t: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`df must be positive; got ${df}`);
  const squared = t * t;
  // Near the centre the complement is the small quantity; computing it directly keeps its digits.
  if (squared < 1) return 0.5 - incompleteBeta(squared / (df + squared), 0.5, df / 2) / 2;
  return incompleteBeta(df / (df + squared), df / 2, 0.5) / 2;
}

function density(t: number, df: number): number {
  const logScale = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(logScale - ((df + 1) / 2) * Math.log1p((t * t) / df));
}
