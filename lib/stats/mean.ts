import { type Answer, answer, none } from "./answer";
import { sampleProblem } from "./sample-problem";
import { sum } from "./sum";

/** Arithmetic mean. */
export function mean(values: readonly number[]): Answer<number> {
  const problem = sampleProblem(values, 1);
  return problem ? none(problem) : answer(sum(values) / values.length);
}
