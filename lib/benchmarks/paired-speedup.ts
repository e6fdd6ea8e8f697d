import type { TimingSample, Variant } from "@/lib/protocol/outcome";
import { oneSampleT } from "@/lib/stats/one-sample-t";

/** Geometric mean over rounds of T_slow / T_fast, both timed in the same round, with its 95 % t interval on the log scale. */
export interface PairedSpeedup {
  estimate: number;
  /** Null with fewer than 2 rounds. */
  interval: [number, number] | null;
  /** Half-width of the interval of the log; Infinity where there is none. */
  halfWidth: number;
  rounds: number;
}

/** @returns null when no round has both variants. */
export function pairedSpeedup(samples: readonly TimingSample[], slow: Variant, fast: Variant): PairedSpeedup | null {
  const logs = pairedLogs(samples, slow, fast);
  if (logs.length === 0) return null;
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const estimate = Math.exp(mean);
  const t = oneSampleT(logs, { against: 0, level: 0.95 });
  if (!t.ok) {
    const equal = t.reason === "no-variation";
    return {
      estimate,
      interval: equal ? [estimate, estimate] : null,
      halfWidth: equal ? 0 : Infinity,
      rounds: logs.length,
    };
  }
  const { low, high } = t.value.interval;
  return { estimate, interval: [Math.exp(low), Math.exp(high)], halfWidth: (high - low) / 2, rounds: logs.length };
}

/** log(T_slow / T_fast) of every round that timed both, in round order. */
export function pairedLogs(samples: readonly TimingSample[], slow: Variant, fast: Variant): number[] {
  const of = (variant: Variant) =>
    new Map(samples.filter((sample) => sample.variant === variant).map((sample) => [sample.round, sample]));
  const fasts = of(fast);
  return [...of(slow)].flatMap(([round, sample]) => {
    const other = fasts.get(round);
    return other ? [Math.log(sample.runMilliseconds / other.runMilliseconds)] : [];
  });
}
