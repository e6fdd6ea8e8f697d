import type { FlameNode } from "@/lib/profile/flame-node";
import type { FlameTree } from "./flame-tree";

/**
 * What of a tree is below one of its boxes: shown at once while the server looks for what was too small to be in it.
 * Null when the box is not in the tree.
 */
export function zoomWithin(tree: FlameTree, at: string): FlameTree | null {
  const top = tree.nodes.findIndex((node) => node.at === at);
  const root = tree.nodes[top];
  if (root === undefined || root.kind !== "call") return null;
  const place = new Map([[top, 0]]);
  const nodes: FlameNode[] = [{ ...root, parent: -1, start: 0, end: root.end - root.start }];
  for (const [index, node] of tree.nodes.entries()) {
    const parent = place.get(node.parent);
    if (index <= top || parent === undefined) continue;
    place.set(index, nodes.length);
    nodes.push({ ...node, parent, start: node.start - root.start, end: node.end - root.start });
  }
  return { ...tree, nodes, ancestors: [...tree.ancestors, ...pathTo(tree, root)], shown: nodes.length - 1, all: null };
}

/** The boxes around one, outermost first. */
export function pathTo({ nodes }: Pick<FlameTree, "nodes">, node: FlameNode): FlameNode[] {
  const path: FlameNode[] = [];
  for (let up = nodes[node.parent]; up !== undefined; up = nodes[up.parent]) path.unshift(up);
  return path;
}
