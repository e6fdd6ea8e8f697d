import { type CallTree, callTree } from "./call-tree";
import { busyTotal } from "./origin-split";
import { ORIGINS, type Profile } from "./profile";

/** A function's weights in the profile's unit and its shares (0..1) of the busy total. */
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
export function flat(profile: Profile): readonly FlatRow[] {
  const rows = tables.get(profile) ?? makeFlat(profile);
  tables.set(profile, rows);
  return rows;
}

const tables = new WeakMap<Profile, readonly FlatRow[]>();

function makeFlat(profile: Profile): FlatRow[] {
  const tree = callTree(profile);
  const self = new Float64Array(profile.frames.name.length);
  tree.frame.forEach((frame, node) => {
    self[frame]! += tree.self[node]!;
  });
  const total = outermostTotals(tree, self.length);
  const busy = busyTotal(profile);
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
  const { frame, childStart, childList } = tree;
  const onPath = new Int32Array(functions);
  /** Nodes to enter, and as their complements those to leave. */
  const pending = new Int32Array(2 * frame.length);
  let top = 0;
  for (let i = childStart[0]!; i < childStart[1]!; i++) pending[top++] = childList[i]!;
  while (top > 0) {
    const node = pending[--top]!;
    if (node < 0) {
      onPath[frame[~node]!]! -= 1;
      continue;
    }
    const count = onPath[frame[node]!]! + 1;
    onPath[frame[node]!] = count;
    visit(node, count);
    pending[top++] = ~node;
    for (let i = childStart[node + 1]!; i < childStart[node + 2]!; i++) pending[top++] = childList[i]!;
  }
}
