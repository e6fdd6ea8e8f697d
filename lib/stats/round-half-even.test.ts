import { expect, test } from "vitest";
import { roundHalfEven } from "./round-half-even";

test("ties go to the even digit, as in NumPy", () => {
  expect(roundHalfEven(0.03125, 4)).toBe(0.0312);
  expect(roundHalfEven(0.09375, 4)).toBe(0.0938);
  expect(roundHalfEven(0.84375, 4)).toBe(0.8438);
  expect([0.5, 1.5, 2.5, -1.5, -2.5].map((value) => roundHalfEven(value, 0))).toEqual([0, 2, 2, -2, -2]);
});

test("what is no tie goes to the nearer side", () => {
  expect(roundHalfEven(1 / 3, 4)).toBe(0.3333);
  expect(roundHalfEven(2 / 3, 4)).toBe(0.6667);
});

test("what is not finite stays as it is", () => {
  expect(roundHalfEven(Infinity, 4)).toBe(Infinity);
  expect(roundHalfEven(Number.NaN, 4)).toBeNaN();
});
