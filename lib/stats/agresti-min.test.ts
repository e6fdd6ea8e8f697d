import { expect, test } from "vitest";
import { agrestiMin } from "./agresti-min";
import { unwrap } from "./fixtures/unwrap";

test("10 against 2 of 100 pairs: difference 0.08, interval (0.0108, 0.1460)", () => {
  const { estimate, interval } = unwrap(agrestiMin({ firstOnly: 10, secondOnly: 2, n: 100 }, 0.95));
  expect(estimate).toBeCloseTo(0.08, 15);
  expect(interval.low).toBeCloseTo(0.010842140666637495, 10);
  expect(interval.high).toBeCloseTo(0.14602060443140172, 10);
});

test("swapping the conditions mirrors the interval", () => {
  const one = unwrap(agrestiMin({ firstOnly: 7, secondOnly: 1, n: 12 }, 0.9)).interval;
  const other = unwrap(agrestiMin({ firstOnly: 1, secondOnly: 7, n: 12 }, 0.9)).interval;
  expect(other.low).toBeCloseTo(-one.high, 15);
  expect(other.high).toBeCloseTo(-one.low, 15);
});

test("without a discordant pair there is still an interval around 0; without pairs there is none", () => {
  const { interval } = unwrap(agrestiMin({ firstOnly: 0, secondOnly: 0, n: 10 }, 0.95));
  expect(interval.low).toBeCloseTo(-interval.high, 15);
  expect(interval.high).toBeGreaterThan(0.1);
  expect(agrestiMin({ firstOnly: 0, secondOnly: 0, n: 0 }, 0.95)).toEqual({ ok: false, reason: "no-observations" });
  expect(() => agrestiMin({ firstOnly: 6, secondOnly: 6, n: 10 }, 0.95)).toThrow("got 12");
});
