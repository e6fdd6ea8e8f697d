import { type CallTree, callTree, childrenOf } from "./call-tree";
import { walkPaths } from "./flat";
import type { Profile } from "./profile";

/** A neighbour of the function: -1 as `frame` means that the function was a root. */
export type Neighbour = { readonly frame: number; readonly weight: number };

export type Sandwich = {
  readonly self: number;
  readonly total: number;
  /** Who called it (its outermost call on each stack); they sum to `total`. Most time first. */
  readonly callers: readonly Neighbour[];
  /** What it called (from its innermost call on each stack); with `self` they sum to `total`. Most time first. */
  readonly callees: readonly Neighbour[];
};

/** A function between its callers and its callees, computed on the whole profile. Weights in the profile's unit. */
export function sandwich(profile: Profile, frame: number): Sandwich {
  const tree = callTree(profile);
  const callers = new Map<number, number>();
  let total = 0;
  walkPaths(tree, profile.frames.name.length, (node, onPath) => {
    if (tree.frame[node] !== frame || onPath > 1) return;
    total += tree.total[node]!;
    const up = tree.parent[node]!;
    add(callers, up < 0 ? -1 : tree.frame[up]!, tree.total[node]!);
  });
  const { self, callees } = below(tree, frame);
  return { self, total, callers: ranked(callers), callees: ranked(callees) };
}

/** Time below the innermost calls: a node's time counts where no deeper call of the same function holds it. */
function below(tree: CallTree, frame: number): { self: number; callees: Map<number, number> } {
  const free = new Float64Array(tree.parent.length);
  const callees = new Map<number, number>();
  let self = 0;
  for (let node = tree.parent.length - 1; node >= 0; node--) {
    free[node]! += tree.self[node]!;
    const up = tree.parent[node]!;
    if (tree.frame[node] !== frame && up >= 0) free[up]! += free[node]!;
  }
  tree.frame.forEach((own, node) => {
    if (own !== frame) return;
    self += tree.self[node]!;
    for (const child of childrenOf(tree, node))
      if (tree.frame[child] !== frame) add(callees, tree.frame[child]!, free[child]!);
  });
  return { self, callees };
}

function add(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

const ranked = (sums: ReadonlyMap<number, number>): Neighbour[] =>
  [...sums]
    .map(([frame, weight]) => ({ frame, weight }))
    .filter((row) => row.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.frame - b.frame);
