import { expect, test } from "vitest";
import { differences } from "./differences";
import { sleep } from "./fixtures/samples";
import { unwrap } from "./fixtures/unwrap";
import { tost } from "./tost";

const gains = differences(sleep.first, sleep.second);

// TOSTER's vignette, t_TOST of the sleep data, paired, eqb = 0.5: t(9) = −2.777, p = 0.989 and t(9) = −5.348, p < 0.01.
test("the sleep drugs are not equivalent within half an hour", () => {
  const result = unwrap(tost(gains, { low: -0.5, high: 0.5, alpha: 0.05 }));
  expect(result.equivalent).toBe(false);
  expect(result.p).toBeCloseTo(0.989, 3);
  expect(result.pHigh).toBeLessThan(0.001);
  expect(result.p).toBe(result.pLow);
});

test("equivalent exactly when the 90 % interval lies within the margins", () => {
  const { interval } = unwrap(tost(gains, { low: -5, high: 5, alpha: 0.05 }));
  expect(interval.level).toBeCloseTo(0.9, 15);
  const at = (low: number, high: number) => unwrap(tost(gains, { low, high, alpha: 0.05 })).equivalent;
  expect(at(interval.low - 1e-9, interval.high + 1e-9)).toBe(true);
  expect(at(interval.low + 1e-9, interval.high + 1e-9)).toBe(false);
  expect(at(interval.low - 1e-9, interval.high - 1e-9)).toBe(false);
});

test("margins may be unequal, as ±5 % are on the log scale", () => {
  const logSr = [0.01, -0.02, 0.015, 0.005, -0.01, 0.0];
  expect(unwrap(tost(logSr, { low: Math.log(0.95), high: Math.log(1.05), alpha: 0.05 })).equivalent).toBe(true);
});

test("constant data and reversed margins", () => {
  expect(tost([0, 0, 0], { low: -1, high: 1, alpha: 0.05 })).toEqual({ ok: false, reason: "no-variation" });
  expect(() => tost(gains, { low: 1, high: -1, alpha: 0.05 })).toThrow("got 1 and -1");
});
