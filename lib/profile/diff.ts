import { type DiffSide, type FunctionSide, functionSides } from "./function-sides";
import type { Frame, Profile } from "./profile";

export type { DiffSide } from "./function-sides";

export type DiffRow = {
  /** The function as the later profile has it; as the earlier one has it when it is gone. */
  readonly frame: Frame;
  readonly before: DiffSide | null;
  readonly after: DiffSide | null;
  readonly deltaSelf: number;
  readonly deltaSelfShare: number;
  readonly deltaTotal: number;
  readonly deltaTotalShare: number;
  /**
   * `deltaSelfShare` over its standard error. Of two single profiles that is the error of the two sample counts alone: a
   * host's own drift comes on top, so a large value is necessary, not sufficient. `diff-runs.ts` has it from repeats.
   */
  readonly z: number;
};

/** Functions before and after, largest change of self share first; see `functionSides` for which are the same. */
export function diff(before: Profile, after: Profile): DiffRow[] {
  const [old, young] = [functionSides(before), functionSides(after)];
  const keys = [...new Set([...young.keys(), ...old.keys()])];
  return ranked(
    keys.map((key) => {
      const [was, is] = [old.get(key), young.get(key)];
      return rowOf(was, is, sampleError(was, before.meta.samples) + sampleError(is, after.meta.samples));
    }),
  );
}

/** Rows by change of self share, the largest first. */
export const ranked = (rows: readonly DiffRow[]): DiffRow[] =>
  [...rows].sort((a, b) => Math.abs(b.deltaSelfShare) - Math.abs(a.deltaSelfShare) || b.deltaSelf - a.deltaSelf);

/** A row; `variance` is that of its change of self share. */
export function rowOf(old: FunctionSide | undefined, young: FunctionSide | undefined, variance: number): DiffRow {
  const before = old?.side ?? null;
  const after = young?.side ?? null;
  const deltaSelfShare = (after?.selfShare ?? 0) - (before?.selfShare ?? 0);
  return {
    frame: (young ?? old)!.frame,
    before,
    after,
    deltaSelf: (after?.self ?? 0) - (before?.self ?? 0),
    deltaSelfShare,
    deltaTotal: (after?.total ?? 0) - (before?.total ?? 0),
    deltaTotalShare: (after?.totalShare ?? 0) - (before?.totalShare ?? 0),
    z: variance > 0 ? deltaSelfShare / Math.sqrt(variance) : 0,
  };
}

/** Variance of a self share from n samples, with the estimate kept off 0 and 1 by half a sample (Agresti and Coull 1998). */
export function sampleError(side: FunctionSide | undefined, samples: number): number {
  const shrunk = ((side?.side.selfShare ?? 0) * samples + 0.5) / (samples + 1);
  return (shrunk * (1 - shrunk)) / (samples + 1);
}
