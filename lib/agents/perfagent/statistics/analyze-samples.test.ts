import { expect, test } from "vitest";
import vectors from "../fixtures/analysis-vectors.json";
import { analyzeSamples, USUAL_POLICY } from "./analyze-samples";

test.each(vectors)("$samples are summarised as the original does", ({ samples, args, result }) => {
  const found = analyzeSamples(samples, { ...USUAL_POLICY, trimRatio: args.trim_ratio ?? USUAL_POLICY.trimRatio });
  expect(found).not.toBeNull();
  if (found === null) return;
  const told: Record<string, number> = {
    original_n: found.originalCount,
    n: found.count,
    mean: found.mean,
    std: found.standardDeviation,
    min: found.min,
    max: found.max,
    max_diff: found.range,
    trimmed_mean: found.trimmedMean,
  };
  const { "95%_CI": interval, ...numbers } = result;
  for (const [name, value] of Object.entries(numbers)) expect(told[name], name).toBeCloseTo(value, 12);
  // The original's interval of equal values is not a number; ours is none.
  if (interval === null) expect(found.interval).toBeNull();
  else {
    expect(found.interval?.low).toBeCloseTo(interval[0]!, 10);
    expect(found.interval?.high).toBeCloseTo(interval[1]!, 10);
  }
});

test("no samples have no summary, and one that is not finite is refused", () => {
  expect(analyzeSamples([])).toBeNull();
  expect(() => analyzeSamples([1, Number.POSITIVE_INFINITY])).toThrow("samples must be finite numbers; got Infinity");
});

test("the order of samples does not matter, and they stay as they are", () => {
  const samples = [3, 1, 2, 9];
  expect(analyzeSamples(samples)).toEqual(analyzeSamples([1, 2, 3, 9]));
  expect(samples).toEqual([3, 1, 2, 9]);
});
