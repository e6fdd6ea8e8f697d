import { type Answer, answer, none } from "./answer";
import { sampleProblem } from "./sample-problem";
import { sum } from "./sum";

/**
 * n / Σ 1 / max(xᵢ, floor).
 *
 * The floor bounds what one row can cost: with the 0.001 of SWE-fficiency v0.0.3 a row weighs at most 1000.
 * A floor of 0 means none; then a value that is not positive has no harmonic mean.
 */
export function harmonicMean(values: readonly number[], floor: number): Answer<number> {
  if (!(floor >= 0)) throw new RangeError(`floor must be 0 or positive; got ${floor}`);
  const problem = sampleProblem(values, 1);
  if (problem) return none(problem);
  const floored = values.map((value) => Math.max(value, floor));
  if (floored.some((value) => value <= 0)) return none("not-positive");
  return answer(values.length / sum(floored.map((value) => 1 / value)));
}
