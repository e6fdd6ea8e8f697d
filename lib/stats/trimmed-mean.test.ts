import { expect, test } from "vitest";
import { toyStudy } from "./fixtures/samples";
import { unwrap } from "./fixtures/unwrap";
import { trimmedMean } from "./trimmed-mean";

test("an outlier is cut from its end (SciPy trim_mean)", () => {
  expect(unwrap(trimmedMean([1, 2, 3, 4, 5, 6, 7, 100], 0.25))).toBe(4.5);
  expect(unwrap(trimmedMean([...Array.from({ length: 20 }, (_, i) => i), 1000], 0.1))).toBe(10);
});

test("a share of 0.25 is the interquartile mean", () => {
  expect(
    unwrap(
      trimmedMean(
        toyStudy.resolvedB.map((k) => k / 3),
        0.25,
      ),
    ),
  ).toBeCloseTo(7 / 9, 14);
  const runs = toyStudy.resolvedB.flatMap((k) => [1, 2, 3].map((repeat) => (repeat <= k ? 1 : 0)));
  expect(unwrap(trimmedMean(runs, 0.25))).toBeCloseTo(5 / 6, 14);
});

test("a share of one half would leave nothing and is refused", () => {
  expect(() => trimmedMean([1, 2], 0.5)).toThrow("got 0.5");
  expect(trimmedMean([], 0.1)).toEqual({ ok: false, reason: "no-observations" });
});
