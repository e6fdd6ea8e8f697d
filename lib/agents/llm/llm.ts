import { countOf } from "@/lib/protocol/count-of";
import { longText } from "@/lib/protocol/event";
import {
  type Completion,
  ContextExceeded,
  type ModelMessage,
  type ModelTool,
  type ModelToolCall,
} from "@/lib/protocol/model";
import type { Ending } from "@/lib/protocol/run";
import type { AgentContext, AgentEvents, MeteredModel, ToolAnswer, WorkingAgent } from "../agent";
import { offeredTools } from "./offered-tools";
import { openingMessages } from "./opening-messages";
import { type ContextPolicy, DEFAULTS, Parameters } from "./parameters";
import { PROMPTS, PROMPTS_SHA256, PROMPTS_VERSION } from "./prompts";
import { readCall } from "./read-call";
import { type Shortened, shortenContext } from "./shorten-context";
import { TurnControl } from "./turn-control";

/** So many calls in a row that could not be made end the run. */
const MOST_MISTAKES = 3;

/** A model that works with the metered tools until it submits, turn by turn: it replies, its calls are made, it is answered. */
export const llm: WorkingAgent<Parameters> = {
  id: "llm",
  title: "Language model with tools",
  summary: "Lets a language model work on the task with the metered tools, turn by turn, until it submits.",
  kind: "working",
  parameters: Parameters,
  defaults: DEFAULTS,
  prompts: { version: PROMPTS_VERSION, sha256: PROMPTS_SHA256 },
  async *run(context, parameters) {
    const { model, ended } = context;
    if (model === null) throw new RangeError("it was started without a model");
    const turns = new TurnControl(parameters.turns, context.budget);
    const mistakes = new Mistakes();
    const tools = offeredTools(context.profiling, parameters.turns);
    const talk: Talk = {
      messages: openingMessages(context, turns.opening()),
      tools,
      model,
      policy: parameters.context,
    };
    yield* told(context, talk);

    for (;;) {
      if (!turns.begin()) return { name: "turn-limit" };
      const reply = yield* ask(context, talk);
      if ("name" in reply) return reply;
      const { text, reasoning, calls, kept } = reply;
      // A reply of neither text nor calls cannot be sent back: providers refuse an empty message.
      if (text !== "" || calls.length > 0) talk.messages.push({ role: "assistant", text, calls, kept });
      if (reasoning !== "") yield message(context, "thought", reasoning);
      if (text !== "") yield message(context, "agent", text);

      for (const call of calls) {
        const answer = await act(call, { context, tools, turns, mistakes });
        talk.messages.push({ role: "tool", call: call.id, name: call.name, text: answer.text });
        const ending = ended() ?? mistakes.ending();
        if (ending) return ending;
      }

      const remarks = [calls.length === 0 ? await correctSilence(reply, context, mistakes) : null, turns.remark()];
      const ending = ended() ?? mistakes.ending();
      if (ending) return ending;
      for (const remark of remarks) {
        if (remark === null) continue;
        talk.messages.push({ role: "user", text: remark });
        yield message(context, "user", remark);
      }
    }
  },
};

interface Talk {
  messages: ModelMessage[];
  readonly tools: readonly ModelTool[];
  readonly model: MeteredModel;
  readonly policy: ContextPolicy;
}

/** Asks the model with as much of the conversation as it can take; what is taken out for that is out for good. */
async function* ask(context: AgentContext, talk: Talk): AsyncGenerator<Said, Completion | Ending> {
  const crowded = excess(talk);
  if (crowded > 0) yield* takeOut(context, talk, crowded);
  for (;;) {
    try {
      const reply = await talk.model.complete(talk);
      if (reply) return reply;
      return context.ended() ?? { name: "stopped", reason: "the model was not asked" };
    } catch (error) {
      if (!(error instanceof ContextExceeded)) throw error;
      // The provider counts otherwise than was estimated, or there is little room at all: everything that may go goes.
      if ((yield* takeOut(context, talk, Number.POSITIVE_INFINITY)) === 0) return { name: "context-exhausted" };
    }
  }
}
type Said = AgentEvents extends AsyncGenerator<infer Event, Ending> ? Event : never;

/** By how many tokens a conversation that is too long should become shorter; 0 while it fits beside the longest reply. */
function excess({ messages, tools, model, policy }: Talk): number {
  const { contextTokens, sampling } = model.config;
  const room = Math.max(contextTokens - sampling.maxOutputTokens, contextTokens / 2);
  const size = model.estimateInput({ messages, tools });
  return size <= room ? 0 : size - policy.shortenTo * room;
}

async function* takeOut(context: AgentContext, talk: Talk, tokens: number): AsyncGenerator<Said, number> {
  const shortened = shortenContext(talk.messages, tokens, talk.policy);
  talk.messages = shortened.messages;
  if (shortened.outputs > 0) yield shortening(context, shortened);
  return shortened.outputs;
}

interface Acting {
  context: AgentContext;
  tools: readonly ModelTool[];
  turns: TurnControl;
  mistakes: Mistakes;
}

/** Makes one call; what could not be made is a step too, and is answered with what was expected. */
async function act(call: ModelToolCall, { context, tools, turns, mistakes }: Acting): Promise<ToolAnswer> {
  const read = readCall(call, tools);
  if (read.kind === "malformed") {
    mistakes.made();
    return context.spendStep("malformed-call", read.correction);
  }
  mistakes.forget();
  if (read.kind === "more-turns") return context.spendStep("turns-extended", turns.extend());
  return read.make(context.tools);
}

/** A reply without a call is reminded of the tools once; from then on it counts as a call that could not be made. */
async function correctSilence({ finish }: Completion, context: AgentContext, mistakes: Mistakes): Promise<string> {
  const correction = finish === "length" ? PROMPTS.corrections.cutOff : PROMPTS.corrections.noCall;
  if (mistakes.silence() === "first") return correction;
  mistakes.made();
  return (await context.spendStep("malformed-call", correction)).text;
}

/** Counts what could not be made since the last call that could. */
class Mistakes {
  private inARow = 0;
  private silent = false;

  made(): void {
    this.inARow += 1;
  }

  silence(): "first" | "again" {
    const kind = this.silent ? "again" : "first";
    this.silent = true;
    return kind;
  }

  forget(): void {
    this.inARow = 0;
    this.silent = false;
  }

  ending(): Ending | null {
    return this.inARow >= MOST_MISTAKES ? { name: "malformed-calls" } : null;
  }
}

const shortening = ({ step }: AgentContext, { outputs, tokens }: Shortened): Said => ({
  kind: "notice",
  step: step(),
  data: {
    code: "context-shortened",
    text: `${countOf(outputs, "tool output")} with about ${countOf(tokens, "token")} went from what the model is sent.`,
  },
});

/** What the model is told before it begins, as it is told. */
function* told(context: AgentContext, { messages, tools }: Talk): Generator<Said> {
  for (const { role, text } of messages) if (role === "system" || role === "user") yield message(context, role, text);
  yield message(context, "tools", JSON.stringify(tools, null, 2));
}

const message = ({ step }: AgentContext, role: MessageRole, text: string): Said => ({
  kind: "message",
  step: step(),
  data: { role, content: longText(text) },
});
type MessageRole = Extract<Said, { kind: "message" }>["data"]["role"];
