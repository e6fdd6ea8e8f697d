import type { FlameNode, PrunedTree } from "./flame-node";
import type { Profile } from "./profile";
import { type Timeline, timelineOf } from "./timeline";

export type TimeOrderOptions = {
  /** Most boxes in the result. */
  readonly frames: number;
  /** Address of a call or a stretch of time; "" is the whole. */
  readonly zoom: string;
};

/** Calls shorter than this part of what is shown are merged: less than a pixel of a wide window. */
const RESOLUTION = 1 / 2000;
/** No remainder is longer than this part of what is shown, so that zooming into one always shows more. */
const LONGEST_STRETCH = 1 / 16;

/**
 * The samples `from` ≤ i < `to` of a timeline, which all have the same function at `depth` of their stacks, 0 being the
 * outermost and −1 none: then it is a stretch of time.
 */
type Call = { readonly depth: number; readonly from: number; readonly to: number };

/**
 * A profile's samples in the order of their time, neighbours with the same call drawn as one. The longest calls are
 * shown, within the cap; stretches of what is too short to see, or beyond the cap, are remainders, which zooming opens.
 *
 * @returns null when the samples carry no time, or when the zoom's address leads nowhere
 */
export function timeOrder(profile: Profile, { frames, zoom }: TimeOrderOptions): PrunedTree | null {
  const timeline = timelineOf(profile);
  const root = timeline && findCall(timeline, zoom);
  if (!timeline || !root) return null;
  const shortest = RESOLUTION * lengthOf(timeline, root);
  const below = callsBelow(timeline, root, shortest);
  const calls = [root, ...longest(below, timeline, Math.floor((2 * frames) / 3))];
  return {
    nodes: nodesOf(timeline, calls, shortest, Math.floor(frames / 3)),
    ancestors: ancestorsOf(timeline, root),
    shown: calls.length - 1,
    all: null,
  };
}

const lengthOf = ({ start, end }: Timeline, { from, to }: Call): number => end[to - 1]! - start[from]!;

const addressOf = ({ stack }: Timeline, { depth, from, to }: Call): string =>
  depth < 0 && from === 0 && to === stack.length ? "" : `${depth}.${from}.${to}`;

function findCall({ stack, depths }: Timeline, address: string): Call | null {
  if (address === "") return { depth: -1, from: 0, to: stack.length };
  const match = /^(-1|\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(address);
  if (match === null) return null;
  const [depth, from, to] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return from < to && to <= stack.length && depth < depths[stack[from]!]! ? { depth, from, to } : null;
}

/** Every call below another one that is long enough to be seen. */
function callsBelow(timeline: Timeline, root: Call, shortest: number): Call[] {
  const { start, end, stack, depths } = timeline;
  const found: Call[] = [];
  /** Where the call that is open at each depth began. */
  const open: number[] = [];
  const closeTo = (depth: number, to: number): void => {
    while (open.length > depth) {
      const call = { depth: open.length - 1, from: open.pop()!, to };
      if (call.depth > root.depth && lengthOf(timeline, call) >= shortest) found.push(call);
    }
  };
  for (let i = root.from; i < root.to; i++) {
    const isAfterGap = i > root.from && start[i]! - end[i - 1]! > shortest;
    closeTo(i === root.from || isAfterGap ? 0 : common(timeline, i - 1, i), i);
    while (open.length < depths[stack[i]!]!) open.push(i);
  }
  closeTo(0, root.to);
  return found;
}

/** How many frames two samples have in common, counted from the outermost; none where they are of different runs. */
function common({ stack, run, parent, depths }: Timeline, a: number, b: number): number {
  if (run !== null && run[a] !== run[b]) return 0;
  let [one, other] = [stack[a]!, stack[b]!];
  while (depths[one]! > depths[other]!) one = parent[one]!;
  while (depths[other]! > depths[one]!) other = parent[other]!;
  while (one !== other) [one, other] = [parent[one]!, parent[other]!];
  return one < 0 ? 0 : depths[one]!;
}

/** The longest calls. A call is never longer than the one around it, which comes first where they are equal. */
const longest = (calls: readonly Call[], timeline: Timeline, most: number): Call[] =>
  [...calls]
    .sort((a, b) => lengthOf(timeline, b) - lengthOf(timeline, a) || a.depth - b.depth || a.from - b.from)
    .slice(0, most);

/** A stretch in which a shown call's own calls are not shown. */
type Stretch = Call & { readonly parent: number; readonly samples: number };

function nodesOf(timeline: Timeline, chosen: readonly Call[], shortest: number, most: number): FlameNode[] {
  const calls = [...chosen].sort((a, b) => a.from - b.from || a.depth - b.depth);
  const { parents, self, stretches } = sweep(timeline, calls, shortest);
  const visible = stretches
    .filter((stretch) => lengthOf(timeline, stretch) >= shortest / 2)
    .sort((a, b) => lengthOf(timeline, b) - lengthOf(timeline, a))
    .slice(0, most)
    .sort((a, b) => a.from - b.from);
  const box = (call: Call) => boxOf(timeline, call, timeline.start[calls[0]!.from]!);
  return [
    ...calls.map((call, i): FlameNode => {
      return { ...callNode(timeline, call), ...box(call), parent: parents[i]!, self: self[i]! };
    }),
    ...visible.map((stretch): FlameNode => {
      const { parent, samples } = stretch;
      return { ...box(stretch), parent, kind: "hidden", frame: -1, self: 0, hidden: samples };
    }),
  ];
}

function callNode({ stack, frame, depths, parent }: Timeline, { depth, from, to }: Call) {
  if (depth >= 0) {
    let at = stack[from]!;
    while (depths[at]! > depth + 1) at = parent[at]!;
    return { kind: "call", frame: frame[at]! } as const;
  }
  const isWhole = from === 0 && to === stack.length;
  return isWhole
    ? ({ kind: "whole", frame: -1 } as const)
    : ({ kind: "hidden", frame: -1, hidden: to - from } as const);
}

function boxOf(timeline: Timeline, call: Call, origin: number) {
  const { start, end, until } = timeline;
  return {
    at: addressOf(timeline, call),
    value: until[call.to]! - until[call.from]!,
    start: start[call.from]! - origin,
    end: end[call.to - 1]! - origin,
  };
}

/** Goes along the samples with the chosen calls, which are sorted by where they begin, the outer before the inner. */
function sweep(timeline: Timeline, calls: readonly Call[], shortest: number) {
  const { start, end, stack, depths, until } = timeline;
  const parents = new Int32Array(calls.length).fill(-1);
  const self = new Float64Array(calls.length);
  const stretches: Stretch[] = [];
  /** The stretch of each call that the next sample may continue: an index into `stretches`. */
  const growing = new Map<number, number>();
  const open: number[] = [];
  const longest = LONGEST_STRETCH * lengthOf(timeline, calls[0]!);
  for (let i = calls[0]!.from, next = 0; i < calls[0]!.to; i++) {
    while (open.length > 0 && calls[open.at(-1)!]!.to <= i) growing.delete(open.pop()!);
    for (; next < calls.length && calls[next]!.from === i; next++) {
      const above = open.at(-1) ?? -1;
      parents[next] = above;
      growing.delete(above);
      open.push(next);
    }
    const deepest = open.at(-1)!;
    const { depth } = calls[deepest]!;
    if (depths[stack[i]!]! <= depth + 1) {
      self[deepest]! += until[i + 1]! - until[i]!;
      continue;
    }
    const last = growing.get(deepest);
    const stretch = last === undefined ? undefined : stretches[last]!;
    const goesOn = stretch && start[i]! - end[stretch.to - 1]! <= shortest && end[i]! - start[stretch.from]! <= longest;
    if (last !== undefined && goesOn) stretches[last] = { ...stretch, to: i + 1, samples: stretch.samples + 1 };
    else growing.set(deepest, stretches.push({ parent: deepest, depth, from: i, to: i + 1, samples: 1 }) - 1);
  }
  return { parents, self, stretches };
}

/** The calls around one, outermost first, each from its own beginning to its own end. */
function ancestorsOf(timeline: Timeline, root: Call): { frame: number; at: string }[] {
  const whole = { depth: -1, from: 0, to: timeline.stack.length };
  if (addressOf(timeline, root) === "") return [];
  const calls = [whole];
  const [left, right] = [reach(timeline, root.from, -1), reach(timeline, root.from, 1)];
  for (let depth = 0; depth <= root.depth; depth++) {
    const call = { depth, from: left[depth]!, to: right[depth]! + 1 };
    if (depth < root.depth || call.from < root.from || call.to > root.to) calls.push(call);
  }
  return calls.map((call) => ({ frame: callNode(timeline, call).frame, at: addressOf(timeline, call) }));
}

/** For each frame of a sample's stack the last sample in a direction that has it too, without a break. */
function reach(timeline: Timeline, from: number, step: 1 | -1): number[] {
  const { stack, depths } = timeline;
  let shared = depths[stack[from]!]!;
  const last = new Array<number>(shared).fill(from);
  for (let i = from + step; i >= 0 && i < stack.length && shared > 0; i += step) {
    shared = Math.min(shared, common(timeline, i - step, i));
    for (let depth = 0; depth < shared; depth++) last[depth] = i;
  }
  return last;
}
