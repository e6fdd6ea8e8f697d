import type { Sandbox } from "@/lib/protocol/sandbox";
import type { AgentContext } from "../../agent";
import type { Extraction } from "../grammar/extraction";

/** The least that is told of a task before anything runs. */
export interface TaskMetadata {
  instanceId: string;
  problemDescription: string;
}

/** The number that is made better. */
export interface Metric {
  name: string;
  unit: string;
  higherIsBetter: boolean;
  /** What cannot be surpassed; null where there is always better. */
  best: number | null;
}

/** What came of running a solution. */
export interface Evaluation {
  /** Null: the solution is not correct, or could not be measured, and so is worse than any number. */
  metric: number | null;
  /** Share of what was checked that is right, from 0 to 1. */
  passRate: number;
  /** One value a run, for tests of noise; empty where runs do not vary. */
  samples: readonly number[];
  /** What the model is told, line by line. */
  feedback: readonly string[];
  /** What is kept in the trajectory besides; plain JSON without the problem's own text. */
  artifacts: Readonly<Record<string, unknown>>;
}

/** What stands in prompts besides the task's own. */
export interface PromptContext {
  additionalRequirements: string | null;
  localMemory: string | null;
  globalMemory: string | null;
  /** Templates instead of the task's own (lib/agents/perfagent/prompts). */
  systemTemplate: string | null;
  optimizationTemplate: string | null;
}

/** What the next answer is asked to improve. */
export interface Round {
  solution: string;
  /** Of that solution. */
  evaluation: Evaluation | null;
  /** The best so far; null while nothing is correct. */
  bestMetric: number | null;
  /** What is to be said of the last answer: that it could not be used, was no improvement, or failed. */
  remarks: readonly string[];
}

/** One instance, loaded and checked. */
export interface Task {
  metadata: TaskMetadata;
  metric: Metric;
  /** Language of the solution, where it has one. */
  language: string | null;
  initialSolution: string;
  /** @throws Fault when the machinery breaks down; whatever the solution does is an evaluation */
  evaluate(solution: string, signal: AbortSignal): Promise<Evaluation>;
  /** @throws BadTemplate naming the placeholder that there is not */
  systemPrompt(context: PromptContext): string;
  /** @throws BadTemplate */
  optimizationPrompt(round: Round, context: PromptContext): string;
  extractSolution(answer: string, current: string): Extraction;
}

/** What solutions are evaluated with. */
export interface Means {
  /** An empty work tree to run programs in; null where there is none. */
  sandbox: Sandbox | null;
  /** The tools of a study's run; null outside of one. */
  context: AgentContext | null;
}

/** A kind of task: how its instances are read, what its options are, and how solutions are evaluated. */
export interface TaskRunner {
  id: string;
  title: string;
  /**
   * @param instance the parsed file · @param name what the file is called, without its ending
   * @throws BadInstance naming the field
   */
  loadMetadata(instance: unknown, name: string): TaskMetadata;
  /** @throws BadInstance · BadConfig naming the option */
  load(instance: unknown, name: string, options: Record<string, unknown>, means: Means): Promise<Task>;
}

/** An instance is not what its kind of task needs; the message names the field and what was expected. */
export class BadInstance extends Error {
  override readonly name = "BadInstance";
}
