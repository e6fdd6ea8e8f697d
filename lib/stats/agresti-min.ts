import { type Answer, answer, none } from "./answer";
import type { Interval } from "./interval";
import { normalQuantile } from "./normal";
import { requireCount } from "./require-count";
import { requireOpenUnit } from "./require-open-unit";

/** `estimate` is the observed difference of proportions, first minus second; the interval is centred elsewhere. */
export type PairedProportions = { estimate: number; interval: Interval; n: number };

/**
 * Interval of the difference of two paired proportions: Wald's, after half an observation is added to each of the four
 * cells, which repairs its coverage.
 *
 * @param firstOnly pairs in which only the first condition succeeded
 * @param secondOnly pairs in which only the second did
 * @param n all pairs, concordant ones included
 * @see Agresti & Min 2005, Statistics in Medicine 24(5), 729–740.
 */
export function agrestiMin(
  { firstOnly, secondOnly, n }: { firstOnly: number; secondOnly: number; n: number },
  level: number,
): Answer<PairedProportions> {
  requireOpenUnit("level", level);
  requireCount("n", n);
  requireCount("firstOnly + secondOnly", firstOnly + secondOnly, n);
  if (n === 0) return none("no-observations");
  const pairs = n + 2;
  const centre = (firstOnly - secondOnly) / pairs;
  const discordant = (firstOnly + secondOnly + 1) / pairs;
  const half = normalQuantile((1 + level) / 2) * Math.sqrt((discordant - centre ** 2) / pairs);
  const interval: Interval = { low: Math.max(-1, centre - half), high: Math.min(1, centre + half), level };
  return answer({ estimate: (firstOnly - secondOnly) / n, interval, n });
}
