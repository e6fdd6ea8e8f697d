import { requireProbabilities } from "./require-probabilities";

/**
 * Benjamini–Hochberg adjusted p-values, in the order given; they control the false discovery rate of independent or
 * positively dependent tests. For exploration; the declared family goes through Holm.
 *
 * @see Benjamini & Hochberg 1995, JRSS B 57(1), 289–300.
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  requireProbabilities(ps);
  const descending = ps.map((_, i) => i).sort((a, b) => ps[b]! - ps[a]!);
  const adjusted = new Array<number>(ps.length);
  let smallest = 1;
  for (const [fromLargest, i] of descending.entries()) {
    smallest = Math.min(smallest, (ps[i]! * ps.length) / (ps.length - fromLargest));
    adjusted[i] = smallest;
  }
  return adjusted;
}
