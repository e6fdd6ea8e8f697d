import type { ModelConfig, ModelProvider, ModelRequest, ModelTool } from "@/lib/protocol/model";

export const TEST_KEY = "wick-test-key-0123456789";
/** What `openModel` is to find the key of `aModel` in. */
export const TEST_ENV = { SCRIPTED_MODEL_KEY: TEST_KEY };

/** A configuration for the scripted server at `url`. */
export const aModel = (url: string, provider: ModelProvider, more: Partial<ModelConfig> = {}): ModelConfig => ({
  ...{ id: `scripted-${provider}`, provider, model: "scripted-1", keyVariable: "SCRIPTED_MODEL_KEY", seed: null },
  baseUrl: `${url}/${provider === "google" ? "v1beta" : "v1"}`,
  sampling: { temperature: null, topP: null, maxOutputTokens: 4096, reasoningEffort: null },
  ...{ contextTokens: 100_000, prices: null, recordTraffic: false },
  ...more,
});

export const A_TOOL: ModelTool = {
  name: "read",
  description: "Reads a file of the work tree",
  parameters: { type: "object", properties: { path: { type: "string" } }, required: ["path"] },
};

/** A request of one sentence, offering one tool. */
export const aRequest = (more: Partial<ModelRequest> = {}): ModelRequest => ({
  messages: [
    { role: "system", text: "You make code faster." },
    { role: "user", text: "Read index.js and say what is slow." },
  ],
  tools: [A_TOOL],
  maxOutputTokens: 2048,
  trySeconds: 60,
  signal: new AbortController().signal,
  ...more,
});
