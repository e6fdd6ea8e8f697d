import type { z } from "zod";
import type { Limit } from "@/lib/budget/ledger";
import type { Ask } from "@/lib/protocol/ask";
import type { Trigger } from "@/lib/protocol/condition";
import type { EventDraft, ToolName } from "@/lib/protocol/event";
import type { Ending } from "@/lib/protocol/run";
import type { Generator } from "@/lib/stats/generator";
import type { AnswerKey } from "./answer-key";

/** What a tool says to the agent. `refused` names the limit that stopped the call before anything was spent. */
export interface ToolAnswer {
  ok: boolean;
  text: string;
  refused: Limit | null;
}

export interface ToolInputs {
  exec: { command: string; timeoutSeconds?: number };
  read: { path: string; from?: number; to?: number };
  search: { pattern: string; path?: string };
  /** Replaces one exact occurrence of `old`; with `content` writes the whole file; with `remove` deletes it. */
  edit: { path: string; old: string; new: string } | { path: string; content: string } | { path: string; remove: true };
  test: Record<string, never>;
  workload: { samples?: number };
  /** Without `ask` profiles the tree; with it asks about a function of the evidence last shown, where the condition allows it. */
  profile: { ask?: Ask };
  submit: { message?: string };
}

/** The metered tools: every call is logged, charged and refused by the machinery, whatever the agent does (DESIGN §5). */
export type Tools = { readonly [K in ToolName]: (input: ToolInputs[K]) => Promise<ToolAnswer> };

/** What a condition offers of profiling, for the description of the tool or of what will be shown. */
export interface ProfilingOffer {
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
  /** Null when the condition has no profiling at all; the tool itself exists only for the trigger `on-demand`. */
  profiling: ProfilingOffer | null;
  /** Evidence the condition pushed before the first step (trigger `at-start`). */
  pushedEvidence: string | null;
  /** Once set, the run is over: the named ending is returned by the agent as it is. */
  ended: () => Ending | null;
  /** Steps taken so far: what an agent says belongs to the last one. */
  step: () => number;
  random: Generator;
  signal: AbortSignal;
}

/** An agent yields what it says and thinks; what its tools do is recorded by the tools themselves. */
export type AgentEvents = AsyncGenerator<Extract<EventDraft, { kind: "message" | "notice" | "model-call" }>, Ending>;

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
  run(context: AgentContext, parameters: P): AgentEvents;
}

/** A known-answer agent: gets the answer key through a channel of its own, is always called simulated. */
export interface CalibrationAgent<P = unknown> extends AgentBase<P> {
  kind: "calibration";
  run(context: AgentContext, parameters: P, key: AnswerKey): AgentEvents;
}

export type Agent<P = unknown> = WorkingAgent<P> | CalibrationAgent<P>;
