import { type CallTree, treeOf } from "./call-tree";

/**
 * The tree with recursion folded: a call of a function that is already on the path continues at that function's node
 * instead of a deeper one, so that `a > b > a > c` becomes `a > (b, c)`. Every sample stays exactly once.
 */
export function foldRecursion(tree: CallTree): CallTree {
  const folded = new Int32Array(tree.parent.length);
  const parent: number[] = [];
  const frame: number[] = [];
  const self: number[] = [];
  const known = new Map<number, number>();
  const width = tree.frame.reduce((max, value) => Math.max(max, value), 0) + 1;
  for (let node = 0; node < tree.parent.length; node++) {
    const up = tree.parent[node]! < 0 ? -1 : folded[tree.parent[node]!]!;
    folded[node] = onPath(tree.frame[node]!, up) ?? childOf(up, tree.frame[node]!);
    self[folded[node]!]! += tree.self[node]!;
  }
  return treeOf(Int32Array.from(parent), Int32Array.from(frame), Float64Array.from(self));

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
    self.push(0);
    return parent.push(up) - 1;
  }
}
