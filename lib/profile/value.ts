import type { Profile, ValueColumn } from "./profile";

/** The values a profile's samples carry, the one all operations work on first. */
export const valuesOf = ({ meta, samples }: Profile): Omit<ValueColumn, "weight">[] => [
  { kind: meta.kind, unit: meta.unit },
  ...samples.others.map(({ kind, unit }) => ({ kind, unit })),
];

/**
 * The same profile seen by another of its values: 0 is the present one. Line weights, intervals and what was left out are
 * known of the present value only, so they are empty or unknown in the other's view.
 *
 * @throws RangeError when the samples carry no such value
 */
export function withValue(profile: Profile, index: number): Profile {
  if (index === 0) return profile;
  const { meta, samples } = profile;
  const chosen = samples.others[index - 1];
  if (chosen === undefined) throw new RangeError(`The profile's samples carry ${samples.others.length + 1} values.`);
  const total = chosen.weight.reduce((sum, weight) => sum + weight, 0);
  const present = { kind: meta.kind, unit: meta.unit, weight: samples.weight };
  return {
    ...profile,
    meta: {
      ...meta,
      kind: chosen.kind,
      unit: chosen.unit,
      interval: null,
      realInterval: samples.weight.length === 0 ? 0 : total / samples.weight.length,
      total,
      excluded: 0,
      prefix: 0,
    },
    samples: {
      ...samples,
      weight: chosen.weight,
      others: samples.others.map((other, i) => (i === index - 1 ? present : other)),
    },
    lines: { frame: new Int32Array(0), line: new Int32Array(0), weight: new Float64Array(0) },
  };
}
