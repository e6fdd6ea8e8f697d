import { type DiffSide, type FunctionSide, functionSides } from "./function-sides";
import type { Frame, Profile } from "./profile";
import { runWeights, spreadOf } from "./variation";

export type { DiffSide } from "./function-sides";

/** With fewer runs a side, their own spread says too little of it. */
export const FEWEST_RUNS = 3;

export type DiffRow = {
  /** The function as the later profile has it; as the earlier one has it when it is gone. */
  readonly frame: Frame;
  /** Weights are of one run, shares of all runs together. */
  readonly before: DiffSide | null;
  readonly after: DiffSide | null;
  readonly deltaSelf: number;
  readonly deltaSelfShare: number;
  readonly deltaTotal: number;
  readonly deltaTotalShare: number;
  /** `deltaSelfShare` over its standard error. */
  readonly z: number;
  /** Degrees of freedom of that error (Welch and Satterthwaite), by the runs; of samples alone as many as there are. */
  readonly freedom: number;
};

export type RunsDiff = {
  /** Largest change of self share first. */
  readonly rows: readonly DiffRow[];
  /**
   * What z is of: the spread of the repeats, or the number of samples alone. Then a host's own drift comes on top, and a large z
   * is necessary, not sufficient.
   */
  readonly basis: "repeats" | "samples";
  /** What two halves of one side's runs differ by although nothing changed; null when no side has two runs. */
  readonly unchanged: Unchanged | null;
};

/** An A/A comparison: the function whose self share differs most between halves of the runs of one side. */
export type Unchanged = {
  readonly side: "before" | "after";
  readonly runs: number;
  readonly frame: Frame;
  readonly deltaSelfShare: number;
};

/**
 * Functions before and after; see `functionSides` for which are the same. With three runs or more a side, z is Welch's t of
 * the runs' self shares, whose standard error is never taken for smaller than that of the samples alone; with fewer, it is that.
 */
export function diffRuns(before: Profile, after: Profile): RunsDiff {
  const [old, young] = [sideOf(before), sideOf(after)];
  const isRepeated = Math.min(old.runs, young.runs) >= FEWEST_RUNS;
  const keys = [...new Set([...young.functions.keys(), ...old.functions.keys()])];
  const rows = keys.map((key) => {
    const [was, is] = [old.functions.get(key), young.functions.get(key)];
    const spread = isRepeated ? [spreadError(old, was), spreadError(young, is)] : [0, 0];
    const variance = Math.max(spread[0]! + spread[1]!, sampleError(old, was) + sampleError(young, is));
    const freedom = isRepeated ? welchFreedom(spread, [old.runs, young.runs]) : old.samples + young.samples;
    return rowOf(old, was, young, is, { variance, freedom });
  });
  return {
    rows: rows.sort(
      (a, b) =>
        Math.abs(b.deltaSelfShare) - Math.abs(a.deltaSelfShare) || Math.abs(b.deltaSelf) - Math.abs(a.deltaSelf),
    ),
    basis: isRepeated ? "repeats" : "samples",
    unchanged: unchangedOf("before", old) ?? unchangedOf("after", young),
  };
}

type Side = {
  readonly runs: number;
  readonly samples: number;
  /** Of each run, without idle time. */
  readonly busy: Float64Array;
  readonly functions: ReadonlyMap<string, FunctionSide>;
};

const sideOf = (profile: Profile): Side => ({
  runs: profile.meta.runs,
  samples: profile.meta.samples,
  busy: runWeights(profile).busy,
  functions: functionSides(profile),
});

/** Never more than the runs of both sides give where they agree by chance, never less than the smaller side's. */
function welchFreedom(variances: readonly number[], runs: readonly number[]): number {
  const sum = variances.reduce((all, one) => all + one, 0);
  const most = runs.reduce((all, n) => all + n - 1, 0);
  if (sum === 0) return most;
  return sum ** 2 / variances.reduce((all, one, side) => all + one ** 2 / (runs[side]! - 1), 0);
}

/** A row; `variance` is that of its change of self share. */
function rowOf(
  old: Side,
  was: FunctionSide | undefined,
  young: Side,
  is: FunctionSide | undefined,
  { variance, freedom }: { readonly variance: number; readonly freedom: number },
): DiffRow {
  const before = was ? ofOneRun(was.side, old.runs) : null;
  const after = is ? ofOneRun(is.side, young.runs) : null;
  const deltaSelfShare = (after?.selfShare ?? 0) - (before?.selfShare ?? 0);
  return {
    frame: (is ?? was)!.frame,
    before,
    after,
    deltaSelf: (after?.self ?? 0) - (before?.self ?? 0),
    deltaSelfShare,
    deltaTotal: (after?.total ?? 0) - (before?.total ?? 0),
    deltaTotalShare: (after?.totalShare ?? 0) - (before?.totalShare ?? 0),
    z: variance > 0 ? deltaSelfShare / Math.sqrt(variance) : 0,
    freedom,
  };
}

const ofOneRun = ({ self, total, selfShare, totalShare }: DiffSide, runs: number): DiffSide => ({
  ...{ self: self / runs, total: total / runs, selfShare, totalShare },
});

/** Variance of a self share by what the runs say. */
const spreadError = ({ runs, busy }: Side, one: FunctionSide | undefined): number =>
  one ? spreadOf(one.selfOfRuns, busy) ** 2 / runs : 0;

/** Variance of a self share from n samples, with the estimate kept off 0 and 1 by half a sample (Agresti and Coull 1998). */
function sampleError({ samples }: Side, one: FunctionSide | undefined): number {
  const shrunk = ((one?.side.selfShare ?? 0) * samples + 0.5) / (samples + 1);
  return (shrunk * (1 - shrunk)) / (samples + 1);
}

/** Every other run against the rest, so that a slow drift of the host falls on both halves. */
function unchangedOf(side: Unchanged["side"], { runs, busy, functions }: Side): Unchanged | null {
  if (runs < 2) return null;
  const half = (weights: Float64Array, odd: 0 | 1): number =>
    weights.reduce((sum, weight, run) => (run % 2 === odd ? sum + weight : sum), 0);
  const [first, second] = [half(busy, 0), half(busy, 1)];
  if (first === 0 || second === 0) return null;
  let most: Unchanged | null = null;
  for (const { frame, selfOfRuns } of functions.values()) {
    const deltaSelfShare = half(selfOfRuns, 1) / second - half(selfOfRuns, 0) / first;
    if (most === null || Math.abs(deltaSelfShare) > Math.abs(most.deltaSelfShare))
      most = { side, runs, frame, deltaSelfShare };
  }
  return most;
}
