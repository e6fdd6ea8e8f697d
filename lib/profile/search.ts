import { callTree } from "./call-tree";
import { busyMicroseconds } from "./origin-split";
import { frameAt, type Profile } from "./profile";

export type SearchResult = {
  /** Indexes of the matching functions. */
  readonly frames: ReadonlySet<number>;
  /** Share (0..1) of busy time on stacks with at least one match; a stack counts once. */
  readonly share: number;
};

/** Functions whose name or `file:line` contains the text, ignoring case; an empty text matches nothing. */
export function search(profile: Profile, text: string): SearchResult {
  const wanted = text.toLowerCase();
  const frames = new Set<number>();
  if (wanted !== "") {
    for (let i = 0; i < profile.frames.name.length; i++) {
      const { name, file, line } = frameAt(profile, i);
      if (`${name}\n${file}:${line}`.toLowerCase().includes(wanted)) frames.add(i);
    }
  }
  const busy = busyMicroseconds(profile);
  return { frames, share: busy > 0 ? matchedTime(profile, frames) / busy : 0 };
}

function matchedTime(profile: Profile, frames: ReadonlySet<number>): number {
  const tree = callTree(profile);
  const matched = new Uint8Array(tree.parent.length);
  let time = 0;
  for (let node = 0; node < matched.length; node++) {
    const up = tree.parent[node]!;
    if ((up >= 0 && matched[up] === 1) || frames.has(tree.frame[node]!)) {
      matched[node] = 1;
      time += tree.self[node]!;
    }
  }
  return time;
}
