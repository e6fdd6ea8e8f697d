import { type CallTree, callTree, childrenOf } from "./call-tree";
import { type Growth, heaviestFirst } from "./growth";
import { addressOf, findByFrames } from "./invert";
import type { Profile } from "./profile";

/** A function with those of its calls that were reached by one way, above what they called. */
export type Callee = {
  readonly above: Callee | null;
  readonly frame: number;
  /** Its stacks. */
  readonly stacks: readonly number[];
  readonly value: number;
};

/**
 * What a function called, from its innermost call on each stack: the lower half of its sandwich. The top is the function. A
 * recursive call begins anew at the top, so that each sample is in the tree once.
 */
export function calleesOf(profile: Profile, frame: number): Growth<Callee> {
  const tree = callTree(profile);
  const free = freeOf(tree, frame);
  const nodeOf = (above: Callee | null, own: number, stacks: readonly number[]): Callee => {
    return { above, frame: own, stacks, value: stacks.reduce((all, stack) => all + free[stack]!, 0) };
  };
  const calls = Array.from(tree.frame.keys()).filter((stack) => tree.frame[stack] === frame);
  const top = nodeOf(null, frame, calls);
  const below = (node: Callee): Callee[] => {
    const groups = calledFrom(tree, node.stacks, frame);
    const callees = [...groups].map(([own, stacks]) => nodeOf(node, own, stacks));
    return heaviestFirst(callees, (callee) => callee.value);
  };
  return {
    top,
    below,
    above: (node) => node.above,
    frame: (node) => node.frame,
    value: (node) => node.value,
    self: (node) => node.stacks.reduce((all, stack) => all + tree.self[stack]!, 0),
    size: () => null,
    address: addressOf,
    find: (address) => findByFrames(top, below, address),
  };
}

/** Each stack's weight without that of deeper calls of the function, which is theirs. */
function freeOf(tree: CallTree, frame: number): Float64Array {
  const free = Float64Array.from(tree.self);
  for (let i = free.length - 1; i >= 0; i--) {
    const up = tree.parent[i]!;
    if (up >= 0 && tree.frame[i] !== frame) free[up]! += free[i]!;
  }
  return free;
}

function calledFrom(tree: CallTree, stacks: readonly number[], but: number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const stack of stacks)
    for (const call of childrenOf(tree, stack)) {
      const own = tree.frame[call]!;
      if (own === but) continue;
      const known = groups.get(own);
      if (known === undefined) groups.set(own, [call]);
      else known.push(call);
    }
  return groups;
}
