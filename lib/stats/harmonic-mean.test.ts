import { expect, test } from "vitest";
import { unwrap } from "./fixtures/unwrap";
import { harmonicMean } from "./harmonic-mean";

test("the worked example of SWE-fficiency: SR 0.5, 0.2 and 2 give 0.4", () => {
  expect(unwrap(harmonicMean([0.5, 0.2, 2], 0.001))).toBeCloseTo(0.4, 15);
});

test("the floor bounds what one row costs", () => {
  expect(unwrap(harmonicMean([0.0002, 1, 0.625], 0.001))).toBeCloseTo(3 / 1002.6, 15);
  expect(unwrap(harmonicMean([0.0002, 1, 0.625], 0))).toBeCloseTo(3 / 5002.6, 15);
  expect(unwrap(harmonicMean([0, -3], 0.001))).toBeCloseTo(0.001, 15);
});

test("without a floor a value that is not positive has no harmonic mean", () => {
  expect(harmonicMean([1, 0], 0)).toEqual({ ok: false, reason: "not-positive" });
  expect(() => harmonicMean([1], -1)).toThrow("got -1");
});
