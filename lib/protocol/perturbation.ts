import { z } from "zod";
import { median } from "@/lib/stats/median";

/**
 * What profiling cost a workload in time, of interleaved pairs of a profiled and an unprofiled run. Shares are profiled over
 * unprofiled time minus 1: 0.04 is 4 % slower. The range of n pairs holds the true median with probability 1 − 2^(1 − n), so
 * that one which holds 0 says no more than that.
 */
export const Perturbation = z.object({
  /** exp(median of the pairs' log ratios) − 1. */
  share: z.number().gt(-1),
  lowest: z.number().gt(-1),
  highest: z.number().gt(-1),
  pairs: z.int().positive(),
  /** The host was busy with other work meanwhile: the number is not to be relied on. */
  overloaded: z.boolean(),
});
export type Perturbation = z.infer<typeof Perturbation>;

/** Of a task, by the hash of the capture configuration; without those that were not measured. */
export type Perturbations = Readonly<Record<string, Perturbation>>;

/** Times of the same workload, one after the other, in the same unit. */
export interface PerturbationPair {
  profiled: number;
  plain: number;
}

/** Fewer pairs show no spread that could be looked at. */
export const FEWEST_PAIRS = 3;

/** @returns null of fewer pairs than can say anything */
export function perturbationOf(pairs: readonly PerturbationPair[], overloaded: boolean): Perturbation | null {
  const logRatios = pairs.map(({ profiled, plain }) => Math.log(profiled / plain));
  const middle = median(logRatios);
  if (pairs.length < FEWEST_PAIRS || !middle.ok) return null;
  return {
    share: Math.expm1(middle.value),
    lowest: Math.expm1(Math.min(...logRatios)),
    highest: Math.expm1(Math.max(...logRatios)),
    pairs: pairs.length,
    overloaded,
  };
}

/** Whether the pairs are on both sides of no perturbation. */
export const holdsZero = ({ lowest, highest }: Pick<Perturbation, "lowest" | "highest">): boolean =>
  lowest <= 0 && highest >= 0;
