import type { ModelPrices, Usage } from "./model";

const MILLION = 1e6;

/** US dollars of a call at these prices. Cached input is a part of input, reasoning a part of output. */
export function costOf(prices: ModelPrices, usage: Omit<Usage, "estimated">): number {
  const { input, cachedInput, output, reasoning } = prices;
  const { inputTokens, cachedInputTokens, outputTokens, reasoningTokens } = usage;
  const read = (inputTokens - cachedInputTokens) * input + cachedInputTokens * (cachedInput ?? input);
  const written = (outputTokens - reasoningTokens) * output + reasoningTokens * (reasoning ?? output);
  return (read + written) / MILLION;
}

/** The most that a call of so many tokens can cost, whatever of them is cached or reasoning. */
export const mostCost = (prices: ModelPrices, inputTokens: number, outputTokens: number): number =>
  (inputTokens * dearestInput(prices) + outputTokens * dearestOutput(prices)) / MILLION;

/** The most output tokens that so much money pays for behind an input; below 0 when it does not even pay for that. */
export function outputFor(prices: ModelPrices, usd: number, inputTokens: number): number {
  const left = usd - mostCost(prices, inputTokens, 0);
  if (left < 0) return -1;
  if (dearestOutput(prices) === 0) return Number.POSITIVE_INFINITY;
  const tokens = Math.floor((left * MILLION) / dearestOutput(prices));
  // Rounding may let one token too many through.
  return mostCost(prices, inputTokens, tokens) > usd ? tokens - 1 : tokens;
}

const dearestInput = ({ input, cachedInput }: ModelPrices): number => Math.max(input, cachedInput ?? input);
const dearestOutput = ({ output, reasoning }: ModelPrices): number => Math.max(output, reasoning ?? output);
