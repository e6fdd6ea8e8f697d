import type { FlameNode, PrunedTree } from "./flame-node";
import type { Growth } from "./growth";
import { TopHeap } from "./top-heap";

export type PruneOptions = {
  /** Most nodes in the result, remainders included. */
  readonly frames: number;
  /** Address of the node to take as the root; "" is the tree's own. */
  readonly zoom: string;
};

/** A shown node with the nodes below it, heaviest first, of which the first `shown` are shown too. */
type Place<Node> = {
  readonly node: Node;
  /** Index of the place it hangs below; −1 for the root. */
  readonly parent: number;
  readonly below: readonly Node[];
  shown: number;
};

/** `12~40` is what is left below node 12 after its 40 heaviest. */
const ADDRESS = /^(.*?)(?:~(\d{1,9}))?$/s;

/**
 * The heaviest part of a tree within a cap on nodes: what a browser can draw of any profile. What is left out below a node
 * stays visible as one remainder, so that widths add up; zooming into the remainder spends the whole cap on it.
 *
 * @returns null when the zoom's address leads nowhere
 */
export function prune<Node>(growth: Growth<Node>, { frames, zoom }: PruneOptions): PrunedTree | null {
  const [, address = "", skipped = "0"] = ADDRESS.exec(zoom) ?? [];
  const node = growth.find(address);
  if (node === null) return null;
  const skip = Number(skipped);
  const below = growth.below(node).slice(skip);
  if (skip > 0 && below.length === 0) return null;
  const places = choose(growth, { node, parent: -1, below, shown: 0 }, frames);
  return {
    nodes: arrange(growth, places, skip),
    ancestors: ancestorsOf(growth, skip > 0 ? node : growth.above(node)),
    shown: places.length - 1,
    all: skip > 0 ? null : growth.size(node),
  };
}

/** The heaviest nodes, parents first. A node whose calls are not all shown takes one more place, for its remainder. */
function choose<Node>(growth: Growth<Node>, root: Place<Node>, cap: number): Place<Node>[] {
  const places = [root];
  const nextOf = (place: number): Node | undefined => places[place]!.below[places[place]!.shown];
  const heap = new TopHeap((place) => growth.value(nextOf(place)!));
  let used = 1 + Math.min(1, root.below.length);
  if (root.below.length > 0) heap.push(0);
  for (let at = heap.pop(); at !== undefined; at = heap.pop()) {
    const place = places[at]!;
    const node = nextOf(at)!;
    const below = growth.below(node);
    const isLast = place.shown + 1 === place.below.length;
    used += 1 + Math.min(1, below.length) - (isLast ? 1 : 0);
    if (used > cap) break;
    place.shown += 1;
    if (!isLast) heap.push(at);
    const added = places.push({ node, parent: at, below, shown: 0 }) - 1;
    if (below.length > 0) heap.push(added);
  }
  return places;
}

function arrange<Node>(growth: Growth<Node>, places: readonly Place<Node>[], skip: number): FlameNode[] {
  const nodes: FlameNode[] = [];
  /** Where the next box below a place begins. */
  const cursor: number[] = [];
  for (const [index, place] of places.entries()) {
    const start = place.parent < 0 ? 0 : cursor[place.parent]!;
    const node = index === 0 && skip > 0 ? remainder(growth, place, -1, skip, 0) : nodeOf(growth, place, start);
    if (place.parent >= 0) cursor[place.parent] = node.end;
    cursor.push(start);
    nodes.push(node);
  }
  for (const [index, place] of places.entries())
    if (place.shown < place.below.length)
      nodes.push(remainder(growth, place, index, place.shown + (index === 0 ? skip : 0), cursor[index]!));
  return nodes;
}

function nodeOf<Node>(growth: Growth<Node>, { node, parent }: Place<Node>, start: number): FlameNode {
  const frame = growth.frame(node);
  const value = growth.value(node);
  const [at, self] = [growth.address(node), growth.self(node)];
  return { parent, at, kind: frame < 0 ? "whole" : "call", frame, value, self, start, end: start + value };
}

/** What is below a place beside its shown nodes, `skip` being where that begins. */
function remainder<Node>(
  growth: Growth<Node>,
  place: Place<Node>,
  parent: number,
  skip: number,
  start: number,
): FlameNode {
  const hidden = parent < 0 ? place.below : place.below.slice(place.shown);
  const value = hidden.reduce((sum, node) => sum + growth.value(node), 0);
  const at = `${growth.address(place.node)}~${skip}`;
  return { parent, at, kind: "hidden", frame: -1, value, self: 0, start, end: start + value, hidden: hidden.length };
}

function ancestorsOf<Node>(growth: Growth<Node>, from: Node | null): { frame: number; at: string }[] {
  const path: { frame: number; at: string }[] = [];
  for (let node = from; node !== null; node = growth.above(node))
    path.push({ frame: growth.frame(node), at: growth.address(node) });
  return path.reverse();
}
