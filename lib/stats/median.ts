import type { Answer } from "./answer";
import { quantile } from "./quantile";

/** The middle value, or the mean of the two middle values. */
export function median(values: readonly number[]): Answer<number> {
  return quantile(values, 0.5);
}
