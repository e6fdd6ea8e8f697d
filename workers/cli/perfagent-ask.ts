import type { PerfAgentConfig } from "@/lib/agents/perfagent/config/config";
import type { Message, ModelAnswer } from "@/lib/agents/perfagent/loop/loop";
import { CUT_OFF, EMPTY } from "@/lib/agents/perfagent/prompts/prompts";
import { type Completion, ContextExceeded, type Model, type ModelMessage } from "@/lib/protocol/model";
import type { ModelLog } from "./perfagent-logs";

/** Asks with as much of the history as fits; the oldest rounds go first. */
export async function ask(
  model: Model,
  messages: readonly Message[],
  { model: section }: PerfAgentConfig,
  modelLog: ModelLog | null,
  signal: AbortSignal,
): Promise<Completion> {
  const [system, ...rest] = messages;
  if (system === undefined) throw new RangeError("a model is asked with no messages");
  const told = { context: "perfagent.optimize", model: section.name };
  for (let kept = rest; ; kept = kept.slice(2)) {
    const sent = [system, ...kept];
    const asked = { messages: sent.map(toModel), tools: [] };
    const mayShrink = kept.length > 1;
    if (mayShrink && model.estimateInput(asked) > section.max_input_tokens) continue;
    // The configured limit of a call may pass several times; what remains here bounds no more than a try that hangs.
    const request = {
      ...asked,
      maxOutputTokens: section.max_output_tokens,
      trySeconds: 2 * section.request_timeout,
      signal,
    };
    try {
      const completion = await model.complete(request);
      await modelLog?.({ ...told, messages: sent, response: completion.text, error: null, usage: completion.usage });
      return completion;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      await modelLog?.({ ...told, messages: sent, response: null, error: message, usage: null });
      if (!(error instanceof ContextExceeded && mayShrink)) throw error;
    }
  }
}

const toModel = ({ role, text }: Message): ModelMessage =>
  role === "assistant" ? { role, text, calls: [], kept: null } : { role, text };

/** An answer that was cut off or is empty is of no use. */
export const answerOf = ({ text, finish }: Completion): ModelAnswer => ({
  text,
  problem: finish === "length" ? CUT_OFF : text.trim() === "" ? EMPTY : null,
});
