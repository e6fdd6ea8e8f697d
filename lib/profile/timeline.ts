import type { Profile } from "./profile";

/** A profile's samples in the order of their time. */
export type Timeline = {
  readonly stack: Int32Array;
  /** Where each begins and ends, in microseconds on the profiler's clock. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** The run each belongs to, one after the other; null when there is one. */
  readonly run: Int32Array | null;
  /** Weight of all samples before each; one entry more than there are samples. */
  readonly until: Float64Array;
  /** The profile's stack table, and how many frames each stack has. */
  readonly parent: Int32Array;
  readonly frame: Int32Array;
  readonly depths: Int32Array;
};

const timelines = new WeakMap<Profile, Timeline | null>();

/** The timeline of a profile, made once; null when its samples carry no time. */
export function timelineOf(profile: Profile): Timeline | null {
  const known = timelines.get(profile);
  if (known !== undefined) return known;
  const made = makeTimeline(profile);
  timelines.set(profile, made);
  return made;
}

function makeTimeline({ samples, stacks, meta }: Profile): Timeline | null {
  const { time } = samples;
  if (time === null || time.length === 0) return null;
  const order = Int32Array.from(time.keys()).sort((a, b) => time[a]! - time[b]! || a - b);
  const start = Float64Array.from(order, (i) => time[i]!);
  const weight = Float64Array.from(order, (i) => samples.weight[i]!);
  const until = new Float64Array(order.length + 1);
  for (const [i, one] of weight.entries()) until[i + 1] = until[i]! + one;
  return {
    stack: order.map((i) => samples.stack[i]!),
    start,
    end: endsOf(start, meta.unit === "microseconds" ? weight : null),
    run: samples.run && order.map((i) => samples.run![i]!),
    until,
    ...stacks,
    depths: depthsOf(stacks.parent),
  };
}

/** A sample lasts as long as it weighs, or until the next one where that comes first or where weights are no times. */
function endsOf(start: Float64Array, weight: Float64Array | null): Float64Array {
  const count = start.length;
  const mean = count > 1 ? (start[count - 1]! - start[0]!) / (count - 1) : 1;
  return start.map((begin, i) => {
    const next = start[i + 1] ?? Number.POSITIVE_INFINITY;
    const length = weight?.[i] ?? (i + 1 < count ? Number.POSITIVE_INFINITY : mean);
    return Math.min(begin + length, next);
  });
}

function depthsOf(parent: Int32Array): Int32Array {
  const depths = new Int32Array(parent.length);
  for (let i = 0; i < depths.length; i++) depths[i] = parent[i]! < 0 ? 1 : depths[parent[i]!]! + 1;
  return depths;
}
