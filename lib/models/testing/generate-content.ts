import { z } from "zod";
import {
  type Answer,
  BadRequest,
  Count,
  message,
  Probability,
  type Protocol,
  pieces,
  type Read,
  type StreamEvent,
  shaped,
  ToolName,
} from "./protocol";
import type { AskedMessage } from "./script";

const Part = z.looseObject({
  text: z.string().optional(),
  thought: z.boolean().optional(),
  thoughtSignature: z.string().optional(),
  functionCall: z
    .looseObject({ id: z.string().optional(), name: ToolName, args: z.looseObject({}).optional() })
    .optional(),
  functionResponse: z
    .looseObject({ id: z.string().optional(), name: ToolName, response: z.looseObject({}) })
    .optional(),
});
type Part = z.infer<typeof Part>;
const Body = z.looseObject({
  contents: z.array(z.looseObject({ role: z.enum(["user", "model"]), parts: z.array(Part).min(1) })).min(1),
  systemInstruction: z.looseObject({ parts: z.array(Part) }).optional(),
  tools: z
    .array(
      z.looseObject({
        functionDeclarations: z
          .array(z.looseObject({ name: ToolName, description: z.string(), parameters: z.looseObject({}).optional() }))
          .optional(),
      }),
    )
    .optional(),
  generationConfig: z
    .looseObject({
      maxOutputTokens: Count,
      temperature: z.number().min(0).max(2).nullish(),
      topP: Probability,
      seed: z.int().nullish(),
    })
    .optional(),
});

const FINISH = { stop: "STOP", "tool-calls": "STOP", length: "MAX_TOKENS", "content-filter": "SAFETY" };

/** Google's generateContent. */
export const generateContent: Protocol = {
  id: "generate-content",
  path: /\/models\/[^/:]+:(streamG|g)enerateContent$/,
  key: (headers, address) => headers["x-goog-api-key"] ?? address.searchParams.get("key"),
  read(body, address): Read {
    const given = shaped(Body, body);
    const calls = new Map<string, string>();
    const messages = given.contents.flatMap(({ role, parts }, turn) => readParts(role, parts, turn, calls));
    requireTurns(messages);
    const config = given.generationConfig ?? {};
    return {
      model: /\/models\/([^/:]+):/.exec(address.pathname)?.[1] ?? "",
      stream: address.pathname.endsWith(":streamGenerateContent"),
      messages: [...(given.systemInstruction ? [systemOf(given.systemInstruction.parts)] : []), ...messages],
      tools: (given.tools ?? []).flatMap(({ functionDeclarations }) =>
        (functionDeclarations ?? []).map(({ name, description, parameters }) => ({ name, description, parameters })),
      ),
      ...{ maxOutputTokens: config.maxOutputTokens ?? null, temperature: config.temperature ?? null },
      ...{ topP: config.topP ?? null, seed: config.seed ?? null, wantsUsage: true },
    };
  },
  whole: (answer) => chunk(answer, partsOf(answer), true),
  events: (answer): StreamEvent[] => [
    ...pieces(answer.text).map((text) => ({ data: chunk(answer, [{ text }], false) })),
    { data: chunk(answer, partsOf({ ...answer, text: "" }), true) },
  ],
  errorEvent: (text) => ({ data: { error: { code: 503, message: text, status: "UNAVAILABLE" } } }),
  error: (status, text) => ({ error: { code: status, message: text, status: ERRORS[status] ?? "INTERNAL" } }),
  tooLong: (tokens, limit) => ({
    message: `The input token count (${tokens}) exceeds the maximum number of tokens allowed (${limit}).`,
    code: null,
  }),
};

const ERRORS: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  503: "UNAVAILABLE",
};

const systemOf = (parts: readonly Part[]): AskedMessage =>
  message("system", { text: parts.map(({ text }) => text ?? "").join("") });

/** Calls that this server made, and signed the first of each turn. */
const SIGNED = /^call_\d+_\d+$/;

/** Calls have no ids of their own in older models: their place in the conversation stands for one. */
function readParts(
  role: "user" | "model",
  parts: readonly Part[],
  turn: number,
  open: Map<string, string>,
): AskedMessage[] {
  const results = parts.flatMap(({ functionResponse }) => {
    if (!functionResponse) return [];
    const call = functionResponse.id ?? open.get(functionResponse.name) ?? "";
    return [message("tool", { text: JSON.stringify(functionResponse.response), call })];
  });
  const calls = parts.flatMap(({ functionCall }, index) => {
    if (!functionCall) return [];
    const id = functionCall.id ?? `${turn}.${index}`;
    if (SIGNED.test(id) && !parts.some(({ thoughtSignature }) => thoughtSignature))
      throw new BadRequest(`contents.${turn}: the function call ${functionCall.name} is missing its thoughtSignature`);
    open.set(functionCall.name, id);
    return [{ id, name: functionCall.name, arguments: JSON.stringify(functionCall.args ?? {}) }];
  });
  const said = (thought: boolean) =>
    parts.map((part) => ((part.thought ?? false) === thought ? (part.text ?? "") : "")).join("");
  const own = message(role === "model" ? "assistant" : "user", { text: said(false), reasoning: said(true), calls });
  return [...results, ...(own.text !== "" || own.reasoning !== "" || calls.length > 0 ? [own] : [])];
}

/** After a turn of calls comes a turn with as many responses. */
function requireTurns(messages: readonly AskedMessage[]): void {
  messages.forEach(({ role, calls }, index) => {
    if (role !== "assistant" || calls.length === 0) return;
    const rest = messages.slice(index + 1);
    const end = rest.findIndex((each) => each.role !== "tool");
    const answers = end < 0 ? rest.length : end;
    if (answers !== calls.length)
      throw new BadRequest(`contents: ${calls.length} function calls are followed by ${answers} function responses`);
  });
  if (messages[0]?.role === "tool") throw new BadRequest("contents: function responses without function calls");
}

const partsOf = ({ text, reasoning, calls }: Answer): object[] => [
  ...(reasoning === "" ? [] : [{ text: reasoning, thought: true }]),
  ...(text === "" ? [] : [{ text }]),
  ...calls.map((call, index) => ({
    functionCall: { id: call.id, name: call.name, args: JSON.parse(call.arguments) },
    ...(index === 0 && { thoughtSignature: Buffer.from(`signed:${reasoning}`).toString("base64") }),
  })),
];

const chunk = (answer: Answer, parts: readonly object[], last: boolean) => ({
  candidates: [{ index: 0, content: { role: "model", parts }, ...(last && { finishReason: FINISH[answer.finish] }) }],
  modelVersion: answer.model,
  responseId: answer.id,
  ...(last &&
    answer.usage && {
      usageMetadata: {
        promptTokenCount: answer.usage.input,
        cachedContentTokenCount: answer.usage.cached,
        candidatesTokenCount: answer.usage.output - answer.usage.reasoning,
        thoughtsTokenCount: answer.usage.reasoning,
        totalTokenCount: answer.usage.input + answer.usage.output,
      },
    }),
});
