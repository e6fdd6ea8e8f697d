import { type CallTree, callTree, childrenOf, sizesOf } from "./call-tree";
import type { Profile } from "./profile";

/**
 * A tree that is grown only where it is looked at, so that a view of a million call paths costs what it shows. Values are
 * in the profile's unit; a node's value is its own plus that of the nodes below it.
 */
export type Growth<Node> = {
  readonly top: Node;
  /** The nodes below that hold anything, heaviest first. */
  below(node: Node): readonly Node[];
  /** Null of the top. */
  above(node: Node): Node | null;
  /** Index into the profile's frame table; -1 for a top that is no function. */
  frame(node: Node): number;
  value(node: Node): number;
  self(node: Node): number;
  /** Nodes below it in all; null where only growing them all would tell. */
  size(node: Node): number | null;
  /** Names the node within the tree, for an address; "" is the top. */
  address(node: Node): string;
  /** The node of an address, null when there is none. */
  find(address: string): Node | null;
};

/** A profile's own call tree, root first and heaviest first. Nodes are indexes of its stack table, addressed by them. */
export function callGrowth(profile: Profile): Growth<number> {
  return treeGrowth(callTree(profile), profile.meta.total);
}

/** A tree in columns as a growth; -1 is its top, which is worth `total`. */
export function treeGrowth(tree: CallTree, total: number): Growth<number> {
  return {
    top: -1,
    below: (node) => heaviestFirst([...childrenOf(tree, node)], (child) => tree.total[child]!),
    above: (node) => (node < 0 ? null : tree.parent[node]!),
    frame: (node) => (node < 0 ? -1 : tree.frame[node]!),
    value: (node) => (node < 0 ? total : tree.total[node]!),
    self: (node) => (node < 0 ? 0 : tree.self[node]!),
    size: (node) => sizesOf(tree)[node + 1]! - 1,
    address: (node) => (node < 0 ? "" : String(node)),
    find: (address) => {
      if (address === "") return -1;
      const index = /^\d{1,9}$/.test(address) ? Number(address) : Number.POSITIVE_INFINITY;
      return index < tree.parent.length ? index : null;
    },
  };
}

/** Sorted by value, ties as they came; without what is worth nothing. */
export const heaviestFirst = <Node>(nodes: readonly Node[], value: (node: Node) => number): Node[] =>
  nodes.filter((node) => value(node) > 0).sort((a, b) => value(b) - value(a));
