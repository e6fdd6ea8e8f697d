import { type Answer, answer, none } from "./answer";
import { sampleProblem } from "./sample-problem";
import { sum } from "./sum";

/**
 * Mean of what remains after ⌊n × share⌋ values are cut from each end. A share of 0.25 gives the interquartile mean.
 *
 * @param share in [0, 0.5), cut from each end.
 * @see Tukey & McLaughlin 1963, Sankhyā A 25; the interquartile mean for benchmarks: Agarwal et al. 2021, NeurIPS.
 */
export function trimmedMean(values: readonly number[], share: number): Answer<number> {
  if (!(share >= 0 && share < 0.5)) throw new RangeError(`share must lie in [0, 0.5); got ${share}`);
  const problem = sampleProblem(values, 1);
  if (problem) return none(problem);
  const cut = Math.floor(values.length * share);
  const kept = Float64Array.from(values)
    .sort()
    .subarray(cut, values.length - cut);
  return answer(sum(kept) / kept.length);
}
