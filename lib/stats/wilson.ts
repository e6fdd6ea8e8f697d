import { type Answer, answer, none } from "./answer";
import type { Interval } from "./interval";
import { normalQuantile } from "./normal";
import { requireCount } from "./require-count";
import { requireOpenUnit } from "./require-open-unit";

export type Proportion = { estimate: number; interval: Interval; n: number };

/**
 * Wilson's score interval of one proportion, within [0, 1] also at 0 and n successes.
 *
 * @see Wilson 1927, JASA 22(158), 209–212.
 */
export function wilson(successes: number, n: number, level: number): Answer<Proportion> {
  requireOpenUnit("level", level);
  requireCount("n", n);
  requireCount("successes", successes, n);
  if (n === 0) return none("no-observations");
  const z2 = normalQuantile((1 + level) / 2) ** 2;
  const estimate = successes / n;
  const centre = (estimate + z2 / (2 * n)) / (1 + z2 / n);
  const half = Math.sqrt((z2 * (estimate * (1 - estimate) + z2 / (4 * n))) / n) / (1 + z2 / n);
  // At the ends the interval touches the bound exactly; rounding must not leave it short or beyond.
  const low = successes === 0 ? 0 : centre - half;
  const high = successes === n ? 1 : centre + half;
  return answer({ estimate, interval: { low, high, level }, n });
}
