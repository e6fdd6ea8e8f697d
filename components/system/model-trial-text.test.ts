import { expect, test } from "vitest";
import { trialText } from "./model-trial-text";

const usage = { inputTokens: 1234, cachedInputTokens: 1000, outputTokens: 21, reasoningTokens: 5, estimated: false };
const trial = { ok: true as const, milliseconds: 1240, usage, usd: null, toolProblem: null, text: "" };

test("a trial says latency and usage, and what is estimated", () => {
  expect(trialText({ ...trial, usd: 0.0003 })).toBe(
    "Answered in 1.24 s · 1,234 tokens in (1,000 cached) · 21 out (5 reasoning) · $0.000300",
  );
  const estimated = { ...usage, cachedInputTokens: 0, reasoningTokens: 0, estimated: true };
  expect(trialText({ ...trial, usage: estimated })).toBe(
    "Answered in 1.24 s · 1,234 tokens in · 21 out · estimated: the provider told none",
  );
});
