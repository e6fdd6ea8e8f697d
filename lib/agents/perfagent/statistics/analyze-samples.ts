import { explain } from "@/lib/stats/answer";
import { oneSampleT } from "@/lib/stats/one-sample-t";
import { quantileSorted } from "@/lib/stats/quantile";
import { sum } from "@/lib/stats/sum";
import { trimmedMean } from "@/lib/stats/trimmed-mean";
import { standardDeviation } from "@/lib/stats/variance";

/** How samples are summarised. */
export interface AnalysisPolicy {
  /** Confidence level of the interval, in (0, 1). */
  confidence: number;
  /** Share cut from each end of what outlier removal left, in [0, 0.5). */
  trimRatio: number;
  /** Samples further than this many interquartile ranges outside the quartiles are outliers. */
  iqrFactor: number;
}

/** The original's: an outlier is nearer than by Tukey's 1.5. */
export const USUAL_POLICY: AnalysisPolicy = { confidence: 0.95, trimRatio: 0.05, iqrFactor: 1 };

/** Samples without their outliers, in the unit of the samples. */
export interface SampleAnalysis {
  originalCount: number;
  count: number;
  mean: number;
  standardDeviation: number;
  min: number;
  max: number;
  range: number;
  /** t interval of the mean of what is kept; null where all that is kept is equal, or one of several samples. */
  interval: { low: number; high: number } | null;
  trimmedMean: number;
}

/**
 * Removes outliers by the interquartile range (R-7 quartiles), then summarises. A single sample is its own interval.
 * Null when there are no samples.
 *
 * @throws RangeError when a sample is not finite
 */
export function analyzeSamples(
  samples: readonly number[],
  policy: AnalysisPolicy = USUAL_POLICY,
): SampleAnalysis | null {
  const bad = samples.find((sample) => !Number.isFinite(sample));
  if (bad !== undefined) throw new RangeError(`samples must be finite numbers; got ${bad}`);
  const sorted = [...samples].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const kept = withoutOutliers(sorted, policy.iqrFactor);
  const [min, max] = [kept[0]!, kept.at(-1)!];
  const spread = standardDeviation(kept);
  return {
    originalCount: samples.length,
    count: kept.length,
    mean: sum(kept) / kept.length,
    standardDeviation: spread.ok ? spread.value : 0,
    min,
    max,
    range: max - min,
    interval: intervalOf(kept, samples.length, policy.confidence),
    trimmedMean: trimmed(trimmedMean(kept, policy.trimRatio)),
  };
}

function withoutOutliers(sorted: readonly number[], factor: number): number[] {
  const [low, high] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)];
  const reach = factor * (high - low);
  return sorted.filter((sample) => low - reach <= sample && sample <= high + reach);
}

function intervalOf(kept: readonly number[], original: number, level: number): SampleAnalysis["interval"] {
  if (original === 1) return { low: kept[0]!, high: kept[0]! };
  const estimate = oneSampleT(kept, { against: 0, level });
  return estimate.ok ? { low: estimate.value.interval.low, high: estimate.value.interval.high } : null;
}

function trimmed(answered: ReturnType<typeof trimmedMean>): number {
  if (answered.ok) return answered.value;
  throw new RangeError(explain(answered.reason));
}
