import { expect, test } from "vitest";
import { count, duration, elapsed, interval, roughly, signed, times } from "./format";

test("durations take the unit people would use", () => {
  expect([0.0042, 0.085, 0.85, 12.4, 200, 3600, 7500].map(duration)).toEqual([
    "4.2\u00a0ms",
    "85\u00a0ms",
    "0.85\u00a0s",
    "12\u00a0s",
    "3\u00a0min 20\u00a0s",
    "1\u00a0h 0\u00a0min",
    "2\u00a0h 5\u00a0min",
  ]);
});
test("what is foretold is told without seconds it cannot know", () => {
  expect([1, 38, 89, 100, 554, 3569, 3571, 7500].map(roughly)).toEqual([
    ...[
      "5\u00a0s",
      "40\u00a0s",
      "90\u00a0s",
      "2\u00a0min",
      "9\u00a0min",
      "59\u00a0min",
      "1\u00a0h 0\u00a0min",
      "2\u00a0h 5\u00a0min",
    ],
  ]);
});
test("ratios and counts keep about three digits", () => {
  expect([2.414, 12.34, 104.2].map(times)).toEqual(["2.41×", "12.3×", "104×"]);
  expect([812, 1500, 61_234, 1_240_000].map(count)).toEqual(["812", "1,500", "61\u00a0k", "1.2\u00a0M"]);
});
test("signs are shown and minus is a minus", () => {
  expect(signed(-0.084)).toBe("−0.08");
  expect(interval(-0.1, 0.34)).toBe("[−0.10, 0.34]");
});
test("time passing by is told in whole seconds", () => {
  expect([0.4, 3.94, 59.9, 200].map(elapsed)).toEqual(["0\u00a0s", "3\u00a0s", "59\u00a0s", "3\u00a0min 20\u00a0s"]);
});
