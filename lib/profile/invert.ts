import { callTree } from "./call-tree";
import { type Growth, heaviestFirst } from "./growth";
import type { Profile } from "./profile";

/** A function with those of its calls that came by one way, below whom it was called. */
export type Caller = {
  readonly above: Caller | null;
  /** -1 for a top that is no function. */
  readonly frame: number;
  /** The stacks to look at next, one level up from this node, each with the weight that comes through it; -1: no caller. */
  readonly next: Int32Array;
  readonly weight: Float64Array;
  readonly value: number;
};

/**
 * The inverted tree: below the top every function with its self weight, below a function who called it, and so on up to the
 * program's entry. Each sample is in it once a level, so recursion adds nothing.
 */
export function inverted(profile: Profile): Growth<Caller> {
  const { self } = callTree(profile);
  const ends = Array.from(self.keys()).filter((stack) => self[stack]! > 0);
  return callerGrowth(
    profile,
    -1,
    Int32Array.from(ends),
    Float64Array.from(ends, (stack) => self[stack]!),
  );
}

/** Who called a function, from its outermost call on each stack: the upper half of its sandwich. The top is the function. */
export function callersOf(profile: Profile, frame: number): Growth<Caller> {
  const tree = callTree(profile);
  const calls = outermostCalls(tree.parent, tree.frame, frame);
  const callers = Int32Array.from(calls, (stack) => tree.parent[stack]!);
  return callerGrowth(
    profile,
    frame,
    callers,
    Float64Array.from(calls, (stack) => tree.total[stack]!),
  );
}

function outermostCalls(parent: Int32Array, frames: Int32Array, frame: number): number[] {
  const isInside = new Uint8Array(parent.length);
  const calls: number[] = [];
  for (let i = 0; i < parent.length; i++) {
    const above = parent[i]! >= 0 && isInside[parent[i]!] === 1;
    if (frames[i] === frame && !above) calls.push(i);
    isInside[i] = above || frames[i] === frame ? 1 : 0;
  }
  return calls;
}

function callerGrowth(profile: Profile, frame: number, next: Int32Array, weight: Float64Array): Growth<Caller> {
  const top: Caller = { above: null, frame, next, weight, value: sum(weight) };
  const below = callersIn(profile);
  return {
    top,
    below,
    above: (node) => node.above,
    frame: (node) => node.frame,
    value: (node) => node.value,
    self: (node) => node.weight.reduce((all, one, i) => (node.next[i]! < 0 ? all + one : all), 0),
    size: () => null,
    address: addressOf,
    find: (address) => findByFrames(top, below, address),
  };
}

/** Sorts the stacks of a node by the function they go on to; in plain loops, because a node may have very many. */
function callersIn({ stacks, frames }: Profile): (node: Caller) => Caller[] {
  const { parent, frame } = stacks;
  const none = -1;
  /** For each function its group in the node that is being looked at. */
  const groupOf = new Int32Array(frames.name.length).fill(none);
  return (above) => {
    const { next, weight } = above;
    const functions: number[] = [];
    const counts: number[] = [];
    for (let i = 0; i < next.length; i++) {
      if (next[i]! < 0) continue;
      const own = frame[next[i]!]!;
      if (groupOf[own] === none) {
        groupOf[own] = functions.push(own) - 1;
        counts.push(0);
      }
      counts[groupOf[own]!]! += 1;
    }
    const groups = counts.map((count) => ({ next: new Int32Array(count), weight: new Float64Array(count), filled: 0 }));
    for (let i = 0; i < next.length; i++) {
      if (next[i]! < 0) continue;
      const group = groups[groupOf[frame[next[i]!]!]!]!;
      group.next[group.filled] = parent[next[i]!]!;
      group.weight[group.filled++] = weight[i]!;
    }
    for (const own of functions) groupOf[own] = none;
    const callers = groups.map(({ filled: _, ...group }, i): Caller => {
      return { above, frame: functions[i]!, ...group, value: sum(group.weight) };
    });
    return heaviestFirst(callers, (caller) => caller.value);
  };
}

const sum = (weights: Float64Array): number => weights.reduce((all, one) => all + one, 0);

/** A node that hangs below others and has a function of its own. */
type Hung<Node> = { readonly above: Node | null; readonly frame: number };

/** The functions on the way from the top to a node, which is not among them. */
export function addressOf<Node extends Hung<Node>>(node: Node): string {
  const frames: number[] = [];
  for (let at: Node = node; at.above !== null; at = at.above) frames.push(at.frame);
  return frames.reverse().join(".");
}

/** The node that an address leads to (see `addressOf`). */
export function findByFrames<Node extends Hung<Node>>(
  top: Node,
  below: (node: Node) => readonly Node[],
  address: string,
): Node | null {
  let at: Node | null = top;
  for (const part of address === "" ? [] : address.split("."))
    at = at === null ? null : (below(at).find(({ frame }) => String(frame) === part) ?? null);
  return at;
}
