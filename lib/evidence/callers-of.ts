import { callTree, childrenOf } from "@/lib/profile/call-tree";
import type { Profile } from "@/lib/profile/profile";
import type { Neighbour } from "@/lib/profile/sandwich";
import { perProfile } from "./per-profile";

/**
 * Who called each function, by its frame: amounts of its outermost call on each stack, so that they sum to its total;
 * most first. A function is never its own caller. `frame` -1 stands for no caller.
 */
export const callersOf = perProfile((profile: Profile): readonly (readonly Neighbour[])[] => {
  const sums = outermostCalls(profile);
  const callers = Array.from(profile.frames.name, (): Neighbour[] => []);
  for (const [key, weight] of sums) {
    const [frame, caller] = pairOf(key, profile);
    if (weight > 0) callers[frame]!.push({ frame: caller, weight });
  }
  for (const list of callers) list.sort((a, b) => b.weight - a.weight || a.frame - b.frame);
  return callers;
});

/** Depth first over all stacks with a count of each function on the path: only its first occurrence adds its total. */
function outermostCalls(profile: Profile): Map<number, number> {
  const tree = callTree(profile);
  const onPath = new Int32Array(profile.frames.name.length);
  const sums = new Map<number, number>();
  const pending: number[] = [];
  push(-1);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node < 0) {
      onPath[tree.frame[~node]!]! -= 1;
      continue;
    }
    const frame = tree.frame[node]!;
    if (onPath[frame] === 0) {
      const up = tree.parent[node]!;
      const key = keyOf(frame, up < 0 ? -1 : tree.frame[up]!, profile);
      sums.set(key, (sums.get(key) ?? 0) + tree.total[node]!);
    }
    onPath[frame]! += 1;
    pending.push(~node);
    push(node);
  }
  return sums;

  function push(node: number): void {
    for (const child of childrenOf(tree, node)) pending.push(child);
  }
}

const keyOf = (frame: number, caller: number, { frames }: Profile): number =>
  frame * (frames.name.length + 1) + caller + 1;

const pairOf = (key: number, { frames }: Profile): [frame: number, caller: number] => {
  const width = frames.name.length + 1;
  return [Math.floor(key / width), (key % width) - 1];
};
