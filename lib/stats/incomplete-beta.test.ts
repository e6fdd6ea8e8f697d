import { expect, test } from "vitest";
import { incompleteBeta } from "./incomplete-beta";

// mpmath 1.3 `betainc(regularized=True)`, 40 digits.
const reference = [
  [0.5, 2, 3, 0.6875],
  [0.1, 0.5, 0.5, 0.20483276469913347],
  [0.9, 10, 0.5, 0.15164090963470997],
  [0.3, 5, 5, 0.09880866],
  [0.001, 0.5, 50, 0.24763098003462322],
  [0.99, 250, 0.5, 0.02505400606031106],
  [0.5, 1000, 1000, 0.5],
  [0.02, 1, 99, 0.8646739225563743],
  [0.9995, 5000, 0.5, 0.025332672657805692],
] as const;

test.each(reference)("I(%d; %d, %d)", (x, a, b, expected) => {
  expect(Math.abs(incompleteBeta(x, a, b) / expected - 1)).toBeLessThan(1e-10);
});

test("the ends are exact and the symmetry I_x(a, b) = 1 − I_{1−x}(b, a) holds", () => {
  expect(incompleteBeta(0, 2, 3)).toBe(0);
  expect(incompleteBeta(1, 2, 3)).toBe(1);
  expect(incompleteBeta(0.3, 2.5, 7)).toBeCloseTo(1 - incompleteBeta(0.7, 7, 2.5), 14);
});

test("arguments outside the domain are refused", () => {
  expect(() => incompleteBeta(1.1, 1, 1)).toThrow("got 1.1");
  expect(() => incompleteBeta(0.5, 0, 1)).toThrow("got 0 and 1");
});
