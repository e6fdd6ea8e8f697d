import type { Profile, StackTable } from "./profile";

/**
 * The profile with its samples on other stacks: `stackOf` says for each present stack the new one, -1 for samples that are
 * left out. Of the meta data only the sums follow. Lines go: they are known of whole functions, not of a part of their samples.
 */
export function restack(
  profile: Profile,
  stacks: StackTable,
  stackOf: Int32Array,
  names: Pick<Profile, "strings" | "frames"> = profile,
): Profile {
  const { meta, samples } = profile;
  const kept = Array.from(samples.stack.keys()).filter((i) => stackOf[samples.stack[i]!]! >= 0);
  const keep = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i]!);
  const weight = keep(samples.weight);
  return {
    meta: { ...meta, samples: kept.length, total: weight.reduce((sum, one) => sum + one, 0) },
    strings: names.strings,
    frames: names.frames,
    stacks,
    samples: {
      stack: Int32Array.from(kept, (i) => stackOf[samples.stack[i]!]!),
      weight,
      others: samples.others.map((other) => ({ ...other, weight: keep(other.weight) })),
      time: samples.time === null ? null : keep(samples.time),
      run: samples.run === null ? null : Int32Array.from(kept, (i) => samples.run![i]!),
    },
    lines: { frame: new Int32Array(0), line: new Int32Array(0), weight: new Float64Array(0) },
  };
}
