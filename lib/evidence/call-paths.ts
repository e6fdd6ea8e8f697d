import { type CallTree, callTree, childrenOf } from "@/lib/profile/call-tree";
import { foldRecursion } from "@/lib/profile/fold-recursion";
import { TopHeap } from "@/lib/profile/top-heap";
import { fill, type Item } from "./fill";
import { percent } from "./quantities";
import type { Representation } from "./representation";
import { isPseudo, type Subject, subjectOf } from "./subject";

/** A function whose own code takes less than this, and whose one call takes nearly all of it, is joined with that call. */
const THIN_SELF = 0.02;
const NEARLY_ALL = 0.9;
const LONGEST_CHAIN = 4;
/** A deeper path must be heavier by this factor a level to come before a shallower one. */
const DEPTH_DISCOUNT = 0.9;

/** The call tree from the program's entry down: recursion folded, single-call chains joined, heaviest paths first. */
export const callPaths: Representation = {
  id: "call-paths",
  title: "Hierarchical call paths",
  render: ({ profile, allowance, command, note }) => {
    const subject = subjectOf(profile, command);
    return fill(subject, pathItems(subject), allowance, note);
  },
};

/** One line of the tree: the nodes it joins, the first on top. */
type Chain = { readonly nodes: readonly number[]; readonly depth: number };

function pathItems(subject: Subject): Item[] {
  const tree = foldRecursion(callTree(subject.profile));
  const chains = chainsOf(tree, subject);
  const items = byImportance(chains, tree).map((place) => ({
    lines: [{ place: place + 1, text: lineOf(chains[place]!, tree, subject) }],
    frames: chains[place]!.nodes.map((node) => tree.frame[node]!),
  }));
  const [first, ...others] = items;
  if (first === undefined) return [];
  const stripped = subject.profile.meta.prefixMicroseconds > 0 ? "; runtime frames above the program left out" : "";
  const title = `call paths (a > b: nearly all of a is in b; recursion folded${stripped}):`;
  return [{ ...first, lines: [{ place: 0, text: title }, ...first.lines] }, ...others];
}

/** All lines in the order of the page: depth first, heaviest call first. */
function chainsOf(tree: CallTree, { profile, busy, smallestShare }: Subject): Chain[] {
  const chains: Chain[] = [];
  const pending = calls(-1).map((node) => ({ node, depth: 0 }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const nodes = [next.node];
    for (let joined = onlyCall(next.node); joined !== null && nodes.length < LONGEST_CHAIN; joined = onlyCall(joined))
      nodes.push(joined);
    chains.push({ nodes, depth: next.depth });
    for (const node of calls(nodes[nodes.length - 1]!)) pending.push({ node, depth: next.depth + 1 });
  }
  return chains;

  /** Lightest first, so that a stack yields the heaviest next. */
  function calls(node: number): number[] {
    return [...childrenOf(tree, node)]
      .filter((call) => tree.total[call]! >= smallestShare * busy && !isPseudo(profile, tree.frame[call]!))
      .sort((a, b) => tree.total[a]! - tree.total[b]! || b - a);
  }

  function onlyCall(node: number): number | null {
    const [call, ...others] = calls(node);
    const thin = tree.self[node]! < THIN_SELF * busy;
    if (call === undefined || others.length > 0 || !thin) return null;
    return tree.total[call]! >= NEARLY_ALL * tree.total[node]! ? call : null;
  }
}

/** Indexes of chains, heaviest first with a discount for depth; a chain never comes before the one above it. */
function byImportance(chains: readonly Chain[], tree: CallTree): number[] {
  const lineOfNode = new Map(chains.flatMap(({ nodes }, line) => nodes.map((node) => [node, line] as const)));
  const below = new Map<number, number[]>();
  for (const [line, { nodes }] of chains.entries()) {
    const parent = lineOfNode.get(tree.parent[nodes[0]!]!) ?? -1;
    const siblings = below.get(parent);
    if (siblings === undefined) below.set(parent, [line]);
    else siblings.push(line);
  }
  const heap = new TopHeap((line) => tree.total[chains[line]!.nodes[0]!]! * DEPTH_DISCOUNT ** chains[line]!.depth);
  const order: number[] = [];
  for (const line of below.get(-1) ?? []) heap.push(line);
  for (let line = heap.pop(); line !== undefined; line = heap.pop()) {
    order.push(line);
    for (const call of below.get(line) ?? []) heap.push(call);
  }
  return order;
}

function lineOf({ nodes, depth }: Chain, tree: CallTree, { busy, label }: Subject): string {
  const last = nodes[nodes.length - 1]!;
  const head = percent(tree.total[nodes[0]!]! / busy);
  const tail = percent(tree.total[last]! / busy);
  const total = head === tail ? head : `${head.slice(0, -1)}→${tail}`;
  const path = nodes.map((node) => label(tree.frame[node]!)).join(" > ");
  return `${" ".repeat(depth)}total ${total} self ${percent(tree.self[last]! / busy)} ${path}`;
}
