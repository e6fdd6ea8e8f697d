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

const Item = z.union([
  z.looseObject({
    type: z.literal("message").optional(),
    role: z.enum(["system", "developer", "user", "assistant"]),
    content: Content,
  }),
  z.looseObject({ type: z.literal("function_call"), call_id: z.string(), name: ToolName, arguments: z.string() }),
  z.looseObject({ type: z.literal("function_call_output"), call_id: z.string(), output: Content }),
  z.looseObject({ type: z.literal("reasoning"), id: z.string(), encrypted_content: z.string().nullish() }),
]);
type Item = z.infer<typeof Item>;

const Body = z.looseObject({
  model: z.string().min(1),
  input: z.union([z.string(), z.array(Item).min(1)]),
  instructions: z.string().nullish(),
  // Tools that the provider runs itself have no name of their own.
  tools: z
    .array(
      z.union([
        z.looseObject({
          type: z.literal("function"),
          name: ToolName,
          description: z.string().nullish(),
          parameters: Parameters.nullish(),
        }),
        z.looseObject({ type: z.string().refine((type) => type !== "function") }),
      ]),
    )
    .optional(),
  max_output_tokens: Count,
  temperature: z.number().min(0).max(2).nullish(),
  top_p: Probability,
  store: z.boolean().nullish(),
  stream: z.boolean().nullish(),
});

/** OpenAI's responses. */
export const responses: Protocol = {
  id: "responses",
  path: /\/responses$/,
  key: (headers) => headers.authorization?.match(/^Bearer (.+)$/)?.[1] ?? null,
  read(body): Read {
    const given = shaped(Body, body);
    const items: Item[] = typeof given.input === "string" ? [{ role: "user", content: given.input }] : given.input;
    requireReasoningKept(items, given.store ?? true);
    const messages = [
      ...(given.instructions ? [message("system", { text: given.instructions })] : []),
      ...merged(items.map(readItem)),
    ];
    requirePairs(messages);
    return {
      ...{ model: given.model, stream: given.stream ?? false, messages },
      tools: (given.tools ?? []).flatMap((tool) =>
        "name" in tool && typeof tool.name === "string"
          ? [{ name: tool.name, description: textOr(tool.description), parameters: tool.parameters }]
          : [],
      ),
      maxOutputTokens: given.max_output_tokens ?? null,
      ...{ temperature: given.temperature ?? null, topP: given.top_p ?? null, seed: null, wantsUsage: true },
    };
  },
  whole: (answer) => response(answer, answer.finish === "length" ? "incomplete" : "completed", outputOf(answer)),
  events(answer): StreamEvent[] {
    const named = (type: string, rest: object) => ({ type, ...rest });
    const output = outputOf(answer);
    const parts = output.flatMap((item, output_index) => {
      const item_id = item.id;
      const added = named("response.output_item.added", { output_index, item: begun(item) });
      const done = named("response.output_item.done", { output_index, item });
      if (item.type === "message") {
        const at = { item_id, output_index, content_index: 0 };
        return [
          added,
          named("response.content_part.added", { ...at, part: { type: "output_text", text: "", annotations: [] } }),
          ...pieces(answer.text).map((delta) => named("response.output_text.delta", { ...at, delta })),
          named("response.output_text.done", { ...at, text: answer.text }),
          named("response.content_part.done", { ...at, part: item.content[0] }),
          done,
        ];
      }
      if (item.type === "reasoning") return [added, done];
      const at = { item_id, output_index };
      return [
        added,
        ...pieces(item.arguments).map((delta) => named("response.function_call_arguments.delta", { ...at, delta })),
        named("response.function_call_arguments.done", { ...at, arguments: item.arguments }),
        done,
      ];
    });
    const end = answer.finish === "length" ? "incomplete" : "completed";
    return [
      named("response.created", { response: response(answer, "in_progress", []) }),
      ...parts,
      named(`response.${end}`, { response: response(answer, end, output) }),
    ].map((data, sequence_number) => ({ event: data.type, data: { ...data, sequence_number } }));
  },
  errorEvent: (text) => ({
    event: "error",
    data: { type: "error", code: "server_error", message: text, param: null, sequence_number: 99 },
  }),
  error: (status, text, code) => ({
    error: { message: text, type: status === 429 ? "rate_limit_error" : "invalid_request_error", param: null, code },
  }),
  tooLong: () => ({
    message: "Your input exceeds the context window of this model. Please adjust your input and try again.",
    code: "context_length_exceeded",
  }),
};

const textOr = (value: unknown): string => (typeof value === "string" ? value : "");

/** Where nothing is stored, reasoning comes back whole, before what it led to. */
function requireReasoningKept(items: readonly Item[], stored: boolean): void {
  items.forEach((item, index) => {
    if (!("type" in item) || item.type !== "reasoning") return;
    if (!stored && !item.encrypted_content)
      throw new BadRequest(`input.${index}: ${item.id} is not stored, and has no encrypted_content`, 404);
    const next = items[index + 1];
    const follows =
      next &&
      (("role" in next && next.role === "assistant") || next.type === "function_call" || next.type === "reasoning");
    if (!follows)
      throw new BadRequest(`input.${index}: ${item.id} is reasoning without the item that has to follow it`);
  });
}

function readItem(item: Item, index: number): AskedMessage {
  if ("role" in item && (item.type === undefined || item.type === "message")) {
    const role = item.role === "developer" ? "system" : item.role;
    return message(role, { text: textOf(item.content) });
  }
  if (item.type === "function_call")
    return message("assistant", {
      calls: [
        { id: item.call_id, name: item.name, arguments: requireJson(item.arguments, `input.${index}.arguments`) },
      ],
    });
  if (item.type === "function_call_output") return message("tool", { text: textOf(item.output), call: item.call_id });
  if (item.type === "reasoning")
    return message("assistant", { reasoning: Buffer.from(item.encrypted_content ?? "", "base64").toString("utf8") });
  throw new BadRequest(`input.${index}: an item of this type is not known here`);
}

/** What an assistant said in several items is one message. */
function merged(messages: readonly AskedMessage[]): AskedMessage[] {
  const whole: AskedMessage[] = [];
  for (const next of messages) {
    const last = whole.at(-1);
    if (last?.role !== "assistant" || next.role !== "assistant") whole.push(next);
    else
      whole.splice(-1, 1, {
        ...{ ...last, text: last.text + next.text, reasoning: last.reasoning + next.reasoning },
        calls: [...last.calls, ...next.calls],
      });
  }
  return whole;
}

type OutputItem =
  | { type: "reasoning"; id: string; summary: never[]; encrypted_content: string }
  | {
      type: "message";
      id: string;
      status: string;
      role: "assistant";
      content: { type: "output_text"; text: string; annotations: never[] }[];
    }
  | {
      type: "function_call";
      id: string;
      status: string;
      call_id: string;
      name: string;
      namespace?: string;
      arguments: string;
    };

const outputOf = ({ id, text, reasoning, calls }: Answer): OutputItem[] => [
  ...(reasoning === ""
    ? []
    : [
        {
          type: "reasoning" as const,
          id: `rs_${id}`,
          summary: [],
          encrypted_content: Buffer.from(reasoning).toString("base64"),
        },
      ]),
  ...(text === ""
    ? []
    : [
        {
          ...{ type: "message" as const, id: `msg_${id}`, status: "completed", role: "assistant" as const },
          content: [{ type: "output_text" as const, text, annotations: [] }],
        },
      ]),
  ...calls.map((call, index) => ({
    ...{ type: "function_call" as const, id: `fc_${id}_${index}`, status: "completed", call_id: call.id },
    ...{ name: call.name, arguments: call.arguments },
    ...(call.namespace !== undefined && { namespace: call.namespace }),
  })),
];

/** An item before its content arrives. */
function begun(item: OutputItem): object {
  if (item.type === "message") return { ...item, status: "in_progress", content: [] };
  if (item.type === "function_call") return { ...item, status: "in_progress", arguments: "" };
  return item;
}

const response = ({ id, model, usage }: Answer, status: string, output: readonly OutputItem[]) => ({
  ...{ id: `resp_${id}`, object: "response", created_at: 1_700_000_000, status, model, output, error: null },
  incomplete_details: status === "incomplete" ? { reason: "max_output_tokens" } : null,
  usage:
    usage && status !== "in_progress"
      ? {
          input_tokens: usage.input,
          input_tokens_details: { cached_tokens: usage.cached },
          output_tokens: usage.output,
          output_tokens_details: { reasoning_tokens: usage.reasoning },
          total_tokens: usage.input + usage.output,
        }
      : null,
});
