import { mannWhitney } from "@/lib/stats/mann-whitney";
import type { Evaluation } from "../tasks/task";

/** When a solution counts as better than the best so far. */
export interface Acceptance {
  higherIsBetter: boolean;
  /** Null: any better metric is. Otherwise the one-sided test of the runs' values must be this sure, in (0.5, 1). */
  confidence: number | null;
}

export interface Verdict {
  improved: boolean;
  /** A clause for the model and the trajectory. */
  why: string;
}

/**
 * Whether a solution is better than the best so far. A correct one is better than one that is not; of two that are not, the
 * one that passes more. Between two correct ones the metric decides, and with `confidence` also a one-sided Mann–Whitney
 * test of the values of their runs, so that luck is not taken for improvement; where runs do not vary there is nothing to test.
 */
export function improves(candidate: Evaluation, best: Evaluation | null, acceptance: Acceptance): Verdict {
  if (best === null) return { improved: candidate.metric !== null, why: "there is nothing to compare with" };
  if (candidate.metric === null) {
    if (best.metric !== null) return no("it is not correct");
    const more = candidate.passRate > best.passRate;
    return { improved: more, why: `it is not correct, and passes ${more ? "more" : "no more"} than the best so far` };
  }
  if (best.metric === null) return { improved: true, why: "it is the first that is correct" };
  const better = acceptance.higherIsBetter ? candidate.metric > best.metric : candidate.metric < best.metric;
  if (!better) return no("its metric is not better than the best so far");
  return acceptance.confidence === null
    ? { improved: true, why: "its metric is better" }
    : beyondNoise(candidate, best, acceptance.confidence, acceptance.higherIsBetter);
}

function beyondNoise(candidate: Evaluation, best: Evaluation, confidence: number, higherIsBetter: boolean): Verdict {
  if (candidate.samples.length === 0 || best.samples.length === 0)
    return { improved: true, why: "its metric is better, and its runs do not vary" };
  const tested = mannWhitney(candidate.samples, best.samples, higherIsBetter ? "greater" : "less");
  if (!tested.ok) return no("its runs cannot be told apart from those of the best so far");
  const p = tested.value.p.toPrecision(2);
  return tested.value.p <= 1 - confidence + 1e-12
    ? { improved: true, why: `its metric is better beyond noise (one-sided p = ${p})` }
    : no(`its metric is better, but not beyond noise (one-sided p = ${p})`);
}

const no = (why: string): Verdict => ({ improved: false, why });
