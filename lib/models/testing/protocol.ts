import { z } from "zod";
import type { Asked, AskedMessage } from "./script";

/** What a protocol's reader finds in a body; the server adds the rest. */
export type Read = Omit<Asked, "protocol" | "headers" | "body" | "inputTokens"> & {
  /** The client wants usage in its stream. */
  wantsUsage: boolean;
};

/** A reply with everything decided, ready for the wire. */
export interface Answer {
  id: string;
  model: string;
  text: string;
  reasoning: string;
  calls: readonly { id: string; name: string; arguments: string; namespace?: string | undefined }[];
  finish: "stop" | "tool-calls" | "length" | "content-filter";
  usage: { input: number; cached: number; output: number; reasoning: number } | null;
}

/** One server-sent event; a text goes out as it is. */
export interface StreamEvent {
  event?: string;
  data: object | string;
}

/** Names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** A provider's protocol from its server's side. */
export interface Protocol {
  id: Asked["protocol"];
  path: RegExp;
  /** The key a request carries, null where it carries none. */
  key(headers: Headers, address: URL): string | null;
  /** @throws BadRequest when the provider would not take the body */
  read(body: unknown, address: URL, headers: Headers): Read;
  whole(answer: Answer): object;
  events(answer: Answer): StreamEvent[];
  /** How a stream that has begun tells that the provider is overloaded. */
  errorEvent(message: string): StreamEvent;
  error(status: number, message: string, code: string | null): object;
  /** What the provider says when a request is longer than the model can take. */
  tooLong(tokens: number, limit: number): { message: string; code: string | null };
}

/** The provider refuses a request, with this status and sentence. */
export class BadRequest extends Error {
  override readonly name = "BadRequest";
  constructor(
    message: string,
    readonly status = 400,
    readonly code: string | null = null,
  ) {
    super(message);
  }
}

/** @throws BadRequest naming the first field that is wrong */
export function shaped<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BadRequest(`${issue?.path.join(".") || "body"}: ${issue?.message}`);
}

export const ToolName = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, "expected letters, digits, _ and -, 64 at most");
/** Providers take an object's schema only. */
export const Parameters = z.looseObject({ type: z.literal("object") });
export const Count = z.int().min(1).nullish();
export const Probability = z.number().min(0).max(1).nullish();

/** Content that is a text, or parts of which those with a text count. */
export const Content = z.union([z.string(), z.array(z.looseObject({ type: z.string() }))]);

export function textOf(content: z.infer<typeof Content> | null | undefined): string {
  if (typeof content === "string") return content;
  return (content ?? []).map((part) => (typeof part.text === "string" ? part.text : "")).join("");
}

/** @throws BadRequest when the text is no JSON, which templates of models could not print */
export function requireJson(text: string, where: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new BadRequest(`${where}: expected JSON`);
  }
}

export const message = (role: AskedMessage["role"], given: Partial<AskedMessage>): AskedMessage => ({
  ...{ role, text: "", reasoning: "", calls: [], call: null },
  ...given,
});

/**
 * Every call is answered right after the message that made it, and nothing is answered that was not called.
 * @throws BadRequest naming the calls
 */
export function requirePairs(messages: readonly AskedMessage[]): void {
  let open: string[] = [];
  messages.forEach(({ role, calls, call }, index) => {
    if (role === "tool") {
      if (call === null || !open.includes(call))
        throw new BadRequest(`messages.${index}: the tool's result ${call} answers no call of the message before it`);
      open = open.filter((id) => id !== call);
      return;
    }
    if (open.length > 0)
      throw new BadRequest(`messages.${index}: before it, these calls have no tool's result: ${open}`);
    open = calls.map(({ id }) => id);
  });
  if (open.length > 0) throw new BadRequest(`messages: the last calls have no tool's result: ${open}`);
}

/** A text in pieces, as a stream brings it. */
export function pieces(text: string): string[] {
  const size = Math.max(1, Math.ceil(text.length / 4));
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
}
