import { expect, test } from "vitest";
import { costInWords, tokensInWords, trouble } from "./model-words";

const call = {
  ...{ model: "m", inputTokens: 12_345, cachedInputTokens: 0, outputTokens: 420, reasoningTokens: 0, estimated: false },
  ...{
    milliseconds: 900,
    waitedMilliseconds: 0,
    retries: 0,
    overshootTokens: 0,
    usd: 0.01234,
    finish: "stop" as const,
  },
};

test("cached and reasoning tokens are told as parts, and only where there are any", () => {
  expect(tokensInWords(call)).toBe("12,345 tokens in, 420 out");
  expect(tokensInWords({ ...call, cachedInputTokens: 8000, reasoningTokens: 120 })).toBe(
    "12,345 tokens in (8,000 cached), 420 out (120 reasoning)",
  );
});

test("a price that is not known is none, and a tiny one is not nothing", () => {
  expect([costInWords(call), costInWords({ ...call, usd: 0.00001 }), costInWords({ ...call, usd: null })]).toEqual([
    ...["$0.0123", "below $0.0001"],
    null,
  ]);
});

test("a call without trouble has nothing to say, any other a sentence for each", () => {
  expect(trouble(call)).toEqual([]);
  const all = trouble({ ...call, retries: 2, waitedMilliseconds: 31_000, overshootTokens: 1, finish: "length" });
  expect(all.map((line) => line.replaceAll("\u00a0", " "))).toEqual([
    "Answered at try 3 after 31 s, charged to nobody.",
    "Billed 1 token more than was reserved.",
    "The reply was cut off at its longest.",
  ]);
});
