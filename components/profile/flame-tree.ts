import type { PrunedTree } from "@/lib/profile/flame-node";
import type { Frame, ProfileKind, Unit } from "@/lib/profile/profile";
import type { TreeKind } from "@/lib/profile/view-tree";

/** What is measured and how much of it there is: the denominators of all shares. */
export interface Wholes {
  kind: ProfileKind;
  unit: Unit;
  /** All that was sampled, and without idle time, of what is looked at. */
  total: number;
  busy: number;
  /** Without idle time, of the whole profile; as `busy` where nothing is left out. */
  wholeBusy: number;
  samples: number;
}

/** What `/api/profiles/[id]/tree` answers. */
export interface FlameTree extends PrunedTree, Wholes {
  tree: TreeKind;
  /** The functions of the nodes and of what they hang below. */
  frames: Record<number, Frame>;
}

/** What `/api/profiles/[id]/search` answers: how much there is of what is looked at, and how much of it matches. */
export interface SearchAnswer extends Wholes {
  /** Functions that match. */
  functions: number;
  /** Share (0..1) of the busy total on stacks with a match; a stack counts once. */
  share: number;
}

/** What `/api/profiles/[id]/functions` answers. */
export interface FunctionsAnswer extends Wholes {
  rows: readonly FunctionRow[];
  /** How many functions there are; the rows are the heaviest. */
  all: number;
  /** Runs of the same thing that were measured; weights are of all of them. */
  runs: number;
  /** Left out of the rows: time in which nothing ran. */
  idle: number;
}

/** A function with its weights in the profile's unit and its shares (0..1) of the busy total. */
export interface FunctionRow extends Frame {
  id: number;
  self: number;
  total: number;
  selfShare: number;
  totalShare: number;
  /** Standard deviation of the self share over the runs; 0 where there is one. */
  selfSpread: number;
}

/** What `/api/profiles/[id]/source` answers: the text of a file as it was profiled, and what its lines weigh. */
export interface SourceAnswer {
  file: string;
  /** Null where the text is not to be had; then `why` says so. */
  text: string | null;
  why: string;
  lines: readonly { line: number; self: number; inlined: boolean }[];
  /** Files of the profile by self weight, most first. */
  files: readonly { file: string; self: number }[];
}
