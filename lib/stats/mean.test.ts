import { expect, test } from "vitest";
import { mouse } from "./fixtures/samples";
import { mean } from "./mean";

test("the mean survival of treated mice is 86.86 (Efron & Tibshirani 1993, table 2.1)", () => {
  expect(mean(mouse)).toEqual({ ok: true, value: 608 / 7 });
});

test("no values and broken values have no mean", () => {
  expect(mean([])).toEqual({ ok: false, reason: "no-observations" });
  expect(mean([1, Number.NaN])).toEqual({ ok: false, reason: "not-finite" });
});
