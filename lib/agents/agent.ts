import type { z } from "zod";
import type { LedgerState, Limit } from "@/lib/budget/ledger";
import type { ProfileKind, Trigger } from "@/lib/protocol/condition";
import type { EventDraft, ToolName } from "@/lib/protocol/event";
import type { Completion, ModelConfig, ModelProvider, ModelRequest } from "@/lib/protocol/model";
import type { PromptsMark } from "@/lib/protocol/protocol-hash";
import type { Ending } from "@/lib/protocol/run";
import type { Generator } from "@/lib/stats/generator";
import type { AnswerKey } from "./answer-key";
import type { ProgramHost } from "./program-host";
import type { ToolInputs } from "./tools/tool-inputs";

/** What a tool says to the agent. `refused` names the limit that stopped the call before anything was spent. */
export interface ToolAnswer {
  ok: boolean;
  text: string;
  refused: Limit | null;
}

/** The metered tools: every call is logged, charged and refused by the machinery, whatever the agent does (DESIGN §5). */
export type Tools = { readonly [K in ToolName]: (input: ToolInputs[K]) => Promise<ToolAnswer> };

export type Asked = Pick<ModelRequest, "messages" | "tools">;

/** A model behind the ledger: the only way in which an agent can ask one. */
export interface MeteredModel {
  readonly config: ModelConfig;
  /** Upper estimate of a request's input tokens. */
  estimateInput(asked: Asked): number;
  /**
   * Asks the model, and is charged what its provider bills. Null when the run has ended, or ends because not even the
   * shortest reply fits what is left: nothing is sent then.
   *
   * @throws ContextExceeded when the request is too long for the model: nothing is charged, and a shorter one may follow
   * @throws Fault (place `model`) when the provider cannot be reached
   */
  complete(asked: Asked): Promise<Completion | null>;
}

/** What a condition offers of profiling, for the description of the tool or of what will be shown. */
export interface ProfilingOffer {
  kind: ProfileKind;
  trigger: Trigger;
  calls: number;
  secondsPerCall: number;
  evidenceTokens: number;
  /** Evidence carries handles, and the tool takes questions about them. */
  drillDown: boolean;
}

/** All an agent gets. */
export interface AgentContext {
  statement: string;
  tools: Tools;
  /** The model that the study names for this agent; null for an agent that asks none. */
  model: MeteredModel | null;
  /** What it starts and answers a program of its own with; null where the worker offers none. */
  program: ProgramHost | null;
  /** Null when the condition has no profiling at all; the tool itself exists only for the trigger `on-demand`. */
  profiling: ProfilingOffer | null;
  /** Evidence the condition pushed before the first step (trigger `at-start`). */
  pushedEvidence: string | null;
  /** Once set, the run is over: the named ending is returned by the agent as it is. */
  ended: () => Ending | null;
  /** Steps taken so far: what an agent says belongs to the last one. */
  step: () => number;
  /**
   * Takes a step that is no call of a tool, and records why in a notice: a call that could not be made, or one that the
   * agent's own program answers. The answer is the text, or the refusal where no step is left.
   */
  spendStep: (code: "malformed-call" | "turns-extended", text: string) => Promise<ToolAnswer>;
  /** Takes one step for all that `work` does with tools, for agents whose step is more than a call; false: none is left, and nothing was begun. */
  oneStep: (work: () => Promise<void>) => Promise<boolean>;
  /** What is spent and what may be, for agents whose parameters have them told of it. */
  budget: () => LedgerState;
  random: Generator;
  signal: AbortSignal;
}

/** An agent yields what it says, thinks and is told; what its tools and its model do is recorded where they are metered. */
export type AgentEvents = AsyncGenerator<Extract<EventDraft, { kind: "message" | "notice" }>, Ending>;

interface AgentBase<P> {
  id: string;
  title: string;
  /** One sentence for the design page. */
  summary: string;
  parameters: z.ZodType<P>;
  defaults: P;
}

/** Works from the task alone. */
export interface WorkingAgent<P = unknown> extends AgentBase<P> {
  kind: "working";
  /** What a frozen study is held to; null for an agent that is told nothing. */
  prompts: PromptsMark | null;
  /** When evidence may come for it to be of use; at any time unless named. */
  triggers?: readonly Trigger[];
  /** It leaves the work to a program of its own, for which the worker offers what that takes. */
  startsProgram?: boolean;
  /** Why no model of a provider is of use to it; null when any may be. */
  refusesModel?(parameters: P, provider: ModelProvider): string | null;
  run(context: AgentContext, parameters: P): AgentEvents;
}

/** A known-answer agent: gets the answer key through a channel of its own, is always called simulated. */
export interface CalibrationAgent<P = unknown> extends AgentBase<P> {
  kind: "calibration";
  run(context: AgentContext, parameters: P, key: AnswerKey): AgentEvents;
}

export type Agent<P = unknown> = WorkingAgent<P> | CalibrationAgent<P>;
