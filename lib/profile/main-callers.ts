import { callTree } from "./call-tree";
import { walkPaths } from "./flat";
import type { Profile } from "./profile";

/**
 * For each function the caller with the most time on its outermost calls, as a frame index; -1 where the function is
 * mostly a root. A function is never its own caller.
 */
export function mainCallers(profile: Profile): Int32Array {
  const tree = callTree(profile);
  const functions = profile.frames.name.length;
  const times = new Map<number, number>();
  walkPaths(tree, functions, (node, onPath) => {
    if (onPath > 1) return;
    const up = tree.parent[node]!;
    const key = tree.frame[node]! * (functions + 1) + (up < 0 ? 0 : tree.frame[up]! + 1);
    times.set(key, (times.get(key) ?? 0) + tree.total[node]!);
  });
  const callers = new Int32Array(functions).fill(-1);
  const best = new Float64Array(functions).fill(-1);
  for (const [key, time] of times) {
    const frame = Math.floor(key / (functions + 1));
    if (time <= best[frame]!) continue;
    best[frame] = time;
    callers[frame] = (key % (functions + 1)) - 1;
  }
  return callers;
}
