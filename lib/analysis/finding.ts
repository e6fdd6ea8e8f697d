import { countOf } from "@/lib/protocol/count-of";
import type { StudyState } from "@/lib/protocol/study";
import type { ContrastResult } from "./contrast-result";

/**
 * What the plan lets us say about a contrast, in one sentence with its numbers. The plan tests once, when the study is
 * complete: before that the sentence gives the numbers and concludes nothing.
 */
export function finding(
  result: ContrastResult,
  { alpha, state }: { alpha: number; state: StudyState },
  names: { treatment: string; control: string },
): string {
  const { logRatio, adjustedP, detectable } = result;
  if (result.n === 0) return `${names.treatment} against ${names.control}: no task is scored under both yet.`;
  if (!logRatio.ok || adjustedP === null)
    return `${names.treatment} against ${names.control}: no test is possible on ${countOf(result.n, "task")}.`;
  const { estimate, interval } = logRatio.value;
  const numbers = `${signed(estimate)} [${signed(interval.low)}, ${signed(interval.high)}]`;
  if (state !== "complete")
    return `${state === "cancelled" ? "Up to the cancellation" : "So far"}, mean log SR of ${names.treatment} minus ${names.control} is ${numbers} over ${countOf(result.n, "task")}; ${state === "cancelled" ? "no conclusion from a study that was not completed" : "no conclusion before completion"}.`;
  if (adjustedP > alpha) {
    const limit =
      detectable === null ? "" : `; effects below ${detectable.toFixed(2)} would have been missed at 80 % power`;
    return `No difference in mean log SR was shown between ${names.treatment} and ${names.control} (${numbers}, uncorrected; p ${adjustedP.toFixed(3)} after Holm${limit}).`;
  }
  return `${names.treatment} ${estimate > 0 ? "raised" : "lowered"} mean log SR against ${names.control} by ${numbers}.`;
}

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
