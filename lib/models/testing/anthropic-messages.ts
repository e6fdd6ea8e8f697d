import { z } from "zod";
import {
  type Answer,
  BadRequest,
  message,
  Parameters,
  Probability,
  type Protocol,
  pieces,
  type Read,
  requirePairs,
  type StreamEvent,
  shaped,
  ToolName,
  textOf,
} from "./protocol";
import type { AskedMessage } from "./script";

const Text = z.looseObject({ type: z.literal("text"), text: z.string().min(1, "text blocks must not be empty") });
const Block = z.discriminatedUnion("type", [
  Text,
  z.looseObject({ type: z.literal("thinking"), thinking: z.string(), signature: z.string() }),
  z.looseObject({ type: z.literal("tool_use"), id: z.string(), name: ToolName, input: z.looseObject({}) }),
  z.looseObject({
    type: z.literal("tool_result"),
    tool_use_id: z.string(),
    content: z.union([z.string(), z.array(Text)]).optional(),
  }),
]);
const Body = z.looseObject({
  model: z.string().min(1),
  max_tokens: z.int().min(1),
  system: z.union([z.string(), z.array(Text)]).optional(),
  messages: z
    .array(
      z.looseObject({
        role: z.enum(["user", "assistant", "system"]),
        content: z.union([z.string().min(1), z.array(Block).min(1)]),
      }),
    )
    .min(1),
  tools: z
    .array(z.looseObject({ name: ToolName, description: z.string().optional(), input_schema: Parameters }))
    .optional(),
  temperature: Probability,
  top_p: Probability,
  thinking: z.looseObject({ type: z.string(), budget_tokens: z.int().min(1024).optional() }).optional(),
  stream: z.boolean().optional(),
});

/** The beta in which the system may speak among the messages. */
const SYSTEM_LATER = "mid-conversation-system";

const STOP = { stop: "end_turn", "tool-calls": "tool_use", length: "max_tokens", "content-filter": "refusal" };

/** Anthropic's messages. */
export const anthropicMessages: Protocol = {
  id: "messages",
  path: /\/messages$/,
  key: (headers) => headers["x-api-key"] ?? headers.authorization?.match(/^Bearer (.+)$/)?.[1] ?? null,
  read(body, _address, headers): Read {
    if (!headers["anthropic-version"]) throw new BadRequest("anthropic-version: header is required");
    const given = shaped(Body, body);
    const [first] = given.messages;
    if (first?.role !== "user") throw new BadRequest("messages.0: the first message must be a user's");
    const late = given.messages.findIndex(({ role }) => role === "system");
    if (late >= 0 && !headers["anthropic-beta"]?.includes(SYSTEM_LATER))
      throw new BadRequest(`messages.${late}.role: expected user or assistant`);
    const budget = given.thinking?.budget_tokens;
    if (budget !== undefined && budget >= given.max_tokens)
      throw new BadRequest("thinking.budget_tokens: must be less than max_tokens");
    if (given.thinking && given.thinking.type !== "disabled" && given.temperature != null && given.temperature !== 1)
      throw new BadRequest("temperature: may only be 1 when thinking is enabled");
    const messages = [
      ...(given.system ? [message("system", { text: textOf(given.system) })] : []),
      ...given.messages.flatMap(({ role, content }) =>
        typeof content === "string" ? [message(role, { text: content })] : readBlocks(role, content),
      ),
    ];
    requirePairs(messages);
    return {
      ...{ model: given.model, stream: given.stream ?? false, messages },
      tools: (given.tools ?? []).map(({ name, description, input_schema }) => ({
        ...{ name, description: description ?? "", parameters: input_schema },
      })),
      ...{ maxOutputTokens: given.max_tokens, temperature: given.temperature ?? null, topP: given.top_p ?? null },
      ...{ seed: null, wantsUsage: true },
    };
  },
  whole: (answer) => ({
    ...head(answer),
    content: blocksOf(answer),
    ...{
      stop_reason: STOP[answer.finish],
      stop_sequence: null,
      usage: { ...inputUsage(answer), ...outputUsage(answer) },
    },
  }),
  events(answer): StreamEvent[] {
    const blocks = blocksOf(answer).flatMap((block, index) => [
      { type: "content_block_start", index, content_block: begun(block) },
      ...deltasOf(block, answer).map((delta) => ({ type: "content_block_delta", index, delta })),
      { type: "content_block_stop", index },
    ]);
    return [
      {
        type: "message_start",
        message: {
          ...head(answer),
          ...{
            content: [],
            stop_reason: null,
            stop_sequence: null,
            usage: { ...inputUsage(answer), output_tokens: 0 },
          },
        },
      },
      ...blocks,
      {
        type: "message_delta",
        delta: { stop_reason: STOP[answer.finish], stop_sequence: null },
        usage: outputUsage(answer),
      },
      { type: "message_stop" },
    ].map((data) => ({ event: data.type, data }));
  },
  errorEvent: (text) => ({
    event: "error",
    data: { type: "error", error: { type: "overloaded_error", message: text } },
  }),
  error: (status, text) => ({ type: "error", error: { type: ERRORS[status] ?? "api_error", message: text } }),
  tooLong: (tokens, limit) => ({ message: `prompt is too long: ${tokens} tokens > ${limit} maximum`, code: null }),
};

const ERRORS: Record<number, string> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  429: "rate_limit_error",
  529: "overloaded_error",
};

/** The signature by which this server knows its own thinking again. */
const signatureOf = (thinking: string): string => Buffer.from(`signed:${thinking}`).toString("base64");

/** An assistant's blocks are one message; each result of a tool is one of its own. */
function readBlocks(role: "user" | "assistant" | "system", blocks: readonly z.infer<typeof Block>[]): AskedMessage[] {
  const results: AskedMessage[] = [];
  const calls: { id: string; name: string; arguments: string }[] = [];
  let [text, reasoning] = ["", ""];
  for (const block of blocks) {
    if (block.type === "text") text += block.text;
    else if (block.type === "tool_use")
      calls.push({ id: block.id, name: block.name, arguments: JSON.stringify(block.input) });
    else if (block.type === "tool_result")
      results.push(message("tool", { text: textOf(block.content), call: block.tool_use_id }));
    else if (block.signature === signatureOf(block.thinking)) reasoning += block.thinking;
    else throw new BadRequest("thinking: the signature is not that of the thinking");
  }
  const own = text !== "" || reasoning !== "" || calls.length > 0;
  return [...results, ...(own ? [message(role, { text, reasoning, calls })] : [])];
}

type AnswerBlock =
  | { type: "thinking"; thinking: string; signature: string }
  | { type: "text"; text: string }
  | { type: "tool_use"; id: string; name: string; input: unknown };

const blocksOf = ({ text, reasoning, calls }: Answer): AnswerBlock[] => [
  ...(reasoning === "" ? [] : [{ type: "thinking" as const, thinking: reasoning, signature: signatureOf(reasoning) }]),
  ...(text === "" ? [] : [{ type: "text" as const, text }]),
  ...calls.map((call) => ({ type: "tool_use" as const, id: call.id, name: call.name, input: inputOf(call.arguments) })),
];

/** Arguments that are no JSON have no form in a whole answer but the text they are. */
function inputOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { unreadable: text };
  }
}

function begun(block: AnswerBlock): object {
  if (block.type === "thinking") return { type: "thinking", thinking: "", signature: "" };
  return block.type === "text" ? { type: "text", text: "" } : { ...block, input: {} };
}

function deltasOf(block: AnswerBlock, { calls }: Answer): object[] {
  if (block.type === "text") return pieces(block.text).map((text) => ({ type: "text_delta", text }));
  if (block.type === "thinking")
    return [
      ...pieces(block.thinking).map((thinking) => ({ type: "thinking_delta", thinking })),
      { type: "signature_delta", signature: block.signature },
    ];
  const written = calls.find(({ id }) => id === block.id)?.arguments ?? "";
  return pieces(written).map((partial_json) => ({ type: "input_json_delta", partial_json }));
}

const head = ({ id, model }: Answer) => ({ id: `msg_${id}`, type: "message", role: "assistant", model });

/** Tokens from the cache are told apart from the others here, and both together are the input. */
const inputUsage = ({ usage }: Answer) => ({
  input_tokens: usage ? usage.input - usage.cached : 0,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: usage?.cached ?? 0,
});

const outputUsage = ({ usage }: Answer) => ({
  output_tokens: usage?.output ?? 0,
  output_tokens_details: { thinking_tokens: usage?.reasoning ?? 0 },
});
