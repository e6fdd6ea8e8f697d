import { createOpenAI } from "@ai-sdk/openai";
import type { Provider } from "./provider";

/**
 * OpenAI by its responses protocol, which gives the reasoning of one step back to the next. It takes no seed, and no
 * temperature or top p for models that reason: the SDK leaves those out.
 */
export const openai: Provider = {
  id: "openai",
  title: "OpenAI",
  baseUrl: "https://api.openai.com/v1",
  keyVariable: "OPENAI_API_KEY",
  takesSeed: false,
  open: ({ model, baseUrl, key, fetch }) => createOpenAI({ baseURL: baseUrl, apiKey: key, fetch }).responses(model),
  options: ({ sampling: { reasoningEffort } }, maxOutputTokens) => ({
    maxOutputTokens,
    // Nothing is kept at the provider: the reasoning comes along encrypted, and is sent back.
    providerOptions: { openai: { store: false, ...(reasoningEffort && { reasoningEffort }) } },
  }),
  tokenFactor: 1,
  toolTokens: 50,
};
