import { type Answer, answer, none } from "./answer";
import { type TEstimate, tEstimate } from "./one-sample-t";
import { requireOpenUnit } from "./require-open-unit";
import { sampleProblem } from "./sample-problem";
import { strata } from "./strata";
import { sum } from "./sum";
import { varies } from "./varies";

export type ClusteredMean = TEstimate & {
  clusters: number;
  /** Share of all units in the largest cluster; above 0.3 the reader should be warned. */
  largestShare: number;
};

/**
 * Mean with a cluster-robust standard error (CR2) and Satterthwaite degrees of freedom, under an independent working
 * model. For an intercept alone the bias-reduced linearisation has a closed form: with cluster sizes n_g of N units,
 * V = N⁻² Σ (Σ e)² / (1 − n_g/N), and df = N² / (Σ n_g² + Σ_{g≠h} n_g² n_h² / (N² (1 − n_g/N) (1 − n_h/N))).
 * Equal clusters give the t test of the cluster means.
 *
 * @param clusters one label a unit
 * @see Bell & McCaffrey 2002, Survey Methodology 28(2); Pustejovsky & Tipton 2018, J. Business & Economic Statistics 36(4).
 */
export function clusterRobustMean(
  values: readonly number[],
  clusters: readonly string[],
  { against, level }: { against: number; level: number },
): Answer<ClusteredMean> {
  requireOpenUnit("level", level);
  const problem = sampleProblem(values, 2);
  if (problem) return none(problem);
  const groups = strata(values.length, clusters);
  if (groups.length < 2) return none("fewer-than-two-clusters");
  const total = values.length;
  const estimate = sum(values) / total;
  const scores = groups.map((group) => sum(group.map((i) => values[i]!)) - group.length * estimate);
  if (!varies(values) || scores.every((score) => Math.abs(score) <= roundingOf(values))) return none("no-variation");
  const sizes = groups.map((group) => group.length);
  const squared = sum(scores.map((score, g) => score ** 2 / (1 - sizes[g]! / total))) / total ** 2;
  const fit = tEstimate({ estimate, standardError: Math.sqrt(squared), df: satterthwaite(sizes), against, level });
  return answer({ ...fit, n: total, clusters: groups.length, largestShare: Math.max(...sizes) / total });
}

function roundingOf(values: readonly number[]): number {
  return 1e-12 * sum(values.map(Math.abs));
}

function satterthwaite(sizes: readonly number[]): number {
  const total = sum(sizes);
  const weights = sizes.map((size) => size ** 2 / (1 - size / total));
  const own = sum(sizes.map((size) => size ** 2));
  const between = sum(weights) ** 2 - sum(weights.map((weight) => weight ** 2));
  return total ** 2 / (own + between / total ** 2);
}
