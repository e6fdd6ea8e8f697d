import { isAnonymous } from "./anonymous";
import { type CallTree, childrenOf, treeOf } from "./call-tree";
import type { FlameNode, PrunedTree } from "./flame-node";
import { treeGrowth } from "./growth";
import { busyTotal } from "./origin-split";
import { PathTable } from "./path-table";
import { type Frame, frameAt, ORIGINS, type Profile } from "./profile";
import { type PruneOptions, prune } from "./prune";

/** By what the sides are made comparable: shares of each side's busy total, or the weights as measured, of one run. */
export const DIFF_MEASURES = ["share", "absolute"] as const;
export type DiffMeasure = (typeof DIFF_MEASURES)[number];

/** Which call paths are drawn: all, or only those whose own weight grew, or shrank. */
export const DIFF_PARTS = ["all", "grown", "shrunk"] as const;
export type DiffPart = (typeof DIFF_PARTS)[number];

/** Values of one side at each node of a merged tree, in the unit of the measure. */
export type DiffSides = { readonly self: Float64Array; readonly total: Float64Array };

/**
 * The call trees of two profiles as one. A node's width is the larger of its two own values plus the widths below it, so
 * that what is gone stays as visible as what is new; with a part chosen it is what its paths grew, or shrank, by.
 */
export type DiffTree = {
  /** `frame` indexes `frames`, `total` is the width. */
  readonly tree: CallTree;
  readonly width: number;
  /** The functions of both: as the later profile has them, as the earlier one has them when they are gone. */
  readonly frames: readonly Frame[];
  readonly before: DiffSides;
  readonly after: DiffSides;
};

export type DiffOptions = {
  readonly measure: DiffMeasure;
  readonly part: DiffPart;
};

/**
 * Merges two profiles path by path. Functions are the same when name and file are; those without a name when they are in
 * the same file and called from the same path. Idle time is on neither side.
 */
export function diffTree(before: Profile, after: Profile, { measure, part }: DiffOptions): DiffTree {
  const names = new FunctionNames();
  const paths = new PathTable(before.stacks.parent.length + after.stacks.parent.length);
  const [young, old] = [after, before].map((profile) => rowsOf(profile, names, paths));
  const { parent, label } = paths.rows();
  const count = parent.length;
  const scaleOf = (profile: Profile): number => {
    if (measure === "absolute") return 1 / profile.meta.runs;
    const busy = busyTotal(profile);
    return busy > 0 ? 1 / busy : 0;
  };
  const wasSelf = selfOf(before, old!, count, scaleOf(before));
  const isSelf = selfOf(after, young!, count, scaleOf(after));
  const width = wasSelf.map((was, i) => widthOf(was, isSelf[i]!, part));
  const tree = treeOf(parent, label, width);
  return {
    tree,
    width: width.reduce((sum, one) => sum + one, 0),
    frames: names.frames,
    before: { self: wasSelf, total: totalsOf(parent, wasSelf) },
    after: { self: isSelf, total: totalsOf(parent, isSelf) },
  };
}

function widthOf(before: number, after: number, part: DiffPart): number {
  if (part === "all") return Math.max(before, after);
  return Math.max(0, part === "grown" ? after - before : before - after);
}

/** One number a function, for both profiles; the first to name one says what it looks like. */
class FunctionNames {
  readonly frames: Frame[] = [];
  private readonly ids = new Map<string, number>();

  of(frame: Frame): number {
    const name = isAnonymous(frame.name) ? "(anonymous)" : frame.name;
    const key = `${name}\0${frame.file}\0${frame.origin}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.frames.length);
    return this.frames.push(isAnonymous(frame.name) ? { ...frame, name } : frame) - 1;
  }
}

/** The row of each stack of a profile; −1 for idle time. */
function rowsOf(profile: Profile, names: FunctionNames, paths: PathTable): Int32Array {
  const ids = Int32Array.from(profile.frames.name, (_, index) => names.of(frameAt(profile, index)));
  const idle = ORIGINS.indexOf("idle");
  const { parent, frame } = profile.stacks;
  const rows = new Int32Array(parent.length);
  for (let i = 0; i < rows.length; i++) {
    const above = parent[i]! < 0 ? -1 : rows[parent[i]!]!;
    rows[i] = profile.frames.origin[frame[i]!] === idle ? -1 : paths.child(above, ids[frame[i]!]!);
  }
  return rows;
}

function selfOf({ samples }: Profile, rows: Int32Array, count: number, scale: number): Float64Array {
  const self = new Float64Array(count);
  samples.stack.forEach((stack, i) => {
    const row = rows[stack]!;
    if (row >= 0) self[row]! += samples.weight[i]! * scale;
  });
  return self;
}

/** Sums each subtree. */
function totalsOf(parent: Int32Array, self: Float64Array): Float64Array {
  const total = self.slice();
  for (let i = parent.length - 1; i >= 0; i--) if (parent[i]! >= 0) total[parent[i]!]! += total[i]!;
  return total;
}

/** A box of the merged tree with the values of both sides; `frame` indexes the merged tree's functions. */
export type DiffNode = FlameNode & {
  readonly before: number;
  readonly after: number;
  readonly beforeSelf: number;
  readonly afterSelf: number;
};

/** The widest part of a merged tree within a cap on nodes; null when the zoom's address leads nowhere. */
export function pruneDiff(
  { tree, width, before, after }: DiffTree,
  options: PruneOptions,
): (Omit<PrunedTree, "nodes"> & { readonly nodes: readonly DiffNode[] }) | null {
  const growth = treeGrowth(tree, width);
  const pruned = prune(growth, options);
  if (pruned === null) return null;
  const whole = [...childrenOf(tree, -1)];
  const behind = ({ kind, at, hidden = 0 }: FlameNode): readonly number[] => {
    if (kind === "call") return [Number(at)];
    if (kind === "whole") return whole;
    const [address = "", skip = "0"] = at.split("~");
    return growth.below(growth.find(address) ?? -1).slice(Number(skip), Number(skip) + hidden);
  };
  const sum = (values: Float64Array, rows: readonly number[]): number =>
    rows.reduce((all, row) => all + values[row]!, 0);
  const nodes = pruned.nodes.map((node): DiffNode => {
    const rows = behind(node);
    const isCall = node.kind === "call";
    return {
      ...node,
      before: sum(before.total, rows),
      after: sum(after.total, rows),
      beforeSelf: isCall ? sum(before.self, rows) : 0,
      afterSelf: isCall ? sum(after.self, rows) : 0,
    };
  });
  return { ...pruned, nodes };
}
