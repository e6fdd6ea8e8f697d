import { type Answer, answer, none } from "./answer";
import { sampleProblem } from "./sample-problem";
import { sum } from "./sum";

/** exp of the mean log; defined for positive values only. */
export function geometricMean(values: readonly number[]): Answer<number> {
  const problem = sampleProblem(values, 1);
  if (problem) return none(problem);
  if (values.some((value) => value <= 0)) return none("not-positive");
  return answer(Math.exp(sum(values.map(Math.log)) / values.length));
}
