import { type Answer, answer, none } from "./answer";
import type { Generator } from "./generator";
import { strata } from "./strata";
import { standardDeviation } from "./variance";
import { varies } from "./varies";

/** A statistic of the units at `indices`; the array is reused between calls, so it must not be kept. */
export type Statistic = (indices: ArrayLike<number>) => number;

/** What is resampled: `n` units, within `strata` (one label a unit) where given, and what is computed from them. */
export type Resampling = { n: number; strata?: readonly string[]; statistic: Statistic };

/** The bootstrap distribution of a statistic, from which the percentile, basic and BCa intervals are read. */
export type Bootstrap = {
  estimate: number;
  standardError: number;
  /** The replicates in ascending order. */
  replicates: Float64Array;
  n: number;
  resamples: number;
  seed: string;
  strata: number;
  /** Strata of a single unit: they never vary under resampling, so the interval leaves their spread out. */
  singletons: number;
};

/**
 * Nonparametric bootstrap over units, stratified where labels are given: each resample draws, with replacement, as many
 * units from every stratum as it has.
 *
 * @param resamples B; 9,999 or more for an interval that is published
 * @see Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 6 and 13; Davison & Hinkley 1997, §3.2 (strata).
 */
export function bootstrap(
  { n, strata: labels, statistic }: Resampling,
  { resamples, generator }: { resamples: number; generator: Pick<Generator, "integer" | "seed"> },
): Answer<Bootstrap> {
  if (!(Number.isInteger(resamples) && resamples >= 2))
    throw new RangeError(`resamples must be 2 or more; got ${resamples}`);
  if (n < 2) return none(n === 0 ? "no-observations" : "fewer-than-two");
  const groups = strata(n, labels);
  const estimate = statistic(groups.flat());
  const replicates = new Float64Array(resamples);
  const indices = new Uint32Array(n);
  for (let b = 0; b < resamples; b++) {
    draw(groups, generator, indices);
    replicates[b] = statistic(indices);
  }
  if (!Number.isFinite(estimate) || !replicates.every(Number.isFinite)) return none("statistic-not-finite");
  if (!varies(replicates)) return none("no-variation");
  const spread = standardDeviation(Array.from(replicates));
  if (!spread.ok) return spread;
  return answer({
    estimate,
    standardError: spread.value,
    replicates: replicates.sort(),
    n,
    resamples,
    seed: generator.seed,
    strata: groups.length,
    singletons: groups.filter((group) => group.length === 1).length,
  });
}

function draw(groups: readonly number[][], generator: Pick<Generator, "integer">, into: Uint32Array): void {
  let filled = 0;
  for (const group of groups) for (const _ of group) into[filled++] = group[generator.integer(group.length)]!;
}
