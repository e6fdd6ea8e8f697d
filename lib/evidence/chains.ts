import { type CallTree, childrenOf } from "@/lib/profile/call-tree";
import { TopHeap } from "@/lib/profile/top-heap";
import { rowPercent } from "./quantities";
import { isPseudo, type Subject } from "./subject";

/** A function whose own code takes less than this, and whose one call takes nearly all of it, is joined with that call. */
const THIN_SELF = 0.02;
const NEARLY_ALL = 0.9;
/** A line holds at least this share of what it begins with: many calls that lose a little each are no wrappers. */
const MOST_OF_LINE = 0.8;
/** A deeper path must be heavier by this factor a level to come before a shallower one. */
const DEPTH_DISCOUNT = 0.9;
/** A function's own share says so many times more where to look than what is below it. */
const SELF_COUNTS = 5;

/** One line of a call tree: the nodes it joins, the first on top. */
export type Chain = {
  readonly nodes: readonly number[];
  readonly depth: number;
  /** Index of the line above it, -1 for none. */
  readonly above: number;
  /** The node that called it when that is not the last of the line above. */
  readonly calledBy: number | null;
};

type Call = { readonly node: number; readonly calledBy: number | null };
type Pending = Call & Pick<Chain, "depth" | "above">;

/**
 * A call tree as lines, in the order of the page: depth first, heaviest call first. A function that does little itself and
 * passes nearly all it has to one call shares that call's line, so that wrappers cost a name and not a line, and a line
 * ends where the work divides. What else such a function called stands below the line, under the function's name.
 */
export function chainsOf(tree: CallTree, { profile, busy, smallestShare }: Subject): Chain[] {
  const chains: Chain[] = [];
  const pending: Pending[] = callsOf(-1).map((node) => ({ node, calledBy: null, depth: 0, above: -1 }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { depth, above, calledBy } = next;
    const { nodes, below } = join(next.node);
    const line = chains.push({ nodes, depth, above, calledBy }) - 1;
    for (const call of below) pending.push({ ...call, depth: depth + 1, above: line });
  }
  return chains;

  /** The line that starts with a node, and the calls below it, lightest first, so that a stack yields the heaviest next. */
  function join(first: number): { nodes: number[]; below: Call[] } {
    const nodes = [first];
    const below: Call[] = [];
    let last = first;
    let calls = callsOf(first);
    for (let heir = heirOf(last, first, calls); heir !== null; heir = heirOf(last, first, calls)) {
      for (const other of calls) if (other !== heir) below.push({ node: other, calledBy: last });
      nodes.push(heir);
      last = heir;
      calls = callsOf(heir);
    }
    for (const node of calls) below.push({ node, calledBy: null });
    return { nodes, below: below.sort((a, b) => tree.total[a.node]! - tree.total[b.node]! || b.node - a.node) };
  }

  function heirOf(node: number, first: number, calls: readonly number[]): number | null {
    if (tree.self[node]! >= THIN_SELF * busy) return null;
    const heaviest = calls.at(-1);
    if (heaviest === undefined) return null;
    const least = Math.max(NEARLY_ALL * tree.total[node]!, MOST_OF_LINE * tree.total[first]!);
    return tree.total[heaviest]! >= least ? heaviest : null;
  }

  function callsOf(node: number): number[] {
    if (busy <= 0) return [];
    return [...childrenOf(tree, node)]
      .filter((call) => tree.total[call]! >= smallestShare * busy && !isPseudo(profile, tree.frame[call]!))
      .sort((a, b) => tree.total[a]! - tree.total[b]! || b - a);
  }
}

/** Indexes of lines, most telling first with a discount for depth; a line never comes before the one above it. */
export function byImportance(chains: readonly Chain[], tree: CallTree): number[] {
  const below = chains.map((): number[] => []);
  const scores = chains.map(({ nodes, depth }) => {
    const last = nodes[nodes.length - 1]!;
    return (tree.total[last]! + SELF_COUNTS * tree.self[last]!) * DEPTH_DISCOUNT ** depth;
  });
  const heap = new TopHeap((line) => scores[line]!);
  for (const [line, { above }] of chains.entries()) {
    if (above < 0) heap.push(line);
    else below[above]!.push(line);
  }
  const order: number[] = [];
  for (let line = heap.pop(); line !== undefined; line = heap.pop()) {
    order.push(line);
    for (const call of below[line]!) heap.push(call);
  }
  return order;
}

/** The functions that a line names when a chain shows at most so many (3 or more): its ends, and who called it. */
export const framesNamed = (chain: Chain, tree: CallTree, most: number): number[] =>
  [...endsOf(chain, most), ...(chain.calledBy === null ? [] : [chain.calledBy])].map((node) => tree.frame[node]!);

/** `a > b` of a line, at most so many of its names (3 or more), and who called it where the line above does not end in it. */
export function pathText(chain: Chain, tree: CallTree, { label, rowLabel }: Subject, most: number): string {
  const ends = endsOf(chain, most).map((node) => tree.frame[node]!);
  const [first, ...rest] = ends.map((frame, at) => (at === ends.length - 1 ? rowLabel : label)(frame, ends[at - 1]));
  const left = chain.nodes.length - ends.length;
  const path = [first, ...(left > 0 ? [`(${left} more)`] : []), ...rest].join(" > ");
  return chain.calledBy === null ? path : `${path} < ${label(tree.frame[chain.calledBy]!, ends.at(-1))}`;
}

/** The first node and the last ones, with one place left for how many are between. */
const endsOf = ({ nodes }: Chain, most: number): readonly number[] =>
  nodes.length <= most ? nodes : [nodes[0]!, ...nodes.slice(-(most - 2))];

/** Total share of a line: of its first node, and of its last where that is another. */
export function totalText({ nodes }: Chain, tree: CallTree, { busy }: Subject): string {
  const head = rowPercent(tree.total[nodes[0]!]! / busy);
  const tail = rowPercent(tree.total[nodes[nodes.length - 1]!]! / busy);
  return head === tail ? head : `${head.slice(0, -1)}→${tail}`;
}

/** Self share of the last node of a line. */
export const selfText = ({ nodes }: Chain, tree: CallTree, { busy }: Subject): string =>
  rowPercent(tree.self[nodes[nodes.length - 1]!]! / busy);
