import { ORIGINS, type Profile } from "./profile";

/** What the runs of a profile hold, in its unit. */
export type RunWeights = {
  /** Of each run, without idle time. */
  readonly busy: Float64Array;
  /** The own weight of a function in each run, by its frame. */
  self(frame: number): Float64Array;
};

const tables = new WeakMap<Profile, RunWeights>();

/** The weights of a profile run by run, made once. */
export function runWeights(profile: Profile): RunWeights {
  const weights = tables.get(profile) ?? weigh(profile);
  tables.set(profile, weights);
  return weights;
}

function weigh({ meta: { runs }, frames, stacks, samples }: Profile): RunWeights {
  const idle = ORIGINS.indexOf("idle");
  const busy = new Float64Array(runs);
  const self = new Float64Array(runs * frames.name.length);
  samples.stack.forEach((stack, i) => {
    const frame = stacks.frame[stack]!;
    const run = samples.run?.[i] ?? 0;
    self[frame * runs + run]! += samples.weight[i]!;
    if (frames.origin[frame] !== idle) busy[run]! += samples.weight[i]!;
  });
  return { busy, self: (frame) => self.subarray(frame * runs, (frame + 1) * runs) };
}

/**
 * The standard deviation (n − 1) of a share over runs, about the share of all runs together: each run counts by how long it
 * was (the ratio estimator, Cochran 1977, §6.3). A single run says nothing of it: 0.
 *
 * @param part in each run, of its `whole`
 */
export function spreadOf(part: Float64Array, whole: Float64Array): number {
  const n = whole.length;
  const all = sum(whole);
  if (n < 2 || all === 0) return 0;
  const share = sum(part) / all;
  const squares = part.reduce((total, each, i) => total + (each - share * whole[i]!) ** 2, 0);
  return Math.sqrt(squares / (n - 1)) / (all / n);
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
