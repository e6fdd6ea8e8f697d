import type { FlameNode } from "@/lib/profile/flame-node";
import { frameLabel } from "@/lib/profile/frame-label";
import type { Marks, Picture } from "./flame-pane";
import type { FlameTree } from "./flame-tree";
import { factsOf, isNamed, type NamedFrame, nameOf, originOf, sayFacts } from "./frame-text";
import { type BoxOrigin, originFill } from "./origins";
import { readSearch } from "./read-search";
import { pathTo } from "./zoom-within";

/** How a tree is drawn; a saved file has colours of its own. */
export function pictureOf(tree: FlameTree, fill: (origin: BoxOrigin) => string = originFill): Picture {
  const nodeAt = (index: number) => tree.nodes[index]!;
  return {
    nodes: tree.nodes,
    facts: (index) => factsOf(tree, nodeAt(index)),
    look: (index) => {
      const node = nodeAt(index);
      return { name: nameOf(tree, node), fill: fill(originOf(tree, node)), says: sayFacts(factsOf(tree, node)) };
    },
  };
}

/** What of a tree a search matches and evidence names. */
export function marksOf(
  { nodes, frames }: Pick<FlameTree, "frames"> & { nodes: readonly Pick<FlameNode, "frame">[] },
  search: string,
  named: readonly NamedFrame[],
): Marks {
  const { isFound } = readSearch(search);
  const [found, meant] = [new Set<number>(), new Set<number>()];
  for (const [index, frame] of Object.entries(frames)) {
    if (isFound?.(frame)) found.add(Number(index));
    if (isNamed(frame, named)) meant.add(Number(index));
  }
  const boxesOf = (functions: ReadonlySet<number>) =>
    new Set(nodes.flatMap(({ frame }, index) => (functions.has(frame) ? [index] : [])));
  return { matches: isFound ? boxesOf(found) : null, named: boxesOf(meant) };
}

/** The calls from the outermost to a box, a line each: what is copied as its stack. */
export function stackText(tree: FlameTree, index: number): string {
  const node = tree.nodes[index];
  if (!node) return "";
  const frames = [...tree.ancestors, ...pathTo(tree, node), node].map(({ frame }) => tree.frames[frame]);
  const labels = frames.flatMap((frame) => (frame ? [frameLabel(frame)] : []));
  return (tree.tree === "inverted" || tree.tree === "callers" ? labels.reverse() : labels).join("\n");
}
