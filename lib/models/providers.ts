import type { ModelProvider } from "@/lib/protocol/model";
import { anthropic } from "./anthropic";
import { google } from "./google";
import { openai } from "./openai";
import { openaiCompatible } from "./openai-compatible";
import type { Provider } from "./provider";

/** Every provider there is. Adding one: a file beside this, its name in lib/protocol/model.ts and a line here. */
export const PROVIDERS: Readonly<Record<ModelProvider, Provider>> = {
  "openai-compatible": openaiCompatible,
  openai,
  anthropic,
  google,
};
