import { runInNewContext } from "node:vm";
import { framePatterns, isMatch } from "./frame-pattern";
import { frameAt, type Profile } from "./profile";

const LONGEST_MILLISECONDS = 250;

/**
 * For each function of the profile whether one of the patterns (frame-pattern.ts) asks for it: 1 or 0.
 *
 * @throws RangeError when a pattern is a regular expression that is none, or that backtracks without end
 */
export function matchingFrames(profile: Profile, typed: string): Uint8Array {
  const patterns = framePatterns(typed);
  const found = new Uint8Array(profile.frames.name.length);
  if (patterns.length === 0) return found;
  const frames = Array.from(profile.frames.name, (_, index) => frameAt(profile, index));
  const mark = (): void => {
    for (const [index, frame] of frames.entries()) found[index] = isMatch(patterns, frame) ? 1 : 0;
  };
  if (patterns.some(({ kind }) => kind === "regexp")) withinTime(mark, typed);
  else mark();
  return found;
}

/** A regular expression comes from an address, and one can be written that never ends: there it is stopped. */
function withinTime(work: () => void, typed: string): void {
  try {
    runInNewContext("work()", { work }, { timeout: LONGEST_MILLISECONDS });
  } catch {
    throw new RangeError(`The pattern ${typed} takes too long to match; write it without nested repeats.`);
  }
}
