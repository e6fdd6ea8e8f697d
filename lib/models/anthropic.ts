import { createAnthropic } from "@ai-sdk/anthropic";
import type { Sampling } from "@/lib/protocol/model";
import type { Provider } from "./provider";

type Effort = NonNullable<Sampling["reasoningEffort"]>;

/** Parts of the output tokens that a model may think with where it takes its effort in tokens. */
const SHARE: Record<Effort, number> = { minimal: 1 / 16, low: 1 / 8, medium: 1 / 4, high: 1 / 2 };
const LEAST_THINKING = 1024;

/** Models from 4.6 on choose for themselves how long to think, and are told an effort; older ones are told a number of tokens. */
const ADAPTIVE = /claude-(?:[a-z]+-(?:4-[6-9]|[5-9])(?!\d)|mythos)/;

/** Anthropic's messages. They take no seed. */
export const anthropic: Provider = {
  id: "anthropic",
  title: "Anthropic",
  baseUrl: "https://api.anthropic.com/v1",
  keyVariable: "ANTHROPIC_API_KEY",
  takesSeed: false,
  open: ({ model, baseUrl, key, fetch }) => createAnthropic({ baseURL: baseUrl, apiKey: key, fetch })(model),
  options: ({ model, sampling: { reasoningEffort } }, maxOutputTokens) => {
    if (!reasoningEffort) return { maxOutputTokens };
    if (ADAPTIVE.test(model)) {
      const effort = reasoningEffort === "minimal" ? "low" : reasoningEffort;
      return { maxOutputTokens, providerOptions: { anthropic: { thinking: { type: "adaptive" }, effort } } };
    }
    const budgetTokens = Math.max(LEAST_THINKING, Math.floor(maxOutputTokens * SHARE[reasoningEffort]));
    if (budgetTokens >= maxOutputTokens) return { maxOutputTokens };
    return {
      // The SDK adds the thinking to what is asked for.
      maxOutputTokens: maxOutputTokens - budgetTokens,
      providerOptions: { anthropic: { thinking: { type: "enabled", budgetTokens } } },
    };
  },
  tokenFactor: 1.4,
  toolTokens: 700,
};
