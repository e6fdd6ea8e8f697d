import { type CallTree, callTree, treeOf } from "@/lib/profile/call-tree";
import { perProfile } from "./per-profile";

/** A profile's whole call tree with its recursion folded. */
export const foldedTree = perProfile((profile) => foldTree(callTree(profile)));

/**
 * A call tree with recursion folded: a call of a function that is already on the path goes on at that function's node
 * instead of a deeper one, so that `a > b > a > c` becomes `a > (b, c)`. Every sample is once in the self amounts. A total
 * is of all samples that pass a node, each once: `b` keeps what `c` took although `c` is beside it now, since a dispatcher
 * that everything goes through would otherwise hide who called it. Calls may so add up to more than their caller, and none
 * is more than it.
 */
export function foldTree(tree: CallTree): CallTree {
  const { folded, parent, frame } = fold(tree);
  const self = new Float64Array(parent.length);
  for (let node = 0; node < folded.length; node++) self[folded[node]!]! += tree.self[node]!;
  const summed = treeOf(Int32Array.from(parent), Int32Array.from(frame), self);
  return { ...summed, total: passing(tree, folded, parent.length) };
}

function fold(tree: CallTree): { folded: Int32Array; parent: number[]; frame: number[] } {
  const folded = new Int32Array(tree.parent.length);
  const parent: number[] = [];
  const frame: number[] = [];
  const known = new Map<number, number>();
  const width = tree.frame.reduce((max, value) => Math.max(max, value), 0) + 1;
  for (let node = 0; node < folded.length; node++) {
    const up = tree.parent[node]! < 0 ? -1 : folded[tree.parent[node]!]!;
    folded[node] = onPath(tree.frame[node]!, up) ?? childOf(up, tree.frame[node]!);
  }
  return { folded, parent, frame };

  function onPath(wanted: number, from: number): number | undefined {
    for (let at = from; at >= 0; at = parent[at]!) if (frame[at] === wanted) return at;
    return undefined;
  }

  function childOf(up: number, wanted: number): number {
    const key = (up + 1) * width + wanted;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, parent.length);
    frame.push(wanted);
    return parent.push(up) - 1;
  }
}

/** For each folded node the amount of all stacks that pass it: a stack counts where it does so first. */
function passing(tree: CallTree, folded: Int32Array, nodes: number): Float64Array {
  const totals = new Float64Array(nodes);
  const passed = new Int32Array(nodes);
  const pending: number[] = [];
  pushCalls(-1);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node < 0) {
      passed[folded[~node]!]! -= 1;
      continue;
    }
    const at = folded[node]!;
    if (passed[at] === 0) totals[at]! += tree.total[node]!;
    passed[at]! += 1;
    pending.push(~node);
    pushCalls(node);
  }
  return totals;

  // Not childrenOf: a view of the list for each of some 200,000 nodes took half of the time.
  function pushCalls(node: number): void {
    const end = tree.childStart[node + 2]!;
    for (let at = tree.childStart[node + 1]!; at < end; at++) pending.push(tree.childList[at]!);
  }
}
