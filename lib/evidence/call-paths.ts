import type { CallTree } from "@/lib/profile/call-tree";
import { REPRESENTATION_TITLES } from "@/lib/protocol/condition";
import { byImportance, type Chain, chainsOf, framesNamed, pathText, selfText, totalText } from "./chains";
import { fillProfile, type Item, type PlacedLine } from "./fill";
import { foldedTree } from "./folded-tree";
import type { Representation } from "./representation";
import { type Subject, subjectOf } from "./subject";

/** A longer chain is first shown by its ends, and in full when everything else has its place. */
const LONGEST_CHAIN = 4;

/** The call tree from the program's entry down: recursion folded, wrappers joined with what they call, heaviest paths first. */
export const callPaths: Representation = {
  id: "call-paths",
  title: REPRESENTATION_TITLES["call-paths"],
  render: (input) => {
    const subject = subjectOf(input);
    return fillProfile(subject, pathItems(foldedTree(input.profile), subject), input);
  },
};

/** The lines of a tree with folded recursion, most important first. */
export function pathItems(tree: CallTree, subject: Subject): Item[] {
  const chains = chainsOf(tree, subject);
  const order = byImportance(chains, tree);
  const long = order.filter((place) => chains[place]!.nodes.length > LONGEST_CHAIN);
  const [first, ...others] = [
    ...order.map((place) => itemOf(place, LONGEST_CHAIN)),
    ...long.map((place) => itemOf(place, chains[place]!.nodes.length)),
  ];
  if (first === undefined) return [];
  return [
    { ...first, lines: [{ place: 0, text: "call paths:" }, ...first.lines], legend: legendOf(chains) },
    ...others,
  ];

  function itemOf(place: number, most: number): Item {
    const chain = chains[place]!;
    return {
      // Made when its turn comes: of a thousand lines most never fit.
      get lines() {
        return [{ place: place + 1, text: lineOf(chain, tree, subject, most) }];
      },
      shows: framesNamed(chain, tree, most),
    };
  }
}

function legendOf(chains: readonly Chain[]): PlacedLine {
  const aside = chains.some(({ calledBy }) => calledBy !== null) ? "; x < a: called by a of the line above" : "";
  return { place: 0, text: `call paths (a > b: nearly all of a is in b${aside}; recursion folded):` };
}

function lineOf(chain: Chain, tree: CallTree, subject: Subject, most: number): string {
  const shares = `total ${totalText(chain, tree, subject)} self ${selfText(chain, tree, subject)}`;
  return `${" ".repeat(chain.depth)}${shares} ${pathText(chain, tree, subject, most)}`;
}
