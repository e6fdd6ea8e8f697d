import type { ModelConfig, ModelPrices, ModelProvider } from "@/lib/protocol/model";

/** A configured model as the page lists it; of its key only whether this server finds it. */
export interface ListedModel {
  config: ModelConfig;
  key: "present" | "absent" | "none";
}

/** A provider one may choose, and what is usual there. */
export interface ProviderOffer {
  id: ModelProvider;
  title: string;
  baseUrl: string | null;
  keyVariable: string | null;
  takesSeed: boolean;
}

/** Servers that speak OpenAI's protocol, with what they need; the first three run on one's own machine. */
export const SERVERS = [
  { title: "Ollama", baseUrl: "http://127.0.0.1:11434/v1", keyVariable: null, model: "qwen3:8b" },
  { title: "vLLM", baseUrl: "http://127.0.0.1:8000/v1", keyVariable: null, model: "Qwen/Qwen3-8B" },
  { title: "LM Studio", baseUrl: "http://127.0.0.1:1234/v1", keyVariable: null, model: "qwen/qwen3-8b" },
  {
    ...{ title: "OpenRouter", baseUrl: "https://openrouter.ai/api/v1", keyVariable: "OPENROUTER_API_KEY" },
    model: "qwen/qwen3-coder",
  },
] as const;

/** What a new model starts from. */
export const blankModel = ({ id, keyVariable }: ProviderOffer): ModelConfig => ({
  ...{ id: "", provider: id, baseUrl: null, model: "", keyVariable },
  sampling: { temperature: null, topP: null, maxOutputTokens: 8192, reasoningEffort: null },
  ...{ seed: null, contextTokens: 128_000, prices: null, recordTraffic: false },
});

/** `temperature 0 · seed 7 · 8,192 tokens out`; what is left to the provider is not listed. */
export function samplingText({ sampling, seed, contextTokens }: ModelConfig): string {
  const { temperature, topP, reasoningEffort, maxOutputTokens } = sampling;
  return [
    temperature === null ? null : `temperature ${temperature}`,
    topP === null ? null : `top p ${topP}`,
    reasoningEffort && `${reasoningEffort} effort`,
    seed === null ? null : `seed ${seed}`,
    `${number(maxOutputTokens)} tokens out, ${number(contextTokens)} in all`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

/** US dollars per million tokens: `1.25 in · 0.125 cached · 10 out`. */
export function pricesText(prices: ModelPrices | null): string {
  if (prices === null) return "not charged";
  const { input, cachedInput, output, reasoning } = prices;
  return [
    `${input} in`,
    cachedInput === null ? null : `${cachedInput} cached`,
    `${output} out`,
    reasoning === null ? null : `${reasoning} reasoning`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

const number = (value: number): string => value.toLocaleString("en-US");
