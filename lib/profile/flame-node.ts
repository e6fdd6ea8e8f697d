/** A box of a flame graph. Values are in the profile's unit. */
export type FlameNode = {
  /** Index of the box it hangs below; −1 for the root, which is the first. A box comes after the one it hangs below. */
  readonly parent: number;
  /** Address to zoom to, "" for the whole. */
  readonly at: string;
  /** `whole`: everything there is. `call`: a function. `hidden`: what the cap left out below its parent. */
  readonly kind: "whole" | "call" | "hidden";
  /** Index into the profile's frame table; −1 unless it is a call. */
  readonly frame: number;
  readonly value: number;
  readonly self: number;
  /** From where to where it lies, counted from the root's start: in the profile's unit, in time order in microseconds. */
  readonly start: number;
  readonly end: number;
  /** Of what is hidden: how many calls lie right below the parent, in time order how many samples. */
  readonly hidden?: number;
};

/** The part of a tree that can be drawn. */
export type PrunedTree = {
  readonly nodes: readonly FlameNode[];
  /** What the root hangs below, outermost first. */
  readonly ancestors: readonly { readonly frame: number; readonly at: string }[];
  /** Calls among the nodes below the root. */
  readonly shown: number;
  /** Calls below the root in all; null where only growing them all would tell. */
  readonly all: number | null;
};
