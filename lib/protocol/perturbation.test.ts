import { expect, it } from "vitest";
import { holdsZero, Perturbation, perturbationOf } from "./perturbation";

const pairs = (...ratios: number[]) => ratios.map((ratio) => ({ profiled: 200 * ratio, plain: 200 }));

it("is the median of the pairs' ratios with their range, so that one pair that was disturbed decides nothing", () => {
  const found = Perturbation.parse(perturbationOf(pairs(1.03, 1.05, 0.31, 1.04, 1.06, 1.02, 4), false));
  expect(found.share).toBeCloseTo(0.04, 10);
  expect(found.lowest).toBeCloseTo(-0.69, 10);
  expect(found.highest).toBeCloseTo(3, 10);
  expect(found).toMatchObject({ pairs: 7, overloaded: false });
});

it("averages in logs: twice as slow and twice as fast cancel out", () => {
  expect(perturbationOf(pairs(2, 0.5, 2, 0.5), true)).toMatchObject({ pairs: 4, overloaded: true });
  expect(perturbationOf(pairs(2, 0.5, 2, 0.5), true)?.share).toBeCloseTo(0, 10);
});

it("says nothing of fewer than three pairs, or of a time that is none", () => {
  expect(perturbationOf(pairs(1.1, 1.2), false)).toBeNull();
  expect(perturbationOf([], false)).toBeNull();
  expect(perturbationOf([...pairs(1, 1, 1), { profiled: 1, plain: 0 }], false)).toBeNull();
});

it("knows when its pairs cannot be told from no perturbation", () => {
  const range = (lowest: number, highest: number) => ({ share: highest, lowest, highest, pairs: 7, overloaded: false });
  expect(holdsZero(range(-0.01, 0.09))).toBe(true);
  expect(holdsZero(range(0, 0.09))).toBe(true);
  expect(holdsZero(range(0.01, 0.09))).toBe(false);
  expect(holdsZero(range(-0.3, -0.1))).toBe(false);
});
