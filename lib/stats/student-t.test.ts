import { expect, test } from "vitest";
import { studentTCdf, studentTQuantile, studentTTwoSided } from "./student-t";

// mpmath 1.3, 40 digits.
const cdf = [
  [-4.062128, 9, 0.0014164444259589723],
  [1, 1, 0.75],
  [2, 2, 0.908248290463863],
  [-30, 5, 3.859324310248026e-7],
  [1e-9, 7, 0.5000000003849915],
  [0.5, 2.7, 0.6725264690021192],
  [1.96, 1000, 0.9748634075221256],
  [-6, 497, 1.902367160391937e-9],
  [2.5, 10000, 0.9937823902247082],
  [-12, 11, 5.816420251309563e-8],
] as const;
const quantiles = [
  [0.975, 1, 12.70620473617469],
  [0.975, 2, 4.302652729749462],
  [0.975, 3, 3.182446305283708],
  [0.975, 9, 2.262157162798205],
  [0.975, 11, 2.200985160091639],
  [0.975, 497, 1.964748613638872],
  [0.95, 30, 1.697260886593957],
  [0.005, 4.3, -4.391966707684056],
  [0.8, 11, 0.8755299780738816],
  [0.9999, 1.5, 242.2640988465241],
  [1e-10, 20, -11.74006045245699],
] as const;

test.each(cdf)("P(T ≤ %d) with %d degrees of freedom", (t, df, expected) => {
  expect(Math.abs(studentTCdf(t, df) / expected - 1)).toBeLessThan(1e-11);
});

test.each(quantiles)("the %d-quantile with %d degrees of freedom", (p, df, expected) => {
  expect(Math.abs(studentTQuantile(p, df) / expected - 1)).toBeLessThan(1e-11);
});

test("the median is 0 and the two-sided p of 0 is 1", () => {
  expect(studentTQuantile(0.5, 4)).toBe(0);
  expect(studentTTwoSided(0, 4)).toBe(1);
  expect(studentTTwoSided(-2, 4)).toBe(studentTTwoSided(2, 4));
});

test("degrees of freedom must be positive", () => {
  expect(() => studentTCdf(1, 0)).toThrow("df must be positive; got 0");
});
