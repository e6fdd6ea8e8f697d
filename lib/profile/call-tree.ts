import type { Profile } from "./profile";

/**
 * A tree of functions in columns. A parent has a smaller index than its children; roots have parent -1. `self` and
 * `total` are in the profile's unit; `frame` indexes the profile's frame table. Read `childStart` and `childList` through
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

const trees = new WeakMap<Profile, CallTree>();
const sizes = new WeakMap<CallTree, Int32Array>();

/** The call tree of a profile, made once; node indexes are those of its stack table. */
export function callTree(profile: Profile): CallTree {
  const tree = trees.get(profile) ?? makeCallTree(profile);
  trees.set(profile, tree);
  return tree;
}

function makeCallTree(profile: Profile): CallTree {
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

/** How many nodes each subtree holds, itself included, counted once for a tree: `node + 1` is a node's place, 0 the top's. */
export function sizesOf(tree: CallTree): Int32Array {
  const known = sizes.get(tree);
  if (known !== undefined) return known;
  const counted = new Int32Array(tree.parent.length + 1).fill(1);
  for (let i = tree.parent.length - 1; i >= 0; i--) counted[tree.parent[i]! + 1]! += counted[i + 1]!;
  sizes.set(tree, counted);
  return counted;
}
