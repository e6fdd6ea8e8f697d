import { createTwoFilesPatch } from "diff";
import type { LoopResult, Step } from "../loop/loop";
import type { Evaluation, Task } from "../tasks/task";
import { TRAJECTORY_SCHEMA, type Trajectory, type TrajectoryStep } from "./trajectory";

interface Given {
  task: Task;
  /** ISO 8601 in UTC. */
  now(): string;
  systemPrompt: string;
  provenance: Record<string, unknown>;
}

/** Grows a trajectory step by step; it is a whole one after each. */
export class TrajectoryRecorder {
  private readonly trajectory: Trajectory;

  constructor(private readonly given: Given) {
    const { task, systemPrompt, provenance, now } = given;
    this.trajectory = {
      metadata: {
        ...{ schema: TRAJECTORY_SCHEMA, instance_id: task.metadata.instanceId, start_time: now(), end_time: null },
        ...{ total_iterations: 0, success: false, language: task.language, optimization_target: task.metric.name },
        ...{ error_message: null, final_best_code: null, final_performance: null, provenance },
      },
      steps: [],
      history: [{ role: "system", content: systemPrompt, message_type: "system_prompt" }],
    };
  }

  /** @param usage what the step's call of the model was billed; null where it made none */
  add(step: Step, usage: Record<string, unknown> | null): void {
    const { steps, history, metadata } = this.trajectory;
    steps.push(stepOf(step, steps.length + 1, this.given.now(), usage));
    if (step.query !== "") history.push({ role: "user", content: step.query, message_type: "query" });
    if (step.response !== "") history.push({ role: "assistant", content: step.response, message_type: "action" });
    history.push({ role: "user", content: observationOf(step), message_type: "observation" });
    metadata.total_iterations = Math.max(metadata.total_iterations, step.iteration);
  }

  end({ best, bestEvaluation, error, iterations }: LoopResult): void {
    Object.assign(this.trajectory.metadata, {
      ...{ end_time: this.given.now(), total_iterations: iterations, success: isCorrect(bestEvaluation) },
      ...{
        error_message: error,
        final_best_code: best,
        final_performance: performanceOf(this.given.task, bestEvaluation),
      },
    });
  }

  whole(): Trajectory {
    return this.trajectory;
  }
}

/** Whether the best solution is right, which is what makes a run a success. */
export const isCorrect = (best: Evaluation | null): boolean =>
  best !== null && best.metric !== null && best.passRate === 1;

const performanceOf = ({ metric }: Task, best: Evaluation | null) => ({
  ...{ target: metric.name, unit: metric.unit },
  value: best?.metric ?? (metric.higherIsBetter ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY),
});

function stepOf(step: Step, id: number, timestamp: string, usage: Record<string, unknown> | null): TrajectoryStep {
  const { evaluation, verdict } = step;
  return {
    ...{ step_id: id, timestamp, action: step.action },
    input_data: { query: step.query },
    output_data: {
      ...{
        response: step.response,
        thought: thoughtOf(step),
        code_snapshot: step.solution,
        code_changed: step.changed,
      },
      diff: step.changed
        ? createTwoFilesPatch("before", "after", step.from, step.solution, "", "", { context: 3 })
        : null,
    },
    performance_metrics: evaluation && {
      ...{ metric: evaluation.metric, pass_rate: evaluation.passRate, improved: verdict?.improved ?? null },
      ...evaluation.artifacts,
    },
    ...{ error: step.error, execution_time: step.seconds.model + step.seconds.evaluation, usage },
  };
}

function thoughtOf({ action, verdict, changed, evaluation }: Step): string {
  if (action === "initial_evaluation") return "The initial solution was measured.";
  if (!changed) return "Nothing was taken from the answer.";
  if (evaluation === null || verdict === null) return "The solution could not be evaluated.";
  return `The solution is ${verdict.improved ? "the best so far" : "not kept as the best"}: ${verdict.why}.`;
}

const observationOf = (step: Step): string =>
  [
    `Iteration ${step.iteration}: ${thoughtOf(step)}`,
    ...(step.error === null ? [] : [step.error]),
    ...step.remarks,
    ...(step.evaluation?.feedback ?? []),
  ].join("\n");
