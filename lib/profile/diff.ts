import { isAnonymous } from "./anonymous";
import { type FlatRow, flat } from "./flat";
import { mainCallers } from "./main-callers";
import { busyMicroseconds } from "./origin-split";
import { type Frame, frameAt, type Profile } from "./profile";

/** One side's microseconds and shares (0..1) of that side's busy time. */
export type DiffSide = {
  readonly self: number;
  readonly total: number;
  readonly selfShare: number;
  readonly totalShare: number;
};

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
   * `deltaSelfShare` over its standard error from the two sample counts alone. A host's own drift comes on top, so a
   * large value is necessary, not sufficient.
   */
  readonly z: number;
};

/**
 * Functions before and after, largest change of self share first. Functions are the same when name and file are: a
 * patch moves lines, and keying by line made 10 of the top 11 rows of a real diff false. Functions without a name are
 * keyed by their main caller; equal keys within one profile are added up.
 */
export function diff(before: Profile, after: Profile): DiffRow[] {
  const old = sides(before);
  const young = sides(after);
  const keys = [...new Set([...young.keys(), ...old.keys()])];
  return keys
    .map((key) => rowOf(old.get(key), young.get(key), before.meta.samples, after.meta.samples))
    .sort((a, b) => Math.abs(b.deltaSelfShare) - Math.abs(a.deltaSelfShare) || b.deltaSelf - a.deltaSelf);
}

type Entry = { readonly frame: Frame; readonly heaviest: number; readonly side: DiffSide };

function sides(profile: Profile): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const callers = mainCallers(profile);
  for (const row of flat(profile)) {
    const key = keyOf(profile, callers, row.frame);
    entries.set(key, addTo(entries.get(key), frameAt(profile, row.frame), row));
  }
  return capped(entries, profile);
}

function addTo(entry: Entry | undefined, frame: Frame, row: FlatRow): Entry {
  if (entry === undefined) return { frame, heaviest: row.total, side: row };
  const side = {
    self: entry.side.self + row.self,
    total: entry.side.total + row.total,
    selfShare: entry.side.selfShare + row.selfShare,
    totalShare: entry.side.totalShare + row.totalShare,
  };
  return row.total > entry.heaviest ? { frame, heaviest: row.total, side } : { ...entry, side };
}

/** Functions that share a key may call each other: their added totals stay within the whole. */
function capped(entries: Map<string, Entry>, profile: Profile): Map<string, Entry> {
  const busy = busyMicroseconds(profile);
  for (const [key, { side, ...entry }] of entries)
    if (side.totalShare > 1) entries.set(key, { ...entry, side: { ...side, total: busy, totalShare: 1 } });
  return entries;
}

function keyOf(profile: Profile, callers: Int32Array, index: number): string {
  const { name, file } = frameAt(profile, index);
  if (!isAnonymous(name)) return `${name}\0${file}`;
  const caller = callers[index]!;
  const callerName = caller < 0 ? "" : frameAt(profile, caller).name;
  return `(anonymous)\0${file}\0${isAnonymous(callerName) ? "(anonymous)" : callerName}`;
}

function rowOf(old: Entry | undefined, young: Entry | undefined, oldSamples: number, youngSamples: number): DiffRow {
  const before = old?.side ?? null;
  const after = young?.side ?? null;
  const p = before?.selfShare ?? 0;
  const q = after?.selfShare ?? 0;
  const error = Math.sqrt(varianceOf(p, oldSamples) + varianceOf(q, youngSamples));
  return {
    frame: (young ?? old)!.frame,
    before,
    after,
    deltaSelf: (after?.self ?? 0) - (before?.self ?? 0),
    deltaSelfShare: q - p,
    deltaTotal: (after?.total ?? 0) - (before?.total ?? 0),
    deltaTotalShare: (after?.totalShare ?? 0) - (before?.totalShare ?? 0),
    z: error > 0 ? (q - p) / error : 0,
  };
}

/** Variance of a share from n samples, with the estimate kept off 0 and 1 by half a sample (Agresti and Coull 1998). */
function varianceOf(share: number, samples: number): number {
  const shrunk = (share * samples + 0.5) / (samples + 1);
  return (shrunk * (1 - shrunk)) / (samples + 1);
}
