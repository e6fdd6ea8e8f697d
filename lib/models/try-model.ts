import { Fault } from "@/lib/protocol/fault";
import {
  type Completion,
  ContextExceeded,
  type ModelConfig,
  type ModelRequest,
  ModelTimedOut,
} from "@/lib/protocol/model";
import { costOf } from "@/lib/protocol/model-cost";
import type { ModelTrial } from "@/lib/protocol/model-trial";
import { type Effects, openModel } from "./open-model";

/** Servers of open models may first have to load theirs. */
const SECONDS = 120;
/** Room for models that think before they act. */
const MOST_OUTPUT = 4096;
const LONGEST_TEXT = 200;

const QUESTION: Pick<ModelRequest, "messages" | "tools"> = {
  messages: [
    { role: "system", text: "You are being tried out. Act by calling the tool you are given." },
    { role: "user", text: "Call the tool add with a = 19 and b = 23." },
  ],
  tools: [
    {
      name: "add",
      description: "Adds two numbers",
      parameters: {
        ...{ type: "object", required: ["a", "b"], additionalProperties: false },
        properties: { a: { type: "number" }, b: { type: "number" } },
      },
    },
  ],
};

/** Makes one real call that asks for a tool, without a second try. Whatever goes wrong at the provider is told, not thrown. */
export async function tryModel(config: ModelConfig, env: Effects["env"], signal: AbortSignal): Promise<ModelTrial> {
  try {
    const model = openModel(config, { env, tries: 1 });
    const request = { ...QUESTION, maxOutputTokens: MOST_OUTPUT, trySeconds: SECONDS, signal };
    const completion = await model.complete(request);
    const { milliseconds, usage, text } = completion;
    return {
      ...{ ok: true, milliseconds, usage, text: text.slice(0, LONGEST_TEXT), toolProblem: toolProblemOf(completion) },
      usd: config.prices && costOf(config.prices, usage),
    };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, message: error.message };
    if (error instanceof ModelTimedOut)
      return { ok: false, message: `The model ${config.model} did not answer within ${SECONDS} s.` };
    if (error instanceof ContextExceeded)
      return { ok: false, message: `The model ${config.model} finds even this call too long: ${error.message}` };
    throw error;
  }
}

function toolProblemOf({ calls: [call], finish }: Completion): string | null {
  if (!call && finish === "length") return "its answer was cut off before it called the tool: allow more output tokens";
  if (!call) return "it answered in words instead of calling the tool";
  if (call.problem !== null) return call.problem;
  if (call.name !== "add") return `it called ${call.name}, which is no tool it was offered`;
  const { a, b } = Object(call.input);
  return Number(a) === 19 && Number(b) === 23 ? null : `it called the tool with ${JSON.stringify(call.input)}`;
}
