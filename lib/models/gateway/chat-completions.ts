import { z } from "zod";
import { GATEWAY_PATHS } from "@/lib/protocol/gateway";
import { countOr, isStream, ownTools, type Wire, without } from "./wire";

const Usage = z.looseObject({
  prompt_tokens: z.number(),
  completion_tokens: z.number(),
  prompt_tokens_details: z.looseObject({ cached_tokens: z.number().nullish() }).nullish(),
  completion_tokens_details: z.looseObject({ reasoning_tokens: z.number().nullish() }).nullish(),
});
const Chunk = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        delta: z.unknown().optional(),
        message: z.unknown().optional(),
        finish_reason: z.string().nullish(),
      }),
    )
    .optional(),
  usage: Usage.nullish(),
});
const FINISH: Record<string, "stop" | "tool-calls" | "length" | "content-filter"> = {
  ...{ stop: "stop", tool_calls: "tool-calls", function_call: "tool-calls" },
  ...{ length: "length", content_filter: "content-filter" },
};

/** OpenAI's chat completions, which vLLM, Ollama, LM Studio and OpenRouter speak too. */
export const chatCompletions: Wire = {
  id: "chat-completions",
  path: `${GATEWAY_PATHS.openai}/chat/completions`,
  upstream: "/chat/completions",
  outputTokens: (body) => countOr(body.max_completion_tokens) ?? countOr(body.max_tokens),
  whyNot: ({ n }) => (typeof n === "number" && n > 1 ? "n is more than 1; ask for one answer at a time" : null),
  closed(body, takenOut) {
    const closed = without(body, ["web_search_options", "plugins"], takenOut);
    return ownTools(closed, ({ type }) => type === "function" || type === "custom", takenOut);
  },
  limited(body, maxOutputTokens, { provider }) {
    const { max_tokens: _, max_completion_tokens: __, ...rest } = body;
    const limit = provider === "openai" ? { max_completion_tokens: maxOutputTokens } : { max_tokens: maxOutputTokens };
    const options = { ...z.looseObject({}).safeParse(body.stream_options).data, include_usage: true };
    return { ...rest, ...limit, ...(isStream(body) && { stream_options: options }) };
  },
  isExtra(data, body) {
    const asked = z.looseObject({ include_usage: z.literal(true) }).safeParse(body.stream_options).success;
    const chunk = Chunk.safeParse(data);
    return !asked && chunk.success && chunk.data.choices?.length === 0 && chunk.data.usage != null;
  },
  reader() {
    let usage: z.infer<typeof Usage> | null = null;
    let finish: string | null = null;
    const said: string[] = [];
    return {
      event(data) {
        const chunk = Chunk.safeParse(data).data;
        usage = chunk?.usage ?? usage;
        for (const { delta, message, finish_reason } of chunk?.choices ?? []) {
          finish = finish_reason ?? finish;
          said.push(textsOf(delta ?? message));
        }
      },
      usage: () =>
        usage && {
          ...{ inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens },
          cachedInputTokens: Math.min(usage.prompt_tokens, usage.prompt_tokens_details?.cached_tokens ?? 0),
          reasoningTokens: Math.min(usage.completion_tokens, usage.completion_tokens_details?.reasoning_tokens ?? 0),
        },
      finish: () => FINISH[finish ?? ""] ?? "other",
      said: () => said.join(""),
      whole: () => finish !== null,
    };
  },
  error: (message) => ({ error: { message, type: "invalid_request_error", param: null, code: "run_ended" } }),
};

/** Every text in a value, one after another. */
export function textsOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null ? Object.values(value).map(textsOf).join("") : "";
}
