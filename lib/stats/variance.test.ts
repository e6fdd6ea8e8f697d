import { expect, test } from "vitest";
import { unwrap } from "./fixtures/unwrap";
import { standardDeviation, variance } from "./variance";

test("the divisor is n − 1", () => {
  expect(unwrap(variance([3, 1, 4, 1, 5, 9, 2, 6]))).toBeCloseTo(7.553571428571429, 14);
  expect(unwrap(standardDeviation([2, 4]))).toBeCloseTo(Math.SQRT2, 15);
});

test("a large common offset costs no digits", () => {
  expect(unwrap(variance([4, 7, 13, 16].map((value) => value + 1e9)))).toBe(30);
});

test("a constant sample has variance exactly 0, one value has none", () => {
  expect(variance([0.1, 0.1, 0.1])).toEqual({ ok: true, value: 0 });
  expect(variance([5])).toEqual({ ok: false, reason: "fewer-than-two" });
  expect(standardDeviation([])).toEqual({ ok: false, reason: "no-observations" });
});
