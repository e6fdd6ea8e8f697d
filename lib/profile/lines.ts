import { busyMicroseconds } from "./origin-split";
import type { Profile } from "./profile";

export type LineRow = {
  readonly frame: number;
  /** 1-based line in the function's file. */
  readonly line: number;
  readonly self: number;
  readonly selfShare: number;
  /** The line lies before the function's start: it belongs to a callee that was compiled into it. */
  readonly inlined: boolean;
};

/** Self time by source line, most first; empty when the profile has no line ticks. Microseconds and shares of busy time. */
export function lines(profile: Profile): LineRow[] {
  const busy = busyMicroseconds(profile);
  const { frame, line, weight } = profile.lines;
  return Array.from(frame, (owner, i) => ({
    frame: owner,
    line: line[i]!,
    self: weight[i]!,
    selfShare: busy > 0 ? weight[i]! / busy : 0,
    inlined: line[i]! < profile.frames.line[owner]!,
  })).sort((a, b) => b.self - a.self || a.frame - b.frame || a.line - b.line);
}
