import { type FunctionSide, functionSides } from "./function-sides";
import type { Profile } from "./profile";

/** Mean and standard deviation (n − 1) of a share over repeats. */
export type Spread = { readonly mean: number; readonly sd: number };

/** A function over repeats of one measurement; a run that does not have it counts as 0. */
export type Variation = {
  readonly key: string;
  /** Means of its weights and shares, with the frame of the run where it is heaviest. */
  readonly mean: FunctionSide;
  readonly selfShare: Spread;
  readonly totalShare: Spread;
  readonly n: number;
};

/** How the functions of repeated profiles vary, by mean self share, the largest first. Keys are `functionSides`'. */
export function variation(runs: readonly Profile[]): Variation[] {
  const sides = runs.map(functionSides);
  const keys = [...new Set(sides.flatMap((run) => [...run.keys()]))];
  return keys
    .map((key): Variation => {
      const entries = sides.map((run) => run.get(key));
      return {
        key,
        mean: meanOf(entries),
        selfShare: spreadOf(entries.map((entry) => entry?.side.selfShare ?? 0)),
        totalShare: spreadOf(entries.map((entry) => entry?.side.totalShare ?? 0)),
        n: runs.length,
      };
    })
    .sort((a, b) => b.selfShare.mean - a.selfShare.mean || b.totalShare.mean - a.totalShare.mean);
}

function meanOf(entries: readonly (FunctionSide | undefined)[]): FunctionSide {
  const present = entries.filter((entry) => entry !== undefined);
  const heaviest = present.reduce((best, entry) => (entry.side.total > best.side.total ? entry : best));
  const mean = (pick: (side: FunctionSide["side"]) => number): number =>
    present.reduce((sum, entry) => sum + pick(entry.side), 0) / entries.length;
  const side = {
    self: mean((one) => one.self),
    total: mean((one) => one.total),
    selfShare: mean((one) => one.selfShare),
    totalShare: mean((one) => one.totalShare),
  };
  return { frame: heaviest.frame, side };
}

/** The standard deviation of a single value is 0: nothing is known of it. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}
