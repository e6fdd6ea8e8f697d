import { busyTotal } from "./origin-split";
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

/** Self weight by source line, most first; empty when the profile has no line ticks. Shares are of the busy total. */
export function lines(profile: Profile): LineRow[] {
  const busy = busyTotal(profile);
  const { frame, line, weight } = profile.lines;
  return Array.from(frame, (owner, i) => ({
    frame: owner,
    line: line[i]!,
    self: weight[i]!,
    selfShare: busy > 0 ? weight[i]! / busy : 0,
    inlined: line[i]! < profile.frames.line[owner]!,
  })).sort((a, b) => b.self - a.self || a.frame - b.frame || a.line - b.line);
}

/** Self weight of a line of a file, of all functions in it. */
export type LineHeat = { readonly line: number; readonly self: number; readonly inlined: boolean };

/** What the lines of a file weigh, in the order of the file; inlined where all of a line's weight is. */
export function lineHeat(profile: Profile, file: string): LineHeat[] {
  const heat = new Map<number, LineHeat>();
  for (const { frame, line, self, inlined } of lines(profile)) {
    if (profile.strings[profile.frames.file[frame]!] !== file) continue;
    const known = heat.get(line);
    heat.set(line, { line, self: self + (known?.self ?? 0), inlined: inlined && (known?.inlined ?? true) });
  }
  return [...heat.values()].sort((a, b) => a.line - b.line);
}

/** The files of a profile by the self weight of their functions, most first. */
export function fileWeights(profile: Profile): { readonly file: string; readonly self: number }[] {
  const files = new Map<string, number>();
  for (const index of profile.frames.name.keys()) files.set(profile.strings[profile.frames.file[index]!]!, 0);
  profile.samples.stack.forEach((stack, i) => {
    const file = profile.strings[profile.frames.file[profile.stacks.frame[stack]!]!]!;
    files.set(file, files.get(file)! + profile.samples.weight[i]!);
  });
  files.delete("");
  return [...files]
    .map(([file, self]) => ({ file, self }))
    .sort((a, b) => b.self - a.self || (a.file < b.file ? -1 : 1));
}
