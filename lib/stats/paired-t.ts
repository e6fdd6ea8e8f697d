import type { Answer } from "./answer";
import { differences } from "./differences";
import { oneSampleT, type TEstimate } from "./one-sample-t";

/**
 * Paired t test and interval of the mean difference, first minus second, over units in the same order.
 * Repeats belong averaged within a unit before they come here: the unit of inference is the task.
 *
 * @see Student 1908, Biometrika 6(1); for evaluations of language models: Miller 2024, arXiv 2411.00640.
 */
export function pairedT(first: readonly number[], second: readonly number[], level: number): Answer<TEstimate> {
  return oneSampleT(differences(first, second), { against: 0, level });
}
