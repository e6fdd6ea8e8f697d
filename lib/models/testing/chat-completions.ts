import { z } from "zod";
import {
  type Answer,
  BadRequest,
  Content,
  Count,
  message,
  Parameters,
  Probability,
  type Protocol,
  pieces,
  type Read,
  requireJson,
  requirePairs,
  type StreamEvent,
  shaped,
  ToolName,
  textOf,
} from "./protocol";
import type { AskedMessage } from "./script";

const Call = z.looseObject({
  id: z.string().min(1),
  type: z.literal("function"),
  function: z.looseObject({ name: ToolName, arguments: z.string() }),
});
const Message = z.discriminatedUnion("role", [
  z.looseObject({ role: z.enum(["system", "developer", "user"]), content: Content }),
  z.looseObject({
    role: z.literal("assistant"),
    content: Content.nullish(),
    reasoning_content: z.string().nullish(),
    tool_calls: z.array(Call).min(1).optional(),
  }),
  z.looseObject({ role: z.literal("tool"), content: Content, tool_call_id: z.string() }),
]);
const Body = z.looseObject({
  model: z.string().min(1),
  messages: z.array(Message).min(1),
  tools: z
    .array(
      z.looseObject({
        type: z.literal("function"),
        function: z.looseObject({
          name: ToolName,
          description: z.string().optional(),
          parameters: Parameters.optional(),
        }),
      }),
    )
    .min(1)
    .optional(),
  max_tokens: Count,
  max_completion_tokens: Count,
  temperature: z.number().min(0).max(2).nullish(),
  top_p: Probability,
  seed: z.int().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
});

const FINISH = { stop: "stop", "tool-calls": "tool_calls", length: "length", "content-filter": "content_filter" };

/** OpenAI's chat completions, which vLLM, Ollama, LM Studio and OpenRouter speak too. */
export const chatCompletions: Protocol = {
  id: "chat-completions",
  path: /\/chat\/completions$/,
  key: (headers) => headers.authorization?.match(/^Bearer (.+)$/)?.[1] ?? null,
  read(body): Read {
    const given = shaped(Body, body);
    if (given.stream_options && !given.stream)
      throw new BadRequest("stream_options: only allowed where stream is true");
    const messages = given.messages.map(readMessage);
    requirePairs(messages);
    return {
      ...{ model: given.model, stream: given.stream ?? false, messages },
      tools: (given.tools ?? []).map(({ function: { name, description, parameters } }) => ({
        ...{ name, description: description ?? "", parameters },
      })),
      maxOutputTokens: given.max_completion_tokens ?? given.max_tokens ?? null,
      ...{ temperature: given.temperature ?? null, topP: given.top_p ?? null, seed: given.seed ?? null },
      wantsUsage: given.stream_options?.include_usage ?? false,
    };
  },
  whole: (answer) => ({
    ...head(answer, "chat.completion"),
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: answer.text === "" ? null : answer.text,
          ...(answer.reasoning !== "" && { reasoning_content: answer.reasoning }),
          ...(answer.calls.length > 0 && { tool_calls: answer.calls.map(callOf) }),
        },
        finish_reason: FINISH[answer.finish],
      },
    ],
    ...usageOf(answer),
  }),
  events(answer): StreamEvent[] {
    const chunk = (delta: object, finish: string | null = null): StreamEvent => ({
      data: {
        ...head(answer, "chat.completion.chunk"),
        choices: [{ index: 0, delta, finish_reason: finish }],
      },
    });
    return [
      chunk({ role: "assistant", content: "" }),
      ...pieces(answer.reasoning).map((reasoning_content) => chunk({ reasoning_content })),
      ...pieces(answer.text).map((content) => chunk({ content })),
      ...answer.calls.flatMap((call, index) => [
        chunk({ tool_calls: [{ index, ...callOf({ ...call, arguments: "" }) }] }),
        ...pieces(call.arguments).map((part) => chunk({ tool_calls: [{ index, function: { arguments: part } }] })),
      ]),
      chunk({}, FINISH[answer.finish]),
      ...(answer.usage
        ? [{ data: { ...head(answer, "chat.completion.chunk"), choices: [], ...usageOf(answer) } }]
        : []),
      { data: "[DONE]" },
    ];
  },
  errorEvent: (text) => ({ data: { error: { message: text, type: "server_error", param: null, code: 502 } } }),
  error: (status, text, code) => ({
    error: { message: text, type: status === 429 ? "rate_limit_error" : "invalid_request_error", param: null, code },
  }),
  tooLong: (tokens, limit) => ({
    message: `This model's maximum context length is ${limit} tokens, and the messages have ${tokens}.`,
    code: "context_length_exceeded",
  }),
};

function readMessage(given: z.infer<typeof Message>, index: number): AskedMessage {
  const text = textOf(given.content);
  if (given.role === "tool") return message("tool", { text, call: given.tool_call_id });
  if (given.role !== "assistant") return message(given.role === "user" ? "user" : "system", { text });
  if (!given.tool_calls && text === "")
    throw new BadRequest(`messages.${index}: an answer needs content or tool_calls`);
  const calls = (given.tool_calls ?? []).map((call, at) => ({
    ...{ id: call.id, name: call.function.name },
    arguments: requireJson(call.function.arguments, `messages.${index}.tool_calls.${at}.function.arguments`),
  }));
  return message("assistant", { text, reasoning: given.reasoning_content ?? "", calls });
}

const head = ({ id, model }: Answer, object: string) => ({
  id: `chatcmpl-${id}`,
  object,
  created: 1_700_000_000,
  model,
});

const callOf = (call: Answer["calls"][number]) => ({
  ...{ id: call.id, type: "function" },
  function: { name: call.name, arguments: call.arguments },
});

const usageOf = ({ usage }: Answer) =>
  usage && {
    usage: {
      prompt_tokens: usage.input,
      completion_tokens: usage.output,
      total_tokens: usage.input + usage.output,
      prompt_tokens_details: { cached_tokens: usage.cached },
      completion_tokens_details: { reasoning_tokens: usage.reasoning },
    },
  };
