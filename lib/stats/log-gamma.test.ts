import { expect, test } from "vitest";
import { logGamma } from "./log-gamma";

// mpmath 1.3, 40 digits.
const reference = [
  [1e-3, 6.907178885383853],
  [0.5, 0.5723649429247001],
  [3.7, 1.428072326665388],
  [10, 12.80182748008147],
  [100.5, 361.4355404677776],
  [1e6, 12815504.569147613],
] as const;

test.each(reference)("ln Γ(%d)", (x, expected) => {
  expect(Math.abs(logGamma(x) / expected - 1)).toBeLessThan(1e-14);
});

test("ln Γ(1) and ln Γ(2) are 0", () => {
  expect(logGamma(1)).toBeCloseTo(0, 14);
  expect(logGamma(2)).toBeCloseTo(0, 14);
});
