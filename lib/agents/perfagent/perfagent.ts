import { createHash } from "node:crypto";
import { z } from "zod";
import { longText } from "@/lib/protocol/event";
import { Fault } from "@/lib/protocol/fault";
import { ContextExceeded } from "@/lib/protocol/model";
import { canonicalJson } from "@/lib/protocol/protocol-hash";
import type { Ending } from "@/lib/protocol/run";
import type { AgentContext, AgentEvents, WorkingAgent } from "../agent";
import { EventChannel } from "./loop/event-channel";
import type { LoopResult, LoopSettings, Message, ModelAnswer } from "./loop/loop";
import { optimize } from "./loop/optimize";
import * as PROMPTS from "./prompts/prompts";
import { BadInstance } from "./tasks/task";
import { RepositoryTask, wick } from "./tasks/wick";

export const Parameters = z.strictObject({
  model: z
    .string()
    .min(1, "name a model that is configured on the system page")
    .meta({ title: "Model", description: "As it is named on the system page" }),
  maxIterations: z.int().min(0).max(10_000).meta({ title: "Iterations", description: "Answers of the model, at most" }),
  mode: z
    .enum(["diff", "direct"])
    .meta({ title: "Answers", description: "diff: SEARCH/REPLACE blocks; direct: the whole program" }),
  earlyStopNoImprove: z
    .int()
    .min(0)
    .max(10_000)
    .meta({ title: "Early stop", description: "Iterations without an improvement that end the run; 0: none do" }),
  adoptOnlyIfImproved: z.boolean().meta({
    title: "Adopt only if improved",
    description: "Each iteration begins from the best program, not the latest",
  }),
  noiseTest: z
    .boolean()
    .meta({ title: "Noise test", description: "A better time must be beyond what samples vary (one-sided, 95 %)" }),
  samples: z.int().min(1).max(20).meta({ title: "Samples", description: "Timings of the workload in an evaluation" }),
  programTokens: z
    .int()
    .min(100)
    .max(1_000_000)
    .meta({ title: "Program tokens", description: "Tokens of source code that a prompt shows, about" }),
});
export type Parameters = z.infer<typeof Parameters>;

export const DEFAULTS: Parameters = {
  model: "",
  maxIterations: 10,
  mode: "diff",
  earlyStopNoImprove: 0,
  adoptOnlyIfImproved: true,
  noiseTest: false,
  samples: 5,
  programTokens: 16_000,
};

const CONFIDENCE = 0.95;

/**
 * PerfAgent as a study's agent: measures the program, then asks a model for one improvement after another and keeps the
 * best. One iteration is one step, and so are reading the program, measuring it at first, and submitting. It takes
 * evidence as it is pushed and cannot ask for it.
 */
export const perfagent: WorkingAgent<Parameters> = {
  id: "perfagent",
  title: "PerfAgent",
  summary: "Improves the program iteration by iteration: a model proposes, tests and timings decide, the best is kept.",
  kind: "working",
  parameters: Parameters,
  defaults: DEFAULTS,
  prompts: {
    version: String(PROMPTS.PROMPTS_VERSION),
    sha256: createHash("sha256").update(canonicalJson(PROMPTS)).digest("hex"),
  },
  triggers: ["at-start", "after-edit", "before-submit"],
  async *run(context, parameters) {
    const channel = new EventChannel<Said>();
    const working = work(context, parameters, channel.put).finally(channel.close);
    // Whoever stops reading has the reason already.
    working.catch(() => {});
    yield* channel.read();
    return await working;
  },
};

type Said = AgentEvents extends AsyncGenerator<infer Event, Ending> ? Event : never;
type Put = (event: Said) => Promise<void>;

async function work(context: AgentContext, parameters: Parameters, put: Put): Promise<Ending> {
  const task = await open(context, parameters);
  if (!(task instanceof RepositoryTask)) return task;
  await put(message(context, "system", task.systemPrompt(NO_PROMPTS)));
  let result = await improve(task, context, settingsOf(parameters, null), put);
  for (;;) {
    const ending = endingOf(result, context);
    if (ending) return ending;
    const answer = await context.tools.submit({});
    if (context.ended() || !task.note(result.best, answer.text)) continue;
    // The condition shows evidence before it lets go: one more iteration begins from the best with it.
    const from = { solution: result.best, evaluation: result.bestEvaluation };
    result = await improve(task, context, { ...settingsOf(parameters, from), maxIterations: 1 }, put);
  }
}

/** The task, or how the run ends where there is none to work on. */
async function open(context: AgentContext, parameters: Parameters): Promise<RepositoryTask | Ending> {
  const options = {
    ...{ code_generation_mode: parameters.mode, samples: parameters.samples, program_tokens: parameters.programTokens },
  };
  let task: RepositoryTask | Ending = { name: "stopped", reason: "there was no step to read the program in" };
  await context.oneStep(async () => {
    try {
      const loaded = await wick.load({ statement: context.statement }, "task", options, { sandbox: null, context });
      if (loaded instanceof RepositoryTask) task = loaded;
    } catch (error) {
      if (!(error instanceof BadInstance)) throw error;
      task = { name: "stopped", reason: error.message };
    }
  });
  return task instanceof RepositoryTask ? task : (context.ended() ?? task);
}

const NO_PROMPTS: LoopSettings["prompts"] = {
  ...{ additionalRequirements: null, localMemory: null, globalMemory: null },
  ...{ systemTemplate: null, optimizationTemplate: null },
};

const settingsOf = (parameters: Parameters, from: LoopSettings["from"]): LoopSettings => ({
  ...{ maxIterations: parameters.maxIterations, earlyStopNoImprove: parameters.earlyStopNoImprove },
  ...{ includeAllHistory: false, from },
  adoptOnlyIfImproved: parameters.adoptOnlyIfImproved,
  acceptance: { higherIsBetter: false, confidence: parameters.noiseTest ? CONFIDENCE : null },
  prompts: NO_PROMPTS,
});

const improve = (task: RepositoryTask, context: AgentContext, settings: LoopSettings, put: Put): Promise<LoopResult> =>
  optimize(
    task,
    settings,
    {
      complete: (messages) => ask(messages, context, put),
      record: () => {},
      stopped: () => (context.ended() ? "the run has ended" : null),
      step: context.oneStep,
      restore: async (best) => void (await task.lay(best)),
      clock: () => performance.now() / 1000,
    },
    context.signal,
  );

/** No call was made, because the run has ended. */
class NotAsked extends Error {
  override readonly name = "NotAsked";
}

async function ask(messages: readonly Message[], context: AgentContext, put: Put): Promise<ModelAnswer> {
  if (context.model === null) throw new RangeError("it was started without a model");
  await put(message(context, "user", messages.at(-1)?.text ?? ""));
  const asked = messages.map(({ role, text }) =>
    role === "assistant" ? { role, text, calls: [], kept: null } : { role, text },
  );
  const completion = await context.model.complete({ messages: asked, tools: [] });
  if (completion === null) throw new NotAsked("the run has ended");
  if (completion.reasoning !== "") await put(message(context, "thought", completion.reasoning));
  if (completion.text !== "") await put(message(context, "agent", completion.text));
  const problem =
    completion.finish === "length" ? PROMPTS.CUT_OFF : completion.text.trim() === "" ? PROMPTS.EMPTY : null;
  return { text: completion.text, problem };
}

/** How the run has ended, if it has; faults go on as what they are. */
function endingOf({ cause }: LoopResult, { ended }: AgentContext): Ending | null {
  if (cause instanceof ContextExceeded) return { name: "context-exhausted" };
  if (cause instanceof Fault || (cause !== null && !(cause instanceof NotAsked))) throw cause;
  return ended();
}

const message = ({ step }: AgentContext, role: "system" | "user" | "agent" | "thought", text: string): Said => ({
  kind: "message",
  step: step(),
  data: { role, content: longText(text) },
});
