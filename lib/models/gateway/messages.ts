import { z } from "zod";
import { GATEWAY_PATHS } from "@/lib/protocol/gateway";
import { textsOf } from "./chat-completions";
import { countOr, ownTools, type Wire, without } from "./wire";

const Usage = z.looseObject({
  input_tokens: z.number().nullish(),
  cache_creation_input_tokens: z.number().nullish(),
  cache_read_input_tokens: z.number().nullish(),
  output_tokens: z.number().nullish(),
  output_tokens_details: z.looseObject({ thinking_tokens: z.number().nullish() }).nullish(),
});
const Message = z.looseObject({
  type: z.literal("message"),
  stop_reason: z.string().nullish(),
  content: z.unknown(),
  usage: Usage.nullish(),
});
const Event = z.looseObject({
  type: z.string(),
  message: Message.optional(),
  delta: z.looseObject({ stop_reason: z.string().nullish() }).optional(),
  usage: Usage.optional(),
});
const FINISH: Record<string, "stop" | "tool-calls" | "length" | "content-filter"> = {
  ...{ end_turn: "stop", stop_sequence: "stop", tool_use: "tool-calls", max_tokens: "length" },
  ...{ model_context_window_exceeded: "length", refusal: "content-filter" },
};

/** Tools of Anthropic's own that the client runs; all others run at the provider, most of them on its network. */
const OWN_TOOL = /^(custom$|bash_|text_editor_|computer_|memory_)/;

/** Anthropic's messages. */
export const messages: Wire = {
  id: "messages",
  path: `${GATEWAY_PATHS.anthropic}/v1/messages`,
  upstream: "/messages",
  outputTokens: (body) => countOr(body.max_tokens),
  whyNot: () => null,
  closed(body, takenOut) {
    const closed = without(body, ["mcp_servers", "container"], takenOut);
    return ownTools(closed, ({ type }) => type == null || OWN_TOOL.test(String(type)), takenOut);
  },
  limited(body, maxOutputTokens) {
    const budget = z.looseObject({ budget_tokens: z.number() }).safeParse(body.thinking).data?.budget_tokens;
    // Refused where the thinking alone is as long as the answer may be: what is left is for an answer without.
    const { thinking, ...rest } = body;
    const thinks = thinking !== undefined && !(budget !== undefined && budget >= maxOutputTokens);
    return { ...rest, ...(thinks && { thinking }), max_tokens: maxOutputTokens };
  },
  isExtra: () => false,
  reader() {
    let usage: z.infer<typeof Usage> | null = null;
    let finish: string | null = null;
    const said: string[] = [];
    const take = (more: z.infer<typeof Usage> | null | undefined) => {
      const told = Object.entries(more ?? {}).filter(([, value]) => value !== null);
      if (told.length > 0) usage = { ...usage, ...Object.fromEntries(told) };
    };
    return {
      event(data) {
        const event = Event.safeParse(data).data;
        const whole = Message.safeParse(data).data ?? event?.message;
        take(whole?.usage);
        take(event?.usage);
        finish = event?.delta?.stop_reason ?? whole?.stop_reason ?? finish;
        if (event?.type === "content_block_delta") said.push(textsOf({ ...event.delta, type: "" }));
        else if (whole) said.push(textsOf(whole.content));
      },
      usage() {
        if (usage?.output_tokens == null || !usage.input_tokens) return null;
        const { input_tokens, cache_creation_input_tokens, cache_read_input_tokens, output_tokens } = usage;
        const read = cache_read_input_tokens ?? 0;
        return {
          ...{ inputTokens: input_tokens + (cache_creation_input_tokens ?? 0) + read, outputTokens: output_tokens },
          cachedInputTokens: read,
          reasoningTokens: Math.min(output_tokens, usage.output_tokens_details?.thinking_tokens ?? 0),
        };
      },
      finish: () => FINISH[finish ?? ""] ?? "other",
      said: () => said.join(""),
      whole: () => finish !== null,
    };
  },
  error: (message) => ({ type: "error", error: { type: "invalid_request_error", message } }),
};
