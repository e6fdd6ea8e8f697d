import { expect, test } from "vitest";
import type { Evaluation } from "../tasks/task";
import { improves } from "./improves";

const evaluation = (metric: number | null, passRate = metric === null ? 0 : 1, samples: number[] = []): Evaluation => ({
  ...{ metric, passRate, samples, feedback: [], artifacts: {} },
});
const lower = { higherIsBetter: false, confidence: null };

test("only a better metric of a correct solution is an improvement, in the metric's own direction", () => {
  expect(improves(evaluation(1), evaluation(2), lower).improved).toBe(true);
  expect(improves(evaluation(2), evaluation(2), lower).improved).toBe(false);
  expect(improves(evaluation(3), evaluation(2), lower).improved).toBe(false);
  expect(improves(evaluation(3), evaluation(2), { ...lower, higherIsBetter: true }).improved).toBe(true);
  expect(improves(evaluation(null), evaluation(2), lower).improved).toBe(false);
});

test("the first correct solution is better than any that is not, and of those the one that passes more", () => {
  expect(improves(evaluation(9), evaluation(null), lower).improved).toBe(true);
  expect(improves(evaluation(null, 0.5), evaluation(null, 0.2), lower).improved).toBe(true);
  expect(improves(evaluation(null, 0.2), evaluation(null, 0.2), lower).improved).toBe(false);
  expect(improves(evaluation(0), null, lower).improved).toBe(true);
  expect(improves(evaluation(null, 0.5), null, lower).improved).toBe(false);
});

test("with the noise test a better metric must be beyond what repeated runs vary", () => {
  const careful = { higherIsBetter: false, confidence: 0.95 };
  const clear = improves(evaluation(1, 1, [1, 1.1, 1.2, 0.9]), evaluation(2, 1, [2, 2.1, 1.9, 2.2]), careful);
  expect(clear).toEqual({ improved: true, why: "its metric is better beyond noise (one-sided p = 0.014)" });
  const noise = improves(evaluation(1.9, 1, [1.9, 2.2, 1.7, 2.1]), evaluation(2, 1, [2, 2.15, 1.95, 1.8]), careful);
  expect(noise.improved).toBe(false);
  expect(noise.why).toContain("not beyond noise");
  expect(improves(evaluation(1), evaluation(2), careful).improved).toBe(true);
  const worse = improves(evaluation(3, 1, [3, 3, 3, 3]), evaluation(2, 1, [2, 2, 2, 2]), careful);
  expect(worse.improved).toBe(false);
});
