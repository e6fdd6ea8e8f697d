import { expect, test } from "vitest";
import { normalCdf, normalDensity, normalQuantile } from "./normal";

// mpmath 1.3, 40 digits; the quantiles are of the double nearest to p.
const cdf = [
  [-10, 7.619853024160525e-24],
  [-5, 2.866515718791939e-7],
  [-2.5, 0.006209665325776135],
  [-2, 0.02275013194817921],
  [-1, 0.15865525393145705],
  [0, 0.5],
  [1e-9, 0.5000000003989423],
  [0.5, 0.6914624612740131],
  [3, 0.9986501019683699],
  [6, 0.9999999990134123],
] as const;
const quantiles = [
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798409],
  [1e-9, -5.9978070150076865],
  [0.001, -3.0902323061678136],
  [0.025, -1.9599639845400543],
  [0.2, -0.8416212335729142],
  [0.5, 0],
  [0.925, 1.4395314709384561],
  [0.975, 1.9599639845400538],
  [0.9999, 3.7190164854557084],
] as const;

test.each(cdf)("P(Z ≤ %d), tails relative to their size", (z, expected) => {
  expect(Math.abs(normalCdf(z) / expected - 1)).toBeLessThan(1e-13);
});

test.each(quantiles)("the %d-quantile", (p, expected) => {
  expect(normalQuantile(p)).toBeCloseTo(expected, 12);
});

test("z for 5 % two-sided and 80 % power add up to 2.801585", () => {
  expect(normalQuantile(0.975) + normalQuantile(0.8)).toBeCloseTo(2.8015852181129683, 12);
});

test("the quantile inverts the cdf in both tails and the centre", () => {
  for (const z of [-7, -3, -1.3, -0.2, 0.4, 2, 2.2, 5]) expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 8);
});

test("density at 0, and 0 and 1 have no quantile", () => {
  expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 16);
  expect(() => normalQuantile(0)).toThrow("got 0");
  expect(() => normalQuantile(1)).toThrow("got 1");
});
