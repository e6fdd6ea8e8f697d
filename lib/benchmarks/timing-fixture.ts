import type { Measurement, TimingSample, Variant } from "@/lib/protocol/outcome";

/** Rounds of plausible timings for tests of the judge: milliseconds by variant, with a wobble that differs by round. */
export function timings(
  milliseconds: Partial<Record<Variant, number>>,
  { rounds = 6, change }: { rounds?: number; change?: (sample: TimingSample) => TimingSample } = {},
): TimingSample[] {
  const samples: TimingSample[] = [];
  for (let round = 1; round <= rounds; round++)
    for (const variant of ["base", "expert", "patch"] as const) {
      const typical = milliseconds[variant];
      if (typical === undefined) continue;
      const run = typical * (1 + 0.01 * Math.sin(7 * round + variant.length));
      const input = round % 2 === 0 ? ("unseen" as const) : ("known" as const);
      const sample: TimingSample = {
        round,
        variant,
        input,
        runMilliseconds: run,
        runCpuMilliseconds: run,
        loadMilliseconds: 10,
        setupMilliseconds: 5,
        processMilliseconds: run + 60,
        processCpuMilliseconds: run + 50,
        reportedCpuMilliseconds: run + 45,
        peakRssKilobytes: 60_000,
        outputHash: `output of ${input}`,
        replaced: [],
      };
      samples.push(change ? change(sample) : sample);
    }
  return samples;
}

export function measurement(samples: TimingSample[], other: Partial<Measurement> = {}): Measurement {
  return {
    samples,
    guards: [{ name: "works", hidden: false, passed: true, detail: null }],
    tampering: [],
    failure: null,
    rounds: Math.max(0, ...samples.map((sample) => sample.round)),
    stopped: "round-cap",
    pinnedCore: null,
    load: { loadAverage: 0.1, othersBusyCores: 0, cores: 2, repeats: 0, overloaded: false },
    host: "host",
    isolation: "full",
    seconds: 1,
    ...other,
  };
}
