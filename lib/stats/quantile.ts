import { type Answer, answer, none } from "./answer";
import { sampleProblem } from "./sample-problem";

/**
 * The `p`-quantile by method R-7, linear interpolation of order statistics: the default of R and NumPy.
 *
 * @param p in [0, 1]; 0 is the minimum, 1 the maximum.
 * @see Hyndman & Fan 1996, The American Statistician 50(4), definition 7.
 */
export function quantile(values: readonly number[], p: number): Answer<number> {
  const problem = sampleProblem(values, 1);
  return problem ? none(problem) : answer(quantileSorted(Float64Array.from(values).sort(), p));
}

/** R-7 on at least one finite value already in ascending order. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie between 0 and 1; got ${p}`);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}
