import { z } from "zod";

const ScriptedCall = z.strictObject({
  name: z.string(),
  input: z.json().optional(),
  /** The arguments as written, which need not be JSON; in the place of `input`. */
  raw: z.string().optional(),
  id: z.string().optional(),
  /** Whose tool it is, where the client offers tools in groups (responses only). */
  namespace: z.string().optional(),
});

/** One answer of the scripted server. What is left out takes no part in it. */
export const Reply = z.strictObject({
  text: z.string().optional(),
  reasoning: z.string().optional(),
  calls: z.array(ScriptedCall).optional(),
  /** Otherwise `tool-calls` where there are calls, `length` where the answer is longer than was asked for, else `stop`. */
  finish: z.enum(["stop", "length", "content-filter"]).optional(),
  /** So many of the input tokens are said to come from the provider's cache. */
  cachedTokens: z.int().min(0).optional(),
  /** The provider says nothing of tokens. */
  usage: z.literal("none").optional(),
  /** Before the first byte. */
  delayMilliseconds: z.number().min(0).optional(),
  /** An error of this status is answered, with `message` and `retryAfter` (seconds or a date, as the header says it). */
  status: z.int().min(300).max(599).optional(),
  message: z.string().optional(),
  retryAfter: z.string().optional(),
  /**
   * How the delivery goes wrong: the connection is closed before any answer (`dropped`) or in its middle (`reset`); the
   * answer ends early as though it were whole (`truncated`); a piece of it is no JSON (`invalid-json`); a stream tells an
   * error after it has begun (`error-event`).
   */
  broken: z.enum(["dropped", "reset", "truncated", "invalid-json", "error-event"]).optional(),
});
export type Reply = z.infer<typeof Reply>;

/** Replies in the order of the requests, or what to reply to a request (`number` counts from 1). */
export type Script = readonly Reply[] | ((asked: Asked, number: number) => Reply | Promise<Reply>);

/** A request as the server read it, whichever protocol it came in. */
export interface Asked {
  protocol: "chat-completions" | "responses" | "messages" | "generate-content";
  model: string;
  stream: boolean;
  messages: readonly AskedMessage[];
  tools: readonly AskedTool[];
  maxOutputTokens: number | null;
  temperature: number | null;
  topP: number | null;
  seed: number | null;
  /** Tokens (o200k) of what was really sent. */
  inputTokens: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: unknown;
}

export interface AskedMessage {
  role: "system" | "user" | "assistant" | "tool";
  text: string;
  reasoning: string;
  calls: readonly { id: string; name: string; arguments: string }[];
  /** The call that a tool's message answers. */
  call: string | null;
}

export interface AskedTool {
  name: string;
  description: string;
  parameters: unknown;
}
