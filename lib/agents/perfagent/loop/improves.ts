import { mannWhitney } from "@/lib/stats/mann-whitney";
import { fillTemplate } from "../prompts/fill-template";
import { VERDICTS } from "../prompts/prompts";
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
 * Whether a solution is better than the best so far. A correct one is better than one that is not; of two that are not,
 * the one that passes more. Between two correct ones the metric decides, and with `confidence` also a one-sided
 * Mann–Whitney test of the values of their runs, so that luck is not taken for improvement; where runs do not vary there
 * is nothing to test.
 */
export function improves(candidate: Evaluation, best: Evaluation | null, acceptance: Acceptance): Verdict {
  if (best === null) return { improved: candidate.metric !== null, why: VERDICTS.first };
  if (candidate.metric === null) {
    if (best.metric !== null) return no(VERDICTS.wrong);
    const more = candidate.passRate > best.passRate;
    return { improved: more, why: more ? VERDICTS.passesMore : VERDICTS.passesNoMore };
  }
  if (best.metric === null) return { improved: true, why: VERDICTS.firstCorrect };
  const better = acceptance.higherIsBetter ? candidate.metric > best.metric : candidate.metric < best.metric;
  if (!better) return no(VERDICTS.notBetter);
  return acceptance.confidence === null
    ? { improved: true, why: VERDICTS.better }
    : beyondNoise(candidate, best, acceptance.confidence, acceptance.higherIsBetter);
}

function beyondNoise(candidate: Evaluation, best: Evaluation, confidence: number, higherIsBetter: boolean): Verdict {
  if (candidate.samples.length === 0 || best.samples.length === 0) return { improved: true, why: VERDICTS.noNoise };
  const tested = mannWhitney(candidate.samples, best.samples, higherIsBetter ? "greater" : "less");
  if (!tested.ok) return no(VERDICTS.alike);
  const p = tested.value.p.toPrecision(2);
  return tested.value.p <= 1 - confidence + 1e-12
    ? { improved: true, why: fillTemplate(VERDICTS.beyondNoise, { p }, "the verdict") }
    : no(fillTemplate(VERDICTS.withinNoise, { p }, "the verdict"));
}

const no = (why: string): Verdict => ({ improved: false, why });
