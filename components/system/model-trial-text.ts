import { countOf } from "@/lib/protocol/count-of";
import type { ModelTrial } from "@/lib/protocol/model-trial";

/** What a call that was answered showed, in one line. */
export function trialText({ milliseconds, usage, usd }: Extract<ModelTrial, { ok: true }>): string {
  const { inputTokens, cachedInputTokens, outputTokens, reasoningTokens, estimated } = usage;
  return [
    `Answered in ${(milliseconds / 1000).toFixed(2)} s`,
    `${countOf(inputTokens, "token")} in${cachedInputTokens > 0 ? ` (${number(cachedInputTokens)} cached)` : ""}`,
    `${number(outputTokens)} out${reasoningTokens > 0 ? ` (${number(reasoningTokens)} reasoning)` : ""}`,
    ...(estimated ? ["estimated: the provider told none"] : []),
    ...(usd === null ? [] : [`$${usd.toFixed(6)}`]),
  ].join(" · ");
}

const number = (value: number): string => value.toLocaleString("en-US");
