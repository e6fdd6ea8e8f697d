import { chatCompletions } from "./chat-completions";
import { messages } from "./messages";
import { responses } from "./responses";
import type { Wire } from "./wire";

/** Every protocol that programs outside may speak. Adding one: a file beside this and a line here. */
export const WIRES: readonly Wire[] = [chatCompletions, responses, messages];
