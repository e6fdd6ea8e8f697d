import { expect, test } from "vitest";
import { noncentralTCdf } from "./noncentral-t";
import { studentTCdf } from "./student-t";

// SciPy 1.17 `nct.cdf`.
const reference = [
  [2, 9, 1, 0.8041440182555903],
  [1.97, 197, 2.8, 0.20371179243199125],
  [-1, 5, 1, 0.030807353260750292],
  [2.2, 11, 3, 0.22013052360814792],
  [0, 8, 0.5, 0.3085375387259869],
  [3, 497, 2.5, 0.6901401052600482],
  [1, 5, -1, 0.9691926467392498],
] as const;

test.each(reference)("P(T ≤ %d), %d degrees of freedom, noncentrality %d", (t, df, delta, expected) => {
  expect(noncentralTCdf(t, df, delta)).toBeCloseTo(expected, 10);
});

test("without noncentrality it is Student's t", () => {
  expect(noncentralTCdf(1.3, 6, 0)).toBeCloseTo(studentTCdf(1.3, 6), 12);
});

test("a noncentrality whose weights underflow is refused", () => {
  expect(() => noncentralTCdf(50, 10, 40)).toThrow("got 40");
});
