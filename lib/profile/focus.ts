import { matchingFrames } from "./match-frames";
import { PathTable } from "./path-table";
import type { Profile } from "./profile";
import { restack } from "./restack";

/** Patterns of functions (frame-pattern.ts); an empty one asks for nothing. */
export type Narrowing = {
  /** Only stacks that run through such a function stay, with the calls above it. */
  readonly focus: string;
  /** Stacks that run through such a function go. */
  readonly ignore: string;
  /** Such functions go from the stacks, their weight to who called them. A stack of nothing else goes whole. */
  readonly hide: string;
};

/**
 * The part of a profile that a narrowing leaves, after pprof's `-focus`, `-ignore` and `-hide`. Everything computed of it
 * is of this part: show its total beside the whole profile's, so that a share says what it is of.
 *
 * @throws RangeError when a pattern cannot be used (match-frames.ts)
 */
export function narrow(profile: Profile, { focus, ignore, hide }: Narrowing): Profile {
  if (focus === "" && ignore === "" && hide === "") return profile;
  const kept = keptStacks(profile, focus, ignore);
  const isHidden = matchingFrames(profile, hide);
  const { parent, frame } = profile.stacks;
  const paths = new PathTable(parent.length);
  const shown = new Int32Array(parent.length).fill(-1);
  for (let i = 0; i < parent.length; i++) {
    if (kept[i] === 0) continue;
    const above = parent[i]! < 0 ? -1 : shown[parent[i]!]!;
    shown[i] = isHidden[frame[i]!] === 1 ? above : paths.child(above, frame[i]!);
  }
  for (let i = 0; i < shown.length; i++) if (kept[i] === INNER) shown[i] = -1;
  const rows = paths.rows();
  return restack(profile, { parent: rows.parent, frame: rows.label }, shown);
}

/** A stack that only leads to kept ones. */
const INNER = 1;
const KEPT = 2;

/** Which stacks stay with their samples, and which only as the way to those. */
function keptStacks(profile: Profile, focus: string, ignore: string): Uint8Array {
  const { parent, frame } = profile.stacks;
  const wanted = focus === "" ? null : matchingFrames(profile, focus);
  const unwanted = matchingFrames(profile, ignore);
  const isOn = new Uint8Array(parent.length);
  const isOff = new Uint8Array(parent.length);
  for (let i = 0; i < parent.length; i++) {
    const up = parent[i]!;
    isOn[i] = wanted === null || wanted[frame[i]!] === 1 || (up >= 0 && isOn[up] === 1) ? 1 : 0;
    isOff[i] = unwanted[frame[i]!] === 1 || (up >= 0 && isOff[up] === 1) ? 1 : 0;
  }
  const kept = new Uint8Array(parent.length);
  for (const stack of profile.samples.stack) if (isOn[stack] === 1 && isOff[stack] === 0) kept[stack] = KEPT;
  for (let i = parent.length - 1; i >= 0; i--) {
    const up = parent[i]!;
    if (kept[i] !== 0 && up >= 0 && kept[up] === 0) kept[up] = INNER;
  }
  return kept;
}
