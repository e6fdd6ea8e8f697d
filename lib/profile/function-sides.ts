import { isAnonymous } from "./anonymous";
import { type FlatRow, flat } from "./flat";
import { mainCallers } from "./main-callers";
import { busyTotal } from "./origin-split";
import { type Frame, frameAt, type Profile } from "./profile";
import { runWeights } from "./variation";

/** A function's weights in the profile's unit and its shares (0..1) of the busy total. */
export type DiffSide = {
  readonly self: number;
  readonly total: number;
  readonly selfShare: number;
  readonly totalShare: number;
};

/** What a profile says of a function; of several that share a key, added up, the heaviest one's frame. */
export type FunctionSide = {
  readonly frame: Frame;
  readonly side: DiffSide;
  /** What of its own weight is of each run. */
  readonly selfOfRuns: Float64Array;
};

type Entry = FunctionSide & { readonly heaviest: number };

/**
 * The functions of a profile by what makes them the same in another one: name and file. A patch moves lines, and keying by
 * line made 10 of the top 11 rows of a real diff false. Functions without a name are keyed by their main caller.
 */
export function functionSides(profile: Profile): Map<string, FunctionSide> {
  const entries = new Map<string, Entry>();
  const callers = mainCallers(profile);
  const { self } = runWeights(profile);
  for (const row of flat(profile)) {
    const key = keyOf(profile, callers, row.frame);
    entries.set(key, addTo(entries.get(key), frameAt(profile, row.frame), row, self(row.frame)));
  }
  return capped(entries, busyTotal(profile));
}

function addTo(entry: Entry | undefined, frame: Frame, row: FlatRow, ofRuns: Float64Array): Entry {
  if (entry === undefined) return { frame, heaviest: row.total, side: row, selfOfRuns: ofRuns };
  const side = {
    self: entry.side.self + row.self,
    total: entry.side.total + row.total,
    selfShare: entry.side.selfShare + row.selfShare,
    totalShare: entry.side.totalShare + row.totalShare,
  };
  const selfOfRuns = entry.selfOfRuns.map((weight, run) => weight + ofRuns[run]!);
  const isHeavier = row.total > entry.heaviest;
  return isHeavier ? { frame, heaviest: row.total, side, selfOfRuns } : { ...entry, side, selfOfRuns };
}

/** Functions that share a key may call each other: their added totals stay within the whole. */
function capped(entries: Map<string, Entry>, busy: number): Map<string, Entry> {
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
