import { type Answer, answer, none } from "./answer";
import { logGamma } from "./log-gamma";
import { requireCount } from "./require-count";

export type McNemar = {
  /** Exact two-sided p, conditional on the discordant pairs. */
  exact: number;
  /** The same with half of the observed table's probability: less conservative, and close to its level. */
  midP: number;
  discordant: number;
};

/**
 * McNemar's test of paired proportions, from the pairs that differ: the smaller count against Binomial(b + c, ½).
 *
 * @param firstOnly pairs in which only the first condition succeeded
 * @param secondOnly pairs in which only the second did
 * @see McNemar 1947, Psychometrika 12(2); mid-p: Fagerland, Lydersen & Laake 2013, BMC Med Res Methodol 13:91.
 */
export function mcnemar(firstOnly: number, secondOnly: number): Answer<McNemar> {
  requireCount("firstOnly", firstOnly);
  requireCount("secondOnly", secondOnly);
  const discordant = firstOnly + secondOnly;
  if (discordant === 0) return none("no-discordant-pairs");
  const fewer = Math.min(firstOnly, secondOnly);
  let tail = 0;
  for (let k = 0; k <= fewer; k++) tail += halfBinomial(k, discordant);
  const here = halfBinomial(fewer, discordant);
  const midP = firstOnly === secondOnly ? 1 - here / 2 : 2 * tail - here;
  return answer({ exact: Math.min(1, 2 * tail), midP, discordant });
}

function halfBinomial(k: number, n: number): number {
  return Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) - n * Math.LN2);
}
