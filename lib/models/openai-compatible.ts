import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { Provider } from "./provider";

/** Whatever speaks OpenAI's chat completions: vLLM, Ollama, LM Studio, llama.cpp, OpenRouter and most others. */
export const openaiCompatible: Provider = {
  id: "openai-compatible",
  title: "OpenAI-compatible",
  baseUrl: null,
  keyVariable: null,
  takesSeed: true,
  open: ({ model, baseUrl, key, fetch }) =>
    createOpenAICompatible({ name: "compatible", baseURL: baseUrl, apiKey: key, includeUsage: true, fetch })(model),
  options: ({ seed, sampling: { reasoningEffort } }, maxOutputTokens) => ({
    maxOutputTokens,
    ...(seed !== null && { seed }),
    ...(reasoningEffort && { providerOptions: { compatible: { reasoningEffort } } }),
  }),
  // The vocabularies of open models have 32,000 to 150,000 entries, of o200k 200,000.
  tokenFactor: 1.3,
  toolTokens: 300,
};
