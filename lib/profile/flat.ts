import { type CallTree, callTree, childrenOf } from "./call-tree";
import { busyMicroseconds } from "./origin-split";
import { ORIGINS, type Profile } from "./profile";

/** A function's times in microseconds and its shares (0..1) of the busy time. */
export type FlatRow = {
  /** Index into the profile's frame table. */
  readonly frame: number;
  readonly self: number;
  readonly total: number;
  readonly selfShare: number;
  readonly totalShare: number;
};

/**
 * Self and total time of every function, most self time first (ties: most total, then frame index). A function that
 * is on a stack more than once counts once for it, so that no total exceeds the whole. Idle time is no function: it is
 * neither in a row nor in the denominator, so that self shares add up to 1.
 */
export function flat(profile: Profile): FlatRow[] {
  const tree = callTree(profile);
  const self = new Float64Array(profile.frames.name.length);
  tree.frame.forEach((frame, node) => {
    self[frame]! += tree.self[node]!;
  });
  const total = outermostTotals(tree, self.length);
  const busy = busyMicroseconds(profile);
  const share = (value: number): number => (busy > 0 ? value / busy : 0);
  return Array.from(self, (value, frame) => ({
    frame,
    self: value,
    total: total[frame]!,
    selfShare: share(value),
    totalShare: share(total[frame]!),
  }))
    .filter((row) => row.total > 0 && ORIGINS[profile.frames.origin[row.frame]!] !== "idle")
    .sort((a, b) => b.self - a.self || b.total - a.total || a.frame - b.frame);
}

/** Sums each function's nodes that have no ancestor of the same function. */
function outermostTotals(tree: CallTree, functions: number): Float64Array {
  const totals = new Float64Array(functions);
  walkPaths(tree, functions, (node, depthOfFunction) => {
    if (depthOfFunction === 1) totals[tree.frame[node]!]! += tree.total[node]!;
  });
  return totals;
}

/** Visits every node, depth first, with how often its function is on the path down to it. */
export function walkPaths(tree: CallTree, functions: number, visit: (node: number, onPath: number) => void): void {
  const onPath = new Int32Array(functions);
  const pending: number[] = [...childrenOf(tree, -1)];
  while (pending.length > 0) {
    const node = pending.pop()!;
    if (node < 0) {
      onPath[tree.frame[~node]!]! -= 1;
      continue;
    }
    onPath[tree.frame[node]!]! += 1;
    visit(node, onPath[tree.frame[node]!]!);
    pending.push(~node);
    for (const child of childrenOf(tree, node)) pending.push(child);
  }
}
