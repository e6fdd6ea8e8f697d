import type { Profile } from "./profile";

/**
 * A tree of functions in columns. A parent has a smaller index than its children; roots have parent -1. `self` and
 * `total` are microseconds; `frame` indexes the profile's frame table. Read `childStart` and `childList` through
 * `childrenOf`.
 */
export type CallTree = {
  readonly parent: Int32Array;
  readonly frame: Int32Array;
  readonly self: Float64Array;
  readonly total: Float64Array;
  readonly childStart: Int32Array;
  readonly childList: Int32Array;
};

/** The call tree of a profile; node indexes are those of its stack table. */
export function callTree(profile: Profile): CallTree {
  const self = new Float64Array(profile.stacks.parent.length);
  profile.samples.stack.forEach((stack, i) => {
    self[stack]! += profile.samples.weight[i]!;
  });
  return treeOf(profile.stacks.parent, profile.stacks.frame, self);
}

/** Completes a tree from its parents, functions and self times. */
export function treeOf(parent: Int32Array, frame: Int32Array, self: Float64Array): CallTree {
  const total = Float64Array.from(self);
  const childStart = new Int32Array(parent.length + 2);
  for (let i = parent.length - 1; i >= 0; i--) {
    const up = parent[i]!;
    if (up >= 0) total[up]! += total[i]!;
    childStart[up + 2]! += 1;
  }
  for (let i = 1; i < childStart.length; i++) childStart[i]! += childStart[i - 1]!;
  const childList = new Int32Array(parent.length);
  const next = childStart.slice();
  for (let i = 0; i < parent.length; i++) childList[next[parent[i]! + 1]!++] = i;
  return { parent, frame, self, total, childStart, childList };
}

/** The children of a node, or of the top (-1). */
export function childrenOf(tree: CallTree, node: number): Int32Array {
  return tree.childList.subarray(tree.childStart[node + 1]!, tree.childStart[node + 2]!);
}
