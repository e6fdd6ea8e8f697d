import { type CallTree, callTree, childrenOf } from "./call-tree";
import { busyMicroseconds } from "./origin-split";
import { type Frame, frameAt, type Origin, type Profile } from "./profile";
import { search } from "./search";
import { TopHeap } from "./top-heap";

/** A node as d3-flame-graph takes it. Times in microseconds. */
export type FlameNode = {
  /** Index of the call path, to focus on; -1 for the whole and for a remainder. */
  readonly stack: number;
  readonly name: string;
  readonly value: number;
  readonly self: number;
  readonly file: string;
  readonly line: number;
  /** `hidden` marks the remainder of a node's calls that the cap left out. */
  readonly origin: Origin | "all" | "hidden";
  readonly matches: boolean;
  readonly children: FlameNode[];
};

export type PruneOptions = {
  /** Most nodes in the result, remainders included. */
  readonly frames: number;
  /** A call path to take as the root instead of the whole. */
  readonly focus?: number;
  readonly search?: string;
};

export type PrunedTree = {
  readonly root: FlameNode;
  /** The calls above the focus, outermost first. */
  readonly ancestors: readonly (Frame & { readonly stack: number })[];
  readonly shownNodes: number;
  readonly hiddenNodes: number;
  /** Share (0..1) of the whole profile's busy time on stacks that match the search. */
  readonly matchedShare: number;
};

/**
 * The part of a call tree with the most time, best first, within a cap on nodes: what a browser can draw of any
 * profile. Shares and matches are computed on the whole profile, and what is left out under a node stays visible as
 * one labelled remainder, so that widths add up.
 */
export function prune(profile: Profile, options: PruneOptions): PrunedTree {
  const tree = callTree(profile);
  const focus = options.focus ?? -1;
  if (focus >= tree.parent.length)
    throw new RangeError(`The profile has ${tree.parent.length} call paths; there is no path ${focus} to focus on.`);
  const found = search(profile, options.search ?? "");
  const shown = choose(tree, focus, options.frames);
  const inside = focus < 0 ? tree.parent.length : subtreeSize(tree, focus) - 1;
  return {
    root: assemble(profile, tree, focus, shown, found.frames),
    ancestors: ancestorsOf(profile, tree, focus),
    shownNodes: shown.size,
    hiddenNodes: inside - shown.size,
    matchedShare: found.share,
  };
}

/** The chosen descendants of the focus. A node whose calls are not all chosen needs one more place for its remainder. */
function choose(tree: CallTree, focus: number, cap: number): Set<number> {
  const shown = new Set<number>();
  const unshownCalls = new Map<number, number>();
  const heap = new TopHeap((node) => tree.total[node]!);
  let used = 1;
  open(focus);
  for (let node = heap.pop(); node !== undefined; node = heap.pop()) {
    const up = tree.parent[node]!;
    const freed = unshownCalls.get(up) === 1 ? 1 : 0;
    const opened = childrenOf(tree, node).length > 0 ? 1 : 0;
    if (used + 1 - freed + opened > cap) break;
    used += 1 - freed;
    unshownCalls.set(up, unshownCalls.get(up)! - 1);
    shown.add(node);
    open(node);
  }
  return shown;

  function open(node: number): void {
    const calls = childrenOf(tree, node);
    if (calls.length === 0) return;
    unshownCalls.set(node, calls.length);
    used += 1;
    for (const call of calls) heap.push(call);
  }
}

function assemble(
  profile: Profile,
  tree: CallTree,
  focus: number,
  shown: ReadonlySet<number>,
  matching: ReadonlySet<number>,
): FlameNode {
  const root = focus < 0 ? wholeNode(profile) : nodeOf(profile, tree, focus, matching);
  const nodes = new Map<number, FlameNode>([[focus, root]]);
  for (const index of [...shown].sort((a, b) => a - b)) {
    const node = nodeOf(profile, tree, index, matching);
    nodes.set(index, node);
    nodes.get(tree.parent[index]!)!.children.push(node);
  }
  for (const [index, node] of nodes) {
    node.children.sort((a, b) => b.value - a.value || a.stack - b.stack);
    const hidden = [...childrenOf(tree, index)].filter((call) => !shown.has(call));
    if (hidden.length > 0) node.children.push(remainder(hidden, tree));
  }
  return root;
}

function nodeOf(profile: Profile, tree: CallTree, index: number, matching: ReadonlySet<number>): FlameNode {
  const { name, file, line, origin } = frameAt(profile, tree.frame[index]!);
  return {
    stack: index,
    name,
    value: tree.total[index]!,
    self: tree.self[index]!,
    file,
    line,
    origin,
    matches: matching.has(tree.frame[index]!),
    children: [],
  };
}

const pseudoNode = (name: string, value: number, origin: "all" | "hidden"): FlameNode => ({
  stack: -1,
  name,
  value,
  self: 0,
  file: "",
  line: 0,
  origin,
  matches: false,
  children: [],
});

const wholeNode = (profile: Profile): FlameNode =>
  pseudoNode(busyMicroseconds(profile) > 0 ? "all" : "all (idle)", profile.meta.totalMicroseconds, "all");

function remainder(hidden: readonly number[], tree: CallTree): FlameNode {
  const time = hidden.reduce((sum, node) => sum + tree.total[node]!, 0);
  return pseudoNode(`(${hidden.length} hidden)`, time, "hidden");
}

function ancestorsOf(profile: Profile, tree: CallTree, focus: number): (Frame & { stack: number })[] {
  const path: (Frame & { stack: number })[] = [];
  for (let at = focus < 0 ? -1 : tree.parent[focus]!; at >= 0; at = tree.parent[at]!)
    path.push({ ...frameAt(profile, tree.frame[at]!), stack: at });
  return path.reverse();
}

function subtreeSize(tree: CallTree, top: number): number {
  const inside = new Uint8Array(tree.parent.length);
  inside[top] = 1;
  let size = 1;
  for (let node = top + 1; node < inside.length; node++) {
    const up = tree.parent[node]!;
    if (up < 0 || inside[up] !== 1) continue;
    inside[node] = 1;
    size += 1;
  }
  return size;
}
