import { z } from "zod";
import { GATEWAY_PATHS } from "@/lib/protocol/gateway";
import { textsOf } from "./chat-completions";
import { countOr, ownTools, type Wire, without } from "./wire";

const Whole = z.looseObject({
  status: z.string().nullish(),
  incomplete_details: z.looseObject({ reason: z.string().nullish() }).nullish(),
  output: z.array(z.looseObject({ type: z.string() })).optional(),
  usage: z
    .looseObject({
      input_tokens: z.number(),
      output_tokens: z.number(),
      input_tokens_details: z.looseObject({ cached_tokens: z.number().nullish() }).nullish(),
      output_tokens_details: z.looseObject({ reasoning_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
});
const Event = z.looseObject({ type: z.string(), delta: z.string().optional(), response: Whole.optional() });
const ENDS = ["response.completed", "response.incomplete", "response.failed"];

/** Tools that the client runs; all others the provider runs itself, most of them on its own network. */
const OWN_TOOLS = new Set(["function", "custom", "local_shell", "apply_patch", "namespace"]);

/** OpenAI's responses. */
export const responses: Wire = {
  id: "responses",
  path: `${GATEWAY_PATHS.openai}/responses`,
  upstream: "/responses",
  outputTokens: (body) => countOr(body.max_output_tokens),
  whyNot(body) {
    for (const field of ["previous_response_id", "conversation", "prompt"])
      if (body[field] != null) return `${field} leaves what is sent to the provider; send the whole conversation`;
    return body.background === true ? "answers in the background cannot be metered; ask without background" : null;
  },
  closed: (body, takenOut) =>
    ownTools(without(body, [], takenOut), ({ type }) => OWN_TOOLS.has(String(type)), takenOut),
  limited: (body, maxOutputTokens) => ({ ...body, max_output_tokens: maxOutputTokens }),
  isExtra: () => false,
  reader() {
    let end: z.infer<typeof Whole> | null = null;
    const said: string[] = [];
    return {
      event(data) {
        const event = Event.safeParse(data).data;
        if (event?.delta !== undefined) said.push(event.delta);
        if (event?.response && ENDS.includes(event.type)) end = event.response;
        const whole = event ? null : Whole.safeParse(data).data;
        if (whole?.output) {
          end = whole;
          said.push(textsOf(whole.output));
        }
      },
      usage: () =>
        end?.usage
          ? {
              ...{ inputTokens: end.usage.input_tokens, outputTokens: end.usage.output_tokens },
              cachedInputTokens: Math.min(end.usage.input_tokens, end.usage.input_tokens_details?.cached_tokens ?? 0),
              reasoningTokens: Math.min(
                end.usage.output_tokens,
                end.usage.output_tokens_details?.reasoning_tokens ?? 0,
              ),
            }
          : null,
      finish() {
        if (end?.status === "incomplete")
          return end.incomplete_details?.reason === "content_filter" ? "content-filter" : "length";
        if (end?.status !== "completed") return "other";
        return end.output?.some(({ type }) => type.endsWith("_call")) ? "tool-calls" : "stop";
      },
      said: () => said.join(""),
      whole: () => end !== null,
    };
  },
  error: (message) => ({ error: { message, type: "invalid_request_error", param: null, code: "run_ended" } }),
};
