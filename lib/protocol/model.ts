import { z } from "zod";

export const ModelProvider = z.enum(["openai-compatible", "openai", "anthropic", "google"]);
export type ModelProvider = z.infer<typeof ModelProvider>;

/** US dollars per million tokens; cached input and reasoning cost as input and output do where they have no price of their own. */
export const ModelPrices = z.strictObject({
  input: z.number().min(0),
  cachedInput: z.number().min(0).nullable(),
  output: z.number().min(0),
  reasoning: z.number().min(0).nullable(),
});
export type ModelPrices = z.infer<typeof ModelPrices>;

/** What is passed on to the provider as it is; null leaves the provider's own default. */
export const Sampling = z.strictObject({
  temperature: z.number().min(0).max(2).nullable(),
  topP: z.number().gt(0).max(1).nullable(),
  maxOutputTokens: z.int().min(16).max(1_000_000),
  reasoningEffort: z.enum(["minimal", "low", "medium", "high"]).nullable(),
});
export type Sampling = z.infer<typeof Sampling>;

/** A language model as a researcher configured it; everything but its key, which lives in the environment only. */
export const ModelConfig = z.strictObject({
  id: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
      "expected at most 64 letters, digits, dots, dashes and underscores, the first a letter or a digit",
    ),
  provider: ModelProvider,
  /** Null for the provider's own address; an OpenAI-compatible server needs one. */
  baseUrl: z.url({ protocol: /^https?$/, error: "expected an http or https address" }).nullable(),
  /** As the provider calls it. */
  model: z.string().trim().min(1, "a model needs the name by which its provider knows it").max(200),
  /** The environment variable that holds the key; null where the server wants none. */
  keyVariable: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,63}$/, "expected the name of an environment variable, such as OPENAI_API_KEY")
    .nullable(),
  sampling: Sampling,
  seed: z.int().min(0).nullable(),
  /** Tokens that input and output may have together. */
  contextTokens: z.int().min(1024).max(100_000_000),
  /** Null where the tokens cost nothing or nobody knows: money is then neither charged nor limited. */
  prices: ModelPrices.nullable(),
  /** Whether whole requests and responses are kept, redacted. */
  recordTraffic: z.boolean(),
});
export type ModelConfig = z.infer<typeof ModelConfig>;

/** One call of a tool that a model asks for. `problem` says why its input could not be read; it is then of no use. */
export interface ModelToolCall {
  id: string;
  name: string;
  input: unknown;
  problem: string | null;
}

export type ModelMessage =
  | { role: "system" | "user"; text: string }
  /** `kept` is the provider's own form of the answer (signatures of reasoning and the like), sent back as it came. */
  | { role: "assistant"; text: string; calls: ModelToolCall[]; kept: unknown }
  | { role: "tool"; call: string; name: string; text: string };

/** A tool as a model is told of it; `parameters` is a JSON schema. */
export interface ModelTool {
  name: string;
  description: string;
  parameters: Record<string, unknown>;
}

export interface ModelRequest {
  messages: readonly ModelMessage[];
  tools: readonly ModelTool[];
  /** At most the configured; less where the budget has room for less. */
  maxOutputTokens: number;
  /** Seconds that one try may take: what the caller's clock has left. Waiting between tries is not a part of it. */
  trySeconds: number;
  signal: AbortSignal;
}

/** What the provider bills. Cached input is a part of input, reasoning a part of output. */
export interface Usage {
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  /** The provider told nothing: a tokenizer's count stands in, and is marked wherever it is shown. */
  estimated: boolean;
}

export interface Completion {
  text: string;
  reasoning: string;
  calls: ModelToolCall[];
  finish: "stop" | "tool-calls" | "length" | "content-filter" | "other";
  usage: Usage;
  /** Of the call that succeeded; waiting between tries is apart, and is nobody's working time. */
  milliseconds: number;
  waitedMilliseconds: number;
  /** Tries that failed before; they are not billed. */
  retries: number;
  kept: unknown;
}

/** The provider says that the request is longer than the model can take: the agent shortens it, or its run ends. */
export class ContextExceeded extends Error {
  override readonly name = "ContextExceeded";
}

/** One try took longer than `trySeconds`: it was given up, and no other is made. */
export class ModelTimedOut extends Error {
  override readonly name = "ModelTimedOut";
}

/**
 * A language model behind its provider's protocol (lib/models).
 *
 * `complete` throws ContextExceeded; ModelTimedOut; a Fault of the place `model` when the provider cannot be reached or refuses the
 * call (never the agent's failure); the signal's reason when it aborts.
 */
export interface Model {
  readonly config: ModelConfig;
  /** Upper estimate of a request's input tokens, made before it is sent. */
  estimateInput(request: Pick<ModelRequest, "messages" | "tools">): number;
  complete(request: ModelRequest): Promise<Completion>;
}
