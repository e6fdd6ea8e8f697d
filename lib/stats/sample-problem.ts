import type { Reason } from "./answer";

/** The first reason why `values` cannot be used by a method that needs `atLeast` finite observations, if any. */
export function sampleProblem(values: readonly number[], atLeast: 1 | 2): Reason | undefined {
  if (values.length === 0) return "no-observations";
  if (values.length < atLeast) return "fewer-than-two";
  if (!values.every(Number.isFinite)) return "not-finite";
  return undefined;
}
