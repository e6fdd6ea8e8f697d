import { requireProbabilities } from "./require-probabilities";

/**
 * Holm's step-down adjusted p-values, in the order given; they control the family-wise error under any dependence.
 * The family is what is passed: a contrast that was declared but could not be computed belongs in it with p = 1.
 *
 * @see Holm 1979, Scandinavian Journal of Statistics 6(2), 65–70.
 */
export function holm(ps: readonly number[]): number[] {
  requireProbabilities(ps);
  const ascending = ps.map((_, i) => i).sort((a, b) => ps[a]! - ps[b]!);
  const adjusted = new Array<number>(ps.length);
  let largest = 0;
  for (const [rank, i] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, (ps.length - rank) * ps[i]!));
    adjusted[i] = largest;
  }
  return adjusted;
}
