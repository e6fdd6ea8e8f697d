import { duration } from "@/components/ui/format";
import { countOf } from "@/lib/protocol/count-of";
import type { EventOf } from "@/lib/protocol/event";

type ModelCall = EventOf<"model-call">["data"];

const number = (value: number): string => value.toLocaleString("en-US");

/** 12,345 tokens in (8,000 cached), 420 out (120 reasoning): the parts in brackets are parts, not more. */
export function tokensInWords({ inputTokens, cachedInputTokens, outputTokens, reasoningTokens }: ModelCall): string {
  const cached = cachedInputTokens > 0 ? ` (${number(cachedInputTokens)} cached)` : "";
  const reasoning = reasoningTokens > 0 ? ` (${number(reasoningTokens)} reasoning)` : "";
  return `${countOf(inputTokens, "token")} in${cached}, ${number(outputTokens)} out${reasoning}`;
}

/** Null where the model has no price. */
export const costInWords = ({ usd }: ModelCall): string | null =>
  usd === null ? null : usd > 0 && usd < 0.0001 ? "below $0.0001" : `$${usd.toFixed(4)}`;

/** What was not as it should be with a call, a sentence each. */
export function trouble({ retries, waitedMilliseconds, overshootTokens, finish }: ModelCall): string[] {
  const waited = waitedMilliseconds >= 1 ? ` after ${duration(waitedMilliseconds / 1000)}, charged to nobody` : "";
  return [
    ...(retries > 0 ? [`Answered at try ${retries + 1}${waited}.`] : []),
    ...(overshootTokens > 0 ? [`Billed ${countOf(overshootTokens, "token")} more than was reserved.`] : []),
    ...(FINISH[finish] ? [FINISH[finish]] : []),
  ];
}

const FINISH: Partial<Record<ModelCall["finish"], string>> = {
  length: "The reply was cut off at its longest.",
  "content-filter": "The provider's filter cut the reply off.",
  "gave-up": "It was given up at the run's last second; its input is charged by estimate.",
};
