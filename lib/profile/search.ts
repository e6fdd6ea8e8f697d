import { callTree } from "./call-tree";
import { matchingFrames } from "./match-frames";
import { busyTotal } from "./origin-split";
import { ORIGINS, type Profile } from "./profile";

export type SearchResult = {
  /** Indexes of the matching functions. */
  readonly frames: ReadonlySet<number>;
  /** Share (0..1) of the busy total on stacks with at least one match; a stack counts once. */
  readonly share: number;
};

/**
 * Functions that a pattern (frame-pattern.ts) asks for; an empty one matches nothing.
 *
 * @throws RangeError when the pattern cannot be used
 */
export function search(profile: Profile, typed: string): SearchResult {
  const isMatch = matchingFrames(profile, typed);
  const frames = new Set(Array.from(isMatch.keys()).filter((index) => isMatch[index] === 1));
  return { frames, share: shareThrough(profile, isMatch) };
}

/** Share (0..1) of the busy total on stacks that hold at least one of the marked functions. */
export function shareThrough(profile: Profile, isMarked: Uint8Array): number {
  const busy = busyTotal(profile);
  const { parent, frame, self } = callTree(profile);
  const idle = ORIGINS.indexOf("idle");
  const isOn = new Uint8Array(parent.length);
  let weight = 0;
  for (let node = 0; node < parent.length; node++) {
    const up = parent[node]!;
    if (isMarked[frame[node]!] !== 1 && !(up >= 0 && isOn[up] === 1)) continue;
    isOn[node] = 1;
    if (profile.frames.origin[frame[node]!] !== idle) weight += self[node]!;
  }
  return busy > 0 ? weight / busy : 0;
}
