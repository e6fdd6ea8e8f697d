import { countTokens } from "@/lib/evidence/tokens";
import { countOf } from "@/lib/protocol/count-of";
import type { ModelMessage } from "@/lib/protocol/model";
import type { ContextPolicy } from "./parameters";
import { fill, PROMPTS } from "./prompts";

/** Below this nothing is gained; it also leaves alone what is a marker already. */
const LEAST_SAVED = 32;

export interface Shortened {
  messages: ModelMessage[];
  /** Outputs that were taken out, and about how many tokens fewer the messages have. */
  outputs: number;
  tokens: number;
}

/**
 * A conversation with its oldest tool outputs replaced by a marker, as few of them as bring it down by `excess` tokens, or
 * all that may go. The system prompt, the task, what the agent itself wrote, what it was told of its budget, and the whole
 * of the last `keepTurns` turns stay as they are; so does an output that is hardly longer than its marker.
 */
export function shortenContext(
  messages: readonly ModelMessage[],
  excess: number,
  { keepTurns }: Pick<ContextPolicy, "keepTurns">,
): Shortened {
  const shortened = [...messages];
  const end = startOfLast(messages, keepTurns);
  let [outputs, tokens] = [0, 0];
  for (let at = 0; at < end && tokens < excess; at++) {
    const message = messages[at];
    if (message?.role !== "tool") continue;
    const size = countTokens(message.text);
    const marker = fill(PROMPTS.removed, { tool: message.name, tokens: countOf(size, "token") });
    const saved = size - countTokens(marker);
    if (saved < LEAST_SAVED) continue;
    shortened[at] = { ...message, text: marker };
    outputs += 1;
    tokens += saved;
  }
  return { messages: shortened, outputs, tokens };
}

/** Where the last turns begin: a turn is a reply and what it was answered. */
function startOfLast(messages: readonly ModelMessage[], turns: number): number {
  let left = turns;
  for (let at = messages.length - 1; at >= 0; at--) if (messages[at]?.role === "assistant" && --left === 0) return at;
  return 0;
}
