import { createGoogleGenerativeAI } from "@ai-sdk/google";
import type { Sampling } from "@/lib/protocol/model";
import type { Provider } from "./provider";

type Effort = NonNullable<Sampling["reasoningEffort"]>;

/** Models before Gemini 3 are told a number of tokens to think with instead of a level. */
const THINKING_TOKENS: Record<Effort, number> = { minimal: 512, low: 1024, medium: 8192, high: 24_576 };

/** Google's generateContent. */
export const google: Provider = {
  id: "google",
  title: "Google",
  baseUrl: "https://generativelanguage.googleapis.com/v1beta",
  keyVariable: "GEMINI_API_KEY",
  takesSeed: true,
  open: ({ model, baseUrl, key, fetch }) => createGoogleGenerativeAI({ baseURL: baseUrl, apiKey: key, fetch })(model),
  options: ({ model, seed, sampling: { reasoningEffort } }, maxOutputTokens) => ({
    maxOutputTokens,
    ...(seed !== null && { seed }),
    ...(reasoningEffort && {
      providerOptions: {
        google: {
          thinkingConfig: /gemini-[12]/.test(model)
            ? { thinkingBudget: THINKING_TOKENS[reasoningEffort] }
            : { thinkingLevel: reasoningEffort },
        },
      },
    }),
  }),
  tokenFactor: 1.25,
  toolTokens: 300,
};
