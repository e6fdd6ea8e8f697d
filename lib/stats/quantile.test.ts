import { expect, test } from "vitest";
import { unwrap } from "./fixtures/unwrap";
import { quantile, quantileSorted } from "./quantile";

test("quantile(values, p) uses the R-7 method", () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6];
  // NumPy 2 `quantile`, whose default is method 7 of Hyndman & Fan 1996.
  for (const [p, expected] of [
    [0, 1],
    [0.1, 1],
    [0.25, 1.75],
    [0.5, 3.5],
    [0.9, 6.9],
    [1, 9],
  ] as const)
    expect(unwrap(quantile(values, p))).toBeCloseTo(expected, 14);
});

test("the input is left in its order", () => {
  const values = [3, 1, 2];
  quantile(values, 0.5);
  expect(values).toEqual([3, 1, 2]);
});

test("one value is every quantile, none is no quantile", () => {
  expect(quantileSorted([7], 0.975)).toBe(7);
  expect(quantile([], 0.5)).toEqual({ ok: false, reason: "no-observations" });
  expect(() => quantile([1, 2], 1.5)).toThrow("got 1.5");
});
