import type { Profile } from "../profile";

/** A profile of counted samples as one of time, each sample for the interval that was asked for: what was really had is not known. */
export function countsToTime(profile: Profile, interval: number): Profile {
  const { meta, samples, lines } = profile;
  return {
    ...profile,
    meta: {
      ...meta,
      unit: "microseconds",
      interval,
      realInterval: interval,
      total: meta.total * interval,
      excluded: meta.excluded * interval,
      prefix: meta.prefix * interval,
      caveats: [
        ...meta.caveats,
        `Samples were counted, and each stands for the ${interval} µs that were asked for between two; the real interval is not known.`,
      ],
    },
    samples: { ...samples, weight: samples.weight.map((count) => count * interval) },
    lines: { ...lines, weight: lines.weight.map((count) => count * interval) },
  };
}
