import { expect, test } from "vitest";
import type { ModelPrices } from "./model";
import { costOf, mostCost, outputFor } from "./model-cost";

const prices: ModelPrices = { input: 3, cachedInput: 0.3, output: 15, reasoning: null };

test("cached input and reasoning are parts of input and output, at their own price where they have one", () => {
  const usage = { inputTokens: 1_000_000, cachedInputTokens: 400_000, outputTokens: 100_000, reasoningTokens: 60_000 };
  expect(costOf(prices, usage)).toBeCloseTo(0.6 * 3 + 0.4 * 0.3 + 0.1 * 15, 12);
  expect(costOf({ ...prices, cachedInput: null, reasoning: 30 }, usage)).toBeCloseTo(3 + 0.04 * 15 + 0.06 * 30, 12);
});

test("the most a call can cost is never below what it costs", () => {
  const usage = { inputTokens: 900, cachedInputTokens: 900, outputTokens: 70, reasoningTokens: 70 };
  for (const odd of [prices, { ...prices, cachedInput: 9 }, { ...prices, reasoning: 40 }])
    expect(mostCost(odd, 900, 70)).toBeGreaterThanOrEqual(costOf(odd, usage));
});

test("money buys as many output tokens as it pays for, and not one more", () => {
  for (const usd of [0.0027, 0.00271, 0.01, 0.123_456, 3.3]) {
    const tokens = outputFor(prices, usd, 900);
    expect(mostCost(prices, 900, tokens)).toBeLessThanOrEqual(usd);
    expect(mostCost(prices, 900, tokens + 2)).toBeGreaterThan(usd);
  }
  expect(outputFor(prices, 0.0026, 900)).toBeLessThan(0);
  expect(outputFor({ ...prices, output: 0 }, 0.0027, 900)).toBe(Number.POSITIVE_INFINITY);
  expect(outputFor(prices, Number.POSITIVE_INFINITY, 900)).toBe(Number.POSITIVE_INFINITY);
});
