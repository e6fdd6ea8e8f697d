import { type Answer, answer, none } from "./answer";
import { sampleProblem } from "./sample-problem";
import { sum } from "./sum";

/** Unbiased sample variance, Σ(x − x̄)² / (n − 1), by the two-pass formula. A constant sample has variance exactly 0. */
export function variance(values: readonly number[]): Answer<number> {
  const problem = sampleProblem(values, 2);
  if (problem) return none(problem);
  if (values.every((value) => value === values[0])) return answer(0);
  const centre = sum(values) / values.length;
  return answer(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1));
}

/** Square root of the unbiased sample variance. */
export function standardDeviation(values: readonly number[]): Answer<number> {
  const squared = variance(values);
  return squared.ok ? answer(Math.sqrt(squared.value)) : squared;
}
