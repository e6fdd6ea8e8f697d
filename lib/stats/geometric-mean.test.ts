import { expect, test } from "vitest";
import { unwrap } from "./fixtures/unwrap";
import { geometricMean } from "./geometric-mean";

test("a doubling and a halving cancel", () => {
  expect(unwrap(geometricMean([2, 0.5]))).toBe(1);
  expect(unwrap(geometricMean([1, 2, 4, 8.5]))).toBeCloseTo(68 ** 0.25, 14);
});

test("zero and negative values have no geometric mean", () => {
  expect(geometricMean([1, 0])).toEqual({ ok: false, reason: "not-positive" });
  expect(geometricMean([])).toEqual({ ok: false, reason: "no-observations" });
});
