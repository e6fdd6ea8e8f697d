import type { DiffMeasure, DiffNode, DiffPart } from "@/lib/profile/diff-tree";
import type { PrunedTree } from "@/lib/profile/flame-node";
import type { Frame, ProfileKind, Unit } from "@/lib/profile/profile";

/** One side of a comparison. */
export interface ComparedSide {
  runs: number;
  samples: number;
  /** Without idle time, of one run. */
  busy: number;
}

/** What is compared, and by what. */
export interface Compared {
  kind: ProfileKind;
  unit: Unit;
  before: ComparedSide;
  after: ComparedSide;
}

/** What `/api/profiles/diff/tree` answers; values are shares (0..1) or in the unit, as measured. */
export interface DiffPicture extends Compared, Omit<PrunedTree, "nodes"> {
  measure: DiffMeasure;
  part: DiffPart;
  nodes: readonly DiffNode[];
  frames: Record<number, Frame>;
}

/** A function before and after; null on the side that does not have it. Shares are 0..1 of the side's busy total. */
export interface DiffFunction extends Frame {
  id: number;
  before: { self: number; selfShare: number; totalShare: number } | null;
  after: { self: number; selfShare: number; totalShare: number } | null;
  deltaSelf: number;
  deltaSelfShare: number;
  deltaTotalShare: number;
  z: number;
}

/** What `/api/profiles/diff/functions` answers. */
export interface DiffFunctions extends Compared {
  rows: readonly DiffFunction[];
  /** How many there are; the rows are those that changed most. */
  all: number;
  basis: "repeats" | "samples";
  /** The largest change between halves of one side's repeats, which measured the same. */
  unchanged: { side: "before" | "after"; runs: number; name: string; deltaSelfShare: number } | null;
}
