import { expect, test } from "vitest";
import { requireProbabilities } from "./require-probabilities";

test("a p-value outside [0, 1] is refused, also NaN", () => {
  expect(() => requireProbabilities([0.1, 1.2])).toThrow("got 1.2");
  expect(() => requireProbabilities([Number.NaN])).toThrow("got NaN");
  expect(() => requireProbabilities([0, 1])).not.toThrow();
});
