import { normalQuantile } from "./normal";
import { requireOpenUnit } from "./require-open-unit";

/** Variance components of a paired design, known or assumed before any run; variances in the score's unit squared. */
export type PairedDesign = {
  /** Variance over tasks of the true difference between the conditions. */
  between: number;
  /** Variance of one run around its task's mean, in each condition. */
  within: readonly [number, number];
  /** Replicates of each task in each condition. */
  replicates: readonly [number, number];
  alpha: number;
  power: number;
};

/**
 * Tasks needed for a two-sided test of a mean paired difference to find `effect`:
 * n = (z₁₋α⁄₂ + z_power)² (ω² + σ²_A / K_A + σ²_B / K_B) / effect². Not rounded.
 *
 * @see Miller 2024, "Adding error bars to evals", arXiv 2411.00640, §5.
 */
export function tasksNeeded(design: PairedDesign, effect: number): number {
  if (!(effect > 0)) throw new RangeError(`effect must be positive; got ${effect}`);
  return (reach(design) / effect) ** 2;
}

/** The smallest mean difference such a design of `n` tasks can be expected to find: the same formula, solved for the effect. */
export function detectableByDesign(design: PairedDesign, n: number): number {
  if (!(n >= 1)) throw new RangeError(`n must be 1 or more; got ${n}`);
  return reach(design) / Math.sqrt(n);
}

function reach({ between, within, replicates, alpha, power }: PairedDesign): number {
  requireOpenUnit("alpha", alpha);
  requireOpenUnit("power", power);
  const variance = between + within[0] / replicates[0] + within[1] / replicates[1];
  return (normalQuantile(1 - alpha / 2) + normalQuantile(power)) * Math.sqrt(variance);
}
