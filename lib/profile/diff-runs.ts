import { type DiffRow, diff, ranked, rowOf, sampleError } from "./diff";
import { merge } from "./merge";
import type { Profile } from "./profile";
import { type Variation, variation } from "./variation";

/** With fewer runs a side, their own spread says too little of it. */
export const FEWEST_RUNS = 3;

export type RunsDiff = {
  readonly rows: readonly DiffRow[];
  /** What the rows' z is of: the spread of the repeats, or only the number of samples. */
  readonly basis: "repeats" | "samples";
  /** What two halves of one side's repeats differ by although nothing changed; null when no side has two runs. */
  readonly unchanged: Unchanged | null;
};

/** An A/A comparison: the largest change of self share between runs of the same thing. */
export type Unchanged = { readonly side: "before" | "after"; readonly runs: number; readonly row: DiffRow | null };

/**
 * Repeated profiles before and after, each side by its mean run. With three runs or more a side, z is Welch's t of the
 * runs' self shares, whose standard error is never taken for smaller than that of the samples alone; with fewer, it is that.
 *
 * @throws RangeError when the profiles do not measure the same, or when there is none on a side
 */
export function diffRuns(before: readonly Profile[], after: readonly Profile[]): RunsDiff {
  const [old, young] = [merged(before), merged(after)];
  const isRepeated = Math.min(before.length, after.length) >= FEWEST_RUNS;
  const [was, is] = [byKey(before), byKey(after)];
  const keys = [...new Set([...is.keys(), ...was.keys()])];
  const rows = keys.map((key) => {
    const [earlier, later] = [was.get(key), is.get(key)];
    const ofSamples = sampleError(earlier?.mean, old.meta.samples) + sampleError(later?.mean, young.meta.samples);
    const ofRepeats = isRepeated ? variance(earlier) + variance(later) : 0;
    return rowOf(earlier?.mean, later?.mean, Math.max(ofRepeats, ofSamples));
  });
  const unchanged = halves("before", before) ?? halves("after", after);
  return { rows: ranked(rows), basis: isRepeated ? "repeats" : "samples", unchanged };
}

const merged = ([first, ...others]: readonly Profile[]): Profile => {
  if (first === undefined) throw new RangeError("There is no profile on one side of the comparison.");
  return others.length === 0 ? first : merge(first, ...others);
};

const byKey = (runs: readonly Profile[]): Map<string, Variation> =>
  new Map(variation(runs).map((each) => [each.key, each]));

/** Of the mean self share. */
const variance = (of: Variation | undefined): number => (of ? of.selfShare.sd ** 2 / of.n : 0);

/** Every other run against the rest, so that a slow drift of the host falls on both halves. */
function halves(side: Unchanged["side"], runs: readonly Profile[]): Unchanged | null {
  if (runs.length < 2) return null;
  const [odd, even] = [runs.filter((_, i) => i % 2 === 0), runs.filter((_, i) => i % 2 === 1)];
  return { side, runs: runs.length, row: diff(merged(odd), merged(even))[0] ?? null };
}
