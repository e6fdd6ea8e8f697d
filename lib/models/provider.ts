import type { wrapLanguageModel } from "ai";
import type { ModelConfig, ModelProvider } from "@/lib/protocol/model";

/** A model as its SDK speaks to it; the SDK's own type, which it exports under no name. */
export type SdkModel = ReturnType<typeof wrapLanguageModel>;
export type SdkOptions = Parameters<SdkModel["doStream"]>[0];

/** What an SDK needs of us. It reads nothing from the environment: whatever it could is given. */
export interface Connection {
  model: string;
  baseUrl: string;
  /** `none` where the server wants no key. */
  key: string;
  fetch: typeof fetch;
}

/** A provider of language models: one file each, listed in providers.ts. */
export interface Provider {
  id: ModelProvider;
  title: string;
  /** Null where every server has its own. */
  baseUrl: string | null;
  /** The variable its keys are usually found in. */
  keyVariable: string | null;
  takesSeed: boolean;
  open(connection: Connection): SdkModel;
  /** What differs from provider to provider in a request; `maxOutputTokens` bounds reasoning and answer together. */
  options(
    config: ModelConfig,
    maxOutputTokens: number,
  ): Pick<SdkOptions, "maxOutputTokens" | "seed" | "providerOptions">;
  /** Its tokenizer makes at most so many tokens of what o200k makes one of, as far as is known. */
  tokenFactor: number;
  /** Tokens it adds to a request that offers tools. */
  toolTokens: number;
}
