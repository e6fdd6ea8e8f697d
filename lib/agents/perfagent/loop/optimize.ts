import { unusable } from "../grammar/extraction";
import { fillTemplate } from "../prompts/fill-template";
import { REJECTED } from "../prompts/prompts";
import type { Evaluation, Round, Task } from "../tasks/task";
import { improves, type Verdict } from "./improves";
import type { Effects, LoopEnding, LoopResult, LoopSettings, Message, ModelAnswer } from "./loop";

/** The rounds of history that a prompt may hold. */
const MOST_ROUNDS = 100;

/**
 * Improves a task's solution: the initial solution is measured, then each round asks the model, takes a solution from
 * its answer, evaluates it and keeps it when it is better. The best so far is the result, however the loop ends: also
 * when the model or the evaluation fails.
 */
export async function optimize(
  task: Task,
  settings: LoopSettings,
  effects: Effects,
  signal: AbortSignal,
): Promise<LoopResult> {
  return await new Optimization(task, settings, effects, signal).run();
}

class Optimization {
  private best: string;
  private bestEvaluation: Evaluation | null = null;
  private initialEvaluation: Evaluation | null = null;
  private current: string;
  private currentEvaluation: Evaluation | null = null;
  private remarks: readonly string[] = [];
  private readonly history: Message[] = [];
  private iterations = 0;
  private withoutImprovement = 0;
  private failure: Pick<LoopResult, "ending" | "error" | "cause"> | null = null;

  constructor(
    private readonly task: Task,
    private readonly settings: LoopSettings,
    private readonly effects: Effects,
    private readonly signal: AbortSignal,
  ) {
    const { solution, evaluation } = settings.from ?? { solution: task.initialSolution, evaluation: null };
    this.best = solution;
    this.current = solution;
    this.initialEvaluation = evaluation;
    this.bestEvaluation = evaluation;
    this.currentEvaluation = evaluation;
  }

  async run(): Promise<LoopResult> {
    const { maxIterations, earlyStopNoImprove } = this.settings;
    if (this.settings.from === null) await this.step(() => this.evaluateInitial());
    while (this.failure === null) {
      const { best } = this.task.metric;
      if (best !== null && this.bestEvaluation?.metric === best) return this.result("cannot-improve");
      if (this.iterations >= maxIterations) return this.result("max-iterations");
      if (earlyStopNoImprove > 0 && this.withoutImprovement >= earlyStopNoImprove) return this.result("no-improvement");
      await this.step(() => this.iterate());
    }
    return { ...this.result(this.failure.ending), ...this.failure };
  }

  private async step(work: () => Promise<void>): Promise<void> {
    const begun = this.effects.stopped() === null && (await this.effects.step(work));
    const reason = this.effects.stopped();
    if (!begun || reason !== null)
      this.failure ??= { ending: "stopped", error: reason ?? "there is no room for another step", cause: null };
  }

  private async evaluateInitial(): Promise<void> {
    const from = this.task.initialSolution;
    const started = this.effects.clock();
    const evaluation = await this.evaluate(from);
    const seconds = { model: 0, evaluation: this.effects.clock() - started };
    this.initialEvaluation = evaluation;
    this.bestEvaluation = evaluation;
    this.currentEvaluation = evaluation;
    await this.effects.record({
      ...{ iteration: 0, action: "initial_evaluation", query: "", response: "", from, solution: from, changed: false },
      ...{ evaluation, verdict: null, remarks: [], error: this.failure?.error ?? null, seconds },
    });
  }

  private async iterate(): Promise<void> {
    const { task, settings, effects } = this;
    const from = this.current;
    const query = task.optimizationPrompt(this.round(), settings.prompts);
    const started = effects.clock();
    const answer = await this.ask(query);
    const answered = effects.clock();
    if (answer === null) return await this.recordFailed(query, answered - started);
    const taken = answer.problem === null ? task.extractSolution(answer.text, from) : unusable(from, answer.problem);
    const evaluation = taken.changed ? await this.evaluate(taken.solution) : null;
    const verdict = evaluation && improves(evaluation, this.bestEvaluation, settings.acceptance);
    this.iterations += 1;
    this.withoutImprovement = verdict?.improved ? 0 : this.withoutImprovement + 1;
    await this.adopt(taken.solution, evaluation, verdict);
    this.remarks = [...taken.remarks, ...remarksOf(task, evaluation, verdict, settings.adoptOnlyIfImproved)];
    this.history.push({ role: "user", text: query }, { role: "assistant", text: answer.text });
    await effects.record({
      ...{ iteration: this.iterations, action: "generate_optimization", query, response: answer.text, from },
      ...{ solution: taken.solution, changed: taken.changed, evaluation, verdict, remarks: taken.remarks },
      error: this.failure?.error ?? (taken.changed ? null : taken.remarks.join(" ")),
      seconds: { model: answered - started, evaluation: effects.clock() - answered },
    });
  }

  private round(): Round {
    return {
      solution: this.current,
      evaluation: this.currentEvaluation,
      bestMetric: this.bestEvaluation?.metric ?? null,
      remarks: this.remarks,
    };
  }

  private async ask(query: string): Promise<ModelAnswer | null> {
    const system: Message = { role: "system", text: this.task.systemPrompt(this.settings.prompts) };
    const before = this.settings.includeAllHistory ? this.history.slice(-2 * MOST_ROUNDS) : [];
    try {
      return await this.effects.complete([system, ...before, { role: "user", text: query }], this.signal);
    } catch (cause) {
      this.signal.throwIfAborted();
      this.fail("model-failed", cause);
      return null;
    }
  }

  private async evaluate(solution: string): Promise<Evaluation | null> {
    try {
      return await this.task.evaluate(solution, this.signal);
    } catch (cause) {
      this.signal.throwIfAborted();
      this.fail("evaluation-failed", cause);
      return null;
    }
  }

  private fail(ending: LoopEnding, cause: unknown): void {
    this.failure = { ending, error: cause instanceof Error ? cause.message : String(cause), cause };
  }

  private async adopt(solution: string, evaluation: Evaluation | null, verdict: Verdict | null): Promise<void> {
    if (solution === this.current) return;
    if (verdict?.improved) [this.best, this.bestEvaluation] = [solution, evaluation];
    else await this.effects.restore(this.best);
    if (verdict === null) return;
    const stays = !verdict.improved && this.settings.adoptOnlyIfImproved;
    [this.current, this.currentEvaluation] = stays ? [this.best, this.bestEvaluation] : [solution, evaluation];
  }

  private async recordFailed(query: string, seconds: number): Promise<void> {
    const solution = this.current;
    await this.effects.record({
      ...{
        iteration: this.iterations + 1,
        action: "generate_optimization",
        query,
        response: "",
        from: solution,
        solution,
      },
      ...{ changed: false, evaluation: null, verdict: null, remarks: [], error: this.failure?.error ?? null },
      seconds: { model: seconds, evaluation: 0 },
    });
  }

  private result(ending: LoopEnding): LoopResult {
    const { best, bestEvaluation, iterations } = this;
    const initialEvaluation = this.initialEvaluation;
    return { ending, error: null, cause: null, best, bestEvaluation, initialEvaluation, iterations };
  }
}

/** What the next prompt says of a candidate: all of it where the next round begins from another program. */
function remarksOf(
  { metric }: Task,
  evaluation: Evaluation | null,
  verdict: Verdict | null,
  adoptOnlyIfImproved: boolean,
): string[] {
  if (evaluation === null || verdict === null || verdict.improved) return [];
  const value =
    evaluation.metric === null ? "" : ` (${metric.name} ${evaluation.metric.toPrecision(6)} ${metric.unit})`;
  const said = fillTemplate(REJECTED.why, { value, why: verdict.why }, "the remark");
  return adoptOnlyIfImproved ? [said, REJECTED.found, ...evaluation.feedback] : [said];
}
