import type { Fault } from "./fault";
import type { Completion, ModelConfig, ModelProvider, Usage } from "./model";

export const WIRE_PROTOCOLS = ["chat-completions", "responses", "messages"] as const;
/** The protocols in which programs outside speak to models: OpenAI's two and Anthropic's. */
export type WireProtocol = (typeof WIRE_PROTOCOLS)[number];

/** What each provider's servers speak; of those that call themselves compatible many speak only the first. */
export const SPEAKS: Readonly<Record<ModelProvider, readonly WireProtocol[]>> = {
  "openai-compatible": ["chat-completions", "responses", "messages"],
  openai: ["chat-completions", "responses"],
  anthropic: ["messages"],
  google: [],
};

/** What an answer cost that passed through. */
export interface Passed {
  usage: Usage;
  /** `gave-up` when the time that it might take was over. */
  finish: Completion["finish"] | "gave-up";
  milliseconds: number;
}

/** An answer on its way. */
export interface Answering {
  /** As the provider gives it; it comes at the provider's pace, whoever reads it. */
  response: Response;
  /** Resolves when it is through, whole or not; null where the provider refused the request and bills nothing. */
  passed: Promise<Passed | null>;
  waitedMilliseconds: number;
  retries: number;
}

/** A request in a provider's own protocol, understood as far as it must be to be metered. */
export interface Passage {
  /** Upper estimate. */
  inputTokens: number;
  /** What it asks for at most; null where it does not say. */
  outputTokens: number | null;
  /** Taken out of it: what the provider itself would do outside the sandbox, such as searching the web. */
  takenOut: readonly string[];
  /** An error in the provider's own shape, with a sentence for whoever sent the request. */
  refuse(sentence: string): Response;
  /**
   * Sends it on, at most asking for so many tokens, and again after a wait where that may help.
   *
   * @param trySeconds what one try may take, the whole answer included
   * @throws ModelTimedOut · Fault (place `model`) when the provider cannot be reached or refuses the run · the signal's reason
   */
  send(limits: { maxOutputTokens: number; trySeconds: number; signal: AbortSignal }): Promise<Answering>;
}

/** A configured model as a program outside sees it: behind its provider's own protocol, without its provider's key. */
export interface Gateway {
  readonly config: ModelConfig;
  /** Protocols that its provider speaks. */
  readonly speaks: readonly WireProtocol[];
  /** The passage that a request is, or what it is answered without asking the model (the list of models, an unknown address). */
  read(request: Request): Promise<Passage | Response>;
  /** Why the last answer did not come through whole; null when it did. */
  broken(): Fault | null;
}

/** Where on a program's `origin` the protocols lie: the base addresses that scaffolds are configured with. */
export const GATEWAY_PATHS = { openai: "/openai/v1", anthropic: "/anthropic" } as const;
