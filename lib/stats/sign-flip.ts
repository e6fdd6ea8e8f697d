import { type Answer, answer, none } from "./answer";
import type { Generator } from "./generator";
import type { Interval } from "./interval";
import { requireOpenUnit } from "./require-open-unit";
import { sampleProblem } from "./sample-problem";
import { sum } from "./sum";

const exactUpTo = 20;

export type SignFlip = {
  estimate: number;
  /** Two-sided, of the hypothesis that the differences are symmetric about 0. */
  p: number;
  /** The shifts the test does not reject; its level is the one attained, at least the one asked for. */
  interval: Answer<Interval>;
  method: "exact" | "monte-carlo";
  /** Sign assignments looked at, beside the observed one; an assignment and its mirror image count once. */
  assignments: number;
  /** No data of this size could give a smaller p: 1 / 2ⁿ⁻¹ when exact, 1 / (draws + 1) otherwise. */
  smallestP: number;
  n: number;
  seed: string;
};

type Flips = { assignments: number; atLeastObserved: number; trivial: number; subsetMeans: Float64Array };

/**
 * Sign-flip (Fisher randomisation) test of paired differences on their mean, and the interval that inverts it.
 *
 * Flipping the signs of a set A of differences gives a mean as extreme as the observed one exactly when the mean over A
 * or over its complement lies beyond the tested value, so the interval's ends are order statistics of subset means
 * (Hartigan's typical values) and need no search. All 2ⁿ⁻¹ assignments up to n = 20, otherwise `draws` random ones with
 * p = (b + 1) / (draws + 1).
 *
 * @see Fisher 1935, The Design of Experiments, §21; Hartigan 1969, JASA 64; Phipson & Smyth 2010, SAGMB 9(1).
 */
export function signFlip(
  values: readonly number[],
  { level, draws, generator }: { level: number; draws: number; generator: Generator },
): Answer<SignFlip> {
  requireOpenUnit("level", level);
  const problem = sampleProblem(values, 1);
  if (problem) return none(problem);
  const exact = values.length <= exactUpTo;
  const flips = exact ? allFlips(values) : randomFlips(values, draws, generator);
  return answer({
    estimate: sum(values) / values.length,
    p: (flips.atLeastObserved + 1) / (flips.assignments + 1),
    interval: invert(flips, level),
    method: exact ? "exact" : "monte-carlo",
    assignments: flips.assignments,
    smallestP: 1 / (flips.assignments + 1),
    n: values.length,
    seed: generator.seed,
  });
}

/** Every set A that leaves out the last unit and is not empty: one of each pair of mirror images. */
function allFlips(values: readonly number[]): Flips {
  const collect = collector(values, 2 ** (values.length - 1) - 1);
  const sums = new Float64Array(2 ** (values.length - 1));
  const sizes = new Uint8Array(sums.length);
  for (let mask = 1; mask < sums.length; mask++) {
    const rest = mask & (mask - 1);
    sums[mask] = sums[rest]! + values[31 - Math.clz32(mask ^ rest)]!;
    sizes[mask] = sizes[rest]! + 1;
    collect.add(sums[mask]!, sizes[mask]!);
  }
  return collect.done();
}

function randomFlips(values: readonly number[], draws: number, generator: Generator): Flips {
  if (!(Number.isInteger(draws) && draws >= 1)) throw new RangeError(`draws must be a positive integer; got ${draws}`);
  const collect = collector(values, draws);
  for (let draw = 0; draw < draws; draw++) {
    let total = 0;
    let size = 0;
    let bits = 0;
    for (let i = 0; i < values.length; i++) {
      if (i % 32 === 0) bits = generator.bits();
      if (bits & 1) {
        total += values[i]!;
        size++;
      }
      bits >>>= 1;
    }
    collect.add(total, size);
  }
  return collect.done();
}

function collector(values: readonly number[], assignments: number) {
  const total = sum(values);
  // Sums of the same differences in another order differ in the last bits; a tie must stay a tie.
  const slack = 1e-12 * sum(values.map(Math.abs));
  const means = new Float64Array(2 * assignments);
  let filled = 0;
  let atLeastObserved = 0;
  let trivial = 0;
  return {
    add(subset: number, size: number) {
      if (Math.abs(total - 2 * subset) >= Math.abs(total) - slack) atLeastObserved++;
      if (size === 0 || size === values.length) trivial++;
      else {
        means[filled++] = subset / size;
        means[filled++] = (total - subset) / (values.length - size);
      }
    },
    done: (): Flips => ({ assignments, atLeastObserved, trivial, subsetMeans: means.subarray(0, filled).sort() }),
  };
}

function invert({ assignments, trivial, subsetMeans }: Flips, level: number): Answer<Interval> {
  const rejected = Math.floor((1 - level) * (assignments + 1) + 1e-9);
  // A draw that flips nothing or everything is as extreme as the observation whatever the shift.
  const rank = rejected - trivial;
  if (rank < 1 || 2 * rank > subsetMeans.length) return none("level-not-attainable");
  const low = subsetMeans[rank - 1]!;
  const high = subsetMeans[subsetMeans.length - rank]!;
  return answer({ low, high, level: 1 - rejected / (assignments + 1) });
}
