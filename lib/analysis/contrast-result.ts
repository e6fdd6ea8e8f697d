import { countOf } from "@/lib/protocol/count-of";
import type { Contrast } from "@/lib/protocol/study";
import { agrestiMin, type PairedProportions } from "@/lib/stats/agresti-min";
import { type Answer, explain } from "@/lib/stats/answer";
import { bootstrap } from "@/lib/stats/bootstrap";
import { percentileInterval } from "@/lib/stats/bootstrap-percentile";
import { type ClusteredMean, clusterRobustMean } from "@/lib/stats/cluster-robust";
import type { Generator } from "@/lib/stats/generator";
import type { Interval } from "@/lib/stats/interval";
import { minimumDetectableEffect } from "@/lib/stats/minimum-detectable-effect";
import type { TEstimate } from "@/lib/stats/one-sample-t";
import { pairedT } from "@/lib/stats/paired-t";
import { type SignFlip, signFlip } from "@/lib/stats/sign-flip";
import { standardDeviation } from "@/lib/stats/variance";
import { bootstrapStrata } from "./bootstrap-strata";
import { overallScore } from "./condition-summary";
import { pairTasks, type TaskScore } from "./task-scores";

/** Two conditions on the same tasks. Every estimate is treatment minus control. */
export interface ContrastResult {
  contrast: Contrast;
  n: number;
  clusters: number;
  /** Tasks scored under one of the two only: left out, and said so. */
  unpaired: string[];
  /** Task by task, for the picture and the table. */
  pairs: {
    taskId: string;
    repository: string;
    treatment: number;
    control: number;
    difference: number;
    runIds: string[];
  }[];
  /** Primary inference: paired t on mean log SR. */
  logRatio: Answer<TEstimate>;
  signFlip: Answer<SignFlip>;
  /** Sensitivity: cluster-robust (CR2) over repositories. */
  clustered: Answer<ClusteredMean>;
  overall: Answer<{ estimate: number; interval: Interval; resamples: number; seed: string }>;
  /** Share of correct runs: paired proportions with one replicate, otherwise a paired t over tasks' shares. */
  correct: Answer<PairedProportions | TEstimate>;
  correctMethod: "Agresti–Min" | "paired t of task means";
  /** Smallest mean difference that would be found with 80 % power at the plan's alpha. */
  detectable: number | null;
  /** After Holm over the plan's family; null when the test has no answer. */
  adjustedP: number | null;
  warnings: string[];
}

interface Setting {
  alpha: number;
  resamples: number;
  generator: Generator;
}

/** Reported without Holm's correction; `withHolm` of the study's results fills it in over the family. */
export function contrastResult(
  contrast: Contrast,
  scores: { treatment: readonly TaskScore[]; control: readonly TaskScore[] },
  { alpha, resamples, generator }: Setting,
): ContrastResult {
  const { treatment, control, unpaired } = pairTasks(scores.treatment, scores.control);
  const level = 1 - alpha;
  const [first, second] = [treatment.map((task) => task.meanLogRatio), control.map((task) => task.meanLogRatio)];
  const differences = first.map((value, i) => value - (second[i] ?? 0));
  const repositories = treatment.map((task) => task.repository);
  const stream = generator.fork(`contrast/${contrast.id}`);
  const spread = standardDeviation(differences);
  const detectable = spread.ok
    ? minimumDetectableEffect({ n: differences.length, sd: spread.value, alpha, power: 0.8 })
    : spread;
  const base = {
    contrast,
    n: treatment.length,
    clusters: new Set(repositories).size,
    unpaired,
    pairs: treatment.map((task, i) => ({
      taskId: task.taskId,
      repository: task.repository,
      treatment: task.meanLogRatio,
      control: second[i] ?? 0,
      difference: differences[i] ?? 0,
      runIds: [...task.runIds, ...(control[i]?.runIds ?? [])],
    })),
    logRatio: pairedT(first, second, level),
    signFlip: signFlip(differences, { level, draws: resamples, generator: stream.fork("sign-flip") }),
    clustered: clusterRobustMean(differences, repositories, { against: 0, level }),
    overall: overallDifference(treatment, control, { alpha, resamples, generator: stream.fork("overall") }),
    ...correctDifference(treatment, control, level),
    detectable: detectable.ok ? detectable.value : null,
    adjustedP: null,
  };
  return { ...base, warnings: warningsOf(base.pairs, base.clusters, unpaired, base.logRatio) };
}

function overallDifference(
  treatment: readonly TaskScore[],
  control: readonly TaskScore[],
  { alpha, resamples, generator }: Setting,
) {
  const boot = bootstrap(
    {
      n: treatment.length,
      strata: bootstrapStrata(treatment.map((task) => task.repository)),
      statistic: (indices) => overallScore(treatment, indices) - overallScore(control, indices),
    },
    { resamples, generator },
  );
  if (!boot.ok) return boot;
  const { estimate, seed } = boot.value;
  return {
    ok: true as const,
    value: { estimate, interval: percentileInterval(boot.value, 1 - alpha), resamples, seed },
  };
}

function correctDifference(treatment: readonly TaskScore[], control: readonly TaskScore[], level: number) {
  const single = [...treatment, ...control].every((task) => task.replicates === 1);
  if (!single)
    return {
      correct: pairedT(
        treatment.map((task) => task.correct),
        control.map((task) => task.correct),
        level,
      ),
      correctMethod: "paired t of task means" as const,
    };
  const only = (a: readonly TaskScore[], b: readonly TaskScore[]) =>
    a.filter((task, i) => task.correct === 1 && b[i]?.correct === 0).length;
  const counts = { firstOnly: only(treatment, control), secondOnly: only(control, treatment), n: treatment.length };
  return { correct: agrestiMin(counts, level), correctMethod: "Agresti–Min" as const };
}

/** Fewer clusters than this make cluster-robust intervals unreliable (Cameron & Miller 2015, J. Human Resources 50(2)). */
const FEW_CLUSTERS = 20;

function warningsOf(
  pairs: ContrastResult["pairs"],
  clusters: number,
  unpaired: readonly string[],
  test: Answer<TEstimate>,
): string[] {
  const warnings: string[] = [];
  if (!test.ok) warnings.push(explain(test.reason));
  if (unpaired.length > 0)
    warnings.push(
      `Left out, because scored under one of the two conditions only: ${countOf(unpaired.length, "task")}.`,
    );
  if (clusters < FEW_CLUSTERS)
    warnings.push(
      `${countOf(clusters, "repository")}: too few for the cluster-robust interval to be trusted by itself.`,
    );
  const total = pairs.reduce((sum, pair) => sum + Math.abs(pair.difference), 0);
  const largest = [...pairs].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0];
  if (largest && total > 0 && pairs.length >= 4 && Math.abs(largest.difference) / total > 0.4)
    warnings.push(
      `${largest.taskId} alone carries ${Math.round((100 * Math.abs(largest.difference)) / total)} % of the summed absolute differences.`,
    );
  return warnings;
}
