import type { CallTree } from "@/lib/profile/call-tree";
import { REPRESENTATION_TITLES } from "@/lib/protocol/condition";
import { byImportance, type Chain, chainsOf, framesNamed, pathText, selfText, totalText } from "./chains";
import { fillProfile, type Item } from "./fill";
import { foldedTree } from "./folded-tree";
import type { Representation } from "./representation";
import { type Subject, subjectOf } from "./subject";

/** Characters of a bar that stands for the whole: one is 5 %. Runs of one character are a token or two in either vocabulary. */
const WIDEST_BAR = 20;
/** A path below this share would be drawn too wide even as one character. */
const SMALLEST_SHARE = 0.01;
const LONGEST_CHAIN = 3;
const LEGEND = {
  place: 0,
  text: "flame graph (a character is 5%: # self, = in its calls; then total, self; recursion folded):",
};

/** An icicle drawn in characters: a bar for each call, indented under its caller, as wide as its share. */
export const flameText: Representation = {
  id: "flame-text",
  title: REPRESENTATION_TITLES["flame-text"],
  render: (input) => {
    const subject = subjectOf(input);
    const coarse = { ...subject, smallestShare: Math.max(SMALLEST_SHARE, subject.smallestShare) };
    return fillProfile(subject, flameItems(foldedTree(input.profile), coarse), input);
  },
};

function flameItems(tree: CallTree, subject: Subject): Item[] {
  const chains = chainsOf(tree, subject);
  const items = byImportance(chains, tree).map((place): Item => {
    const chain = chains[place]!;
    return {
      lines: [{ place: place + 1, text: lineOf(chain, tree, subject) }],
      shows: framesNamed(chain, tree, LONGEST_CHAIN),
    };
  });
  const [first, ...others] = items;
  if (first === undefined) return [];
  return [{ ...first, lines: [{ place: 0, text: "flame graph:" }, ...first.lines], legend: LEGEND }, ...others];
}

function lineOf(chain: Chain, tree: CallTree, subject: Subject): string {
  const numbers = `${totalText(chain, tree, subject)} self ${selfText(chain, tree, subject)}`;
  const bar = barOf(chain, tree, subject);
  return `${" ".repeat(chain.depth)}${bar} ${numbers} ${pathText(chain, tree, subject, LONGEST_CHAIN)}`;
}

/** The first call's width, in it the last one's own share. */
function barOf({ nodes }: Chain, tree: CallTree, { busy }: Subject): string {
  const characters = (value: number) => Math.round((WIDEST_BAR * value) / busy);
  const width = Math.max(1, characters(tree.total[nodes[0]!]!));
  const self = Math.min(width, characters(tree.self[nodes[nodes.length - 1]!]!));
  return "#".repeat(self) + "=".repeat(width - self);
}
