import { expect, it } from "vitest";
import { estimateText, factorText, keepTogether, pText, scoreText, shareText } from "./say-numbers";

it("gives an estimate with its sign and interval", () => {
  expect(estimateText(0.214, { low: 0.081, high: 0.339 })).toBe("+0.21 [0.08, 0.34]");
  expect(estimateText(-0.05, { low: -0.1, high: -0.001 })).toBe("−0.05 [−0.10, 0.00]");
  expect(estimateText(0.2144, null)).toBe("+0.21");
});

it("adds a digit to a narrow interval", () => {
  expect(estimateText(0.0123, { low: 0.0051, high: 0.0196 })).toBe("+0.012 [0.005, 0.020]");
  expect(scoreText(0.617, { low: 0.55, high: 0.7 })).toBe("0.62 [0.55, 0.70]");
});

it("says shares, factors and p values", () => {
  expect(shareText(0.43, { low: 0.314, high: 0.556 })).toBe("43 % [31, 56]");
  expect(factorText(Math.log(1.5))).toBe("1.50×");
  expect([0.0004, 0.0312, 0.31].map(pText)).toEqual(["< 0.001", "0.031", "0.31"]);
});

it("keeps numbers on the line of their units", () => {
  const shown = keepTogether(
    "+0.21 [0.08, 0.34] at 95 %, p < 0.001 over 12 tasks in 4 repositories, seed 1",
  ).replaceAll("\u00a0", "_");
  expect(shown).toBe("+0.21_[0.08,_0.34] at 95_%, p_<_0.001 over 12_tasks in 4_repositories, seed_1");
});
