import type { WireProtocol } from "@/lib/protocol/gateway";
import type { ModelProvider } from "@/lib/protocol/model";
import { chatCompletions } from "./chat-completions";
import { messages } from "./messages";
import { responses } from "./responses";
import type { Wire } from "./wire";

/** Every protocol that programs outside may speak. Adding one: a file beside this and a line here. */
export const WIRES: readonly Wire[] = [chatCompletions, responses, messages];

/** What each provider's servers speak; of those that call themselves compatible many speak only the first. */
export const SPEAKS: Readonly<Record<ModelProvider, readonly WireProtocol[]>> = {
  "openai-compatible": ["chat-completions", "responses", "messages"],
  openai: ["chat-completions", "responses"],
  anthropic: ["messages"],
  google: [],
};
