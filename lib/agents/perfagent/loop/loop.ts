import type { Evaluation, PromptContext } from "../tasks/task";
import type { Acceptance, Verdict } from "./improves";

export interface Message {
  role: "system" | "user" | "assistant";
  text: string;
}

/** What a model answered; `problem` says why the answer is of no use though one came (it was cut off, or empty). */
export interface ModelAnswer {
  text: string;
  problem: string | null;
}

/** How long and by what rule solutions are sought. */
export interface LoopSettings {
  /** Rounds of the model; the initial evaluation is not one. 0: nothing but that. */
  maxIterations: number;
  /** So many rounds without an improvement end the loop; 0: none does. */
  earlyStopNoImprove: number;
  /** The next round begins from the best solution instead of the latest. */
  adoptOnlyIfImproved: boolean;
  /** Earlier rounds stand in the prompt. */
  includeAllHistory: boolean;
  acceptance: Acceptance;
  prompts: PromptContext;
  /** A solution that is measured already, to begin from instead of the task's initial one; null: none. */
  from: { solution: string; evaluation: Evaluation | null } | null;
}

/** One line of the trajectory. `iteration` 0 is the initial evaluation. */
export interface Step {
  iteration: number;
  action: "initial_evaluation" | "generate_optimization";
  query: string;
  response: string;
  /** The solution after the step: the candidate where there is one. */
  solution: string;
  /** The solution that the step began from. */
  from: string;
  changed: boolean;
  evaluation: Evaluation | null;
  verdict: Verdict | null;
  remarks: readonly string[];
  /** Why the step failed; null when it did not. */
  error: string | null;
  seconds: { model: number; evaluation: number };
}

/** All that the loop does to the world. */
export interface Effects {
  /** @throws when no answer can be had: the loop then ends with the best so far */
  complete(messages: readonly Message[], signal: AbortSignal): Promise<ModelAnswer>;
  /** Called after every step, in order. */
  record(step: Step): Promise<void> | void;
  /** A reason to stop before the next step, such as a spent budget; null: none. */
  stopped(): string | null;
  /**
   * Wraps the work of one step, the initial evaluation included; false: there is no room for it, and it was not begun.
   */
  step(work: () => Promise<void>): Promise<boolean>;
  /** Called when a solution was tried and is not the best: what holds the solution goes back to the best. */
  restore(best: string): Promise<void>;
  /** Seconds, monotonic. */
  clock(): number;
}

export type LoopEnding =
  | "max-iterations"
  | "no-improvement"
  | "cannot-improve"
  | "model-failed"
  | "evaluation-failed"
  | "stopped";

export interface LoopResult {
  ending: LoopEnding;
  /** What failed or stopped the loop. */
  error: string | null;
  /** What failed, as it was thrown, for those who must tell faults apart. */
  cause: unknown;
  best: string;
  bestEvaluation: Evaluation | null;
  initialEvaluation: Evaluation | null;
  /** Rounds of the model that were begun and ended. */
  iterations: number;
}
