import { createHash } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { whyNotRun } from "@/lib/agents/may-run";
import { BadConfig } from "@/lib/agents/perfagent/config/bad-config";
import type { PerfAgentConfig } from "@/lib/agents/perfagent/config/config";
import type { AgentResult } from "@/lib/agents/perfagent/files/protocol";
import { isCorrect, TrajectoryRecorder } from "@/lib/agents/perfagent/files/record-trajectory";
import { writeTrajectory } from "@/lib/agents/perfagent/files/trajectory";
import type { LoopResult, LoopSettings } from "@/lib/agents/perfagent/loop/loop";
import { optimize } from "@/lib/agents/perfagent/loop/optimize";
import { PROMPTS_VERSION } from "@/lib/agents/perfagent/prompts/prompts";
import type { Task, TaskMetadata } from "@/lib/agents/perfagent/tasks/task";
import { taskRunner } from "@/lib/agents/perfagent/tasks/task-runners";
import type { Usage } from "@/lib/protocol/model";
import { type LocalSandbox, openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { openScratchFolder } from "@/lib/sandbox/scratch-folder";
import packageJson from "../../package.json";
import { BadUsage } from "./answer";
import { named } from "./named-file";
import { answerOf, ask } from "./perfagent-ask";
import { type Log, type ModelLog, openLog, openModelLog } from "./perfagent-logs";
import type { OpenedModel } from "./perfagent-model";
import type { Places } from "./perfagent-places";
import { writeFileWhole } from "./write-file";

export interface Given {
  instance: unknown;
  metadata: TaskMetadata;
  config: PerfAgentConfig;
  opened: OpenedModel;
  places: Places;
  allowReducedIsolation: boolean;
}

export const taskTypeOf = ({ task_config }: PerfAgentConfig): string => String(task_config.task_type ?? "effibench");

/**
 * Improves the solution of one instance and writes its files: the trajectory after every step, the problem, the best
 * solution, the logs. Whatever fails on the way, the result holds the best solution so far.
 *
 * @throws BadUsage, BadConfig, BadInstance, BadTemplate before anything has run
 */
export async function runHeadless(given: Given): Promise<AgentResult> {
  const { config, opened, places, metadata } = given;
  const log = await openLog(places.log, config.logging.log_level, opened.secrets);
  const { log_inputs_outputs, log_sanitize: sanitize } = config.model;
  const modelLog = log_inputs_outputs
    ? await openModelLog(places.modelLog, { sanitize, secrets: opened.secrets })
    : null;
  await write(places.problem, metadata.problemDescription);
  return await withSandbox(given, async (sandbox) => {
    const task = await openTask(given, sandbox);
    await log(
      "INFO",
      `${metadata.instanceId}: ${task.metric.name}, ${taskRunner(taskTypeOf(config)).title}, ${opened.told}`,
    );
    return await improve(task, given, log, modelLog);
  });
}

/** A sandbox for the task's programs, gone when the work is done. */
async function withSandbox(
  { allowReducedIsolation }: Given,
  work: (sandbox: LocalSandbox) => Promise<AgentResult>,
): Promise<AgentResult> {
  const folder = await openScratchFolder("perfagent");
  try {
    await mkdir(path.join(folder, "box", "work"), { recursive: true });
    const sandbox = await openLocalSandbox(path.join(folder, "box"), path.join(folder, "steps"));
    const refusal = whyNotRun({ kind: "working", title: "PerfAgent" }, sandbox.isolation, allowReducedIsolation);
    if (refusal) throw new BadUsage(`${refusal} On the command line that is --allow-reduced-isolation.`);
    return await work(sandbox);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openTask({ instance, metadata, config }: Given, sandbox: LocalSandbox): Promise<Task> {
  const { task_type: _, ...options } = config.task_config;
  const name = metadata.instanceId;
  const task = await taskRunner(taskTypeOf(config)).load(instance, name, options, { sandbox, context: null });
  const { metric_higher_is_better: asked } = config;
  if (asked !== null && asked !== task.metric.higherIsBetter)
    throw new BadConfig([
      {
        path: "metric_higher_is_better",
        message: `is ${asked}; ${task.metric.name} is better when it is ${task.metric.higherIsBetter ? "higher" : "lower"}`,
      },
    ]);
  const initial = await initialCode(config.overrides, name, task.language);
  return initial === null ? task : { ...task, initialSolution: initial };
}

/** The configuration's own beginning, if it has one. @throws BadUsage when the folder that it names lacks the file */
async function initialCode(
  { initial_code_dir, initial_code_text }: PerfAgentConfig["overrides"],
  name: string,
  language: string | null,
): Promise<string | null> {
  if (initial_code_text !== null || initial_code_dir === null) return initial_code_text;
  const file = path.join(initial_code_dir, `${name}.${language === "python3" ? "py" : "txt"}`);
  return await readFile(named(file), "utf8").catch(() => {
    throw new BadUsage(`${file} cannot be read; overrides.initial_code_dir is to hold the code to begin from.`);
  });
}

async function improve(task: Task, given: Given, log: Log, modelLog: ModelLog | null): Promise<AgentResult> {
  const { config, opened, places } = given;
  const settings = settingsOf(config, task);
  // A template that cannot be filled shows before anything has run.
  task.optimizationPrompt(
    { solution: task.initialSolution, evaluation: null, bestMetric: null, remarks: [] },
    settings.prompts,
  );
  const recorder = new TrajectoryRecorder({
    ...{ task, systemPrompt: task.systemPrompt(settings.prompts), provenance: provenanceOf(given) },
    now: () => new Date().toISOString(),
  });
  const save = async (): Promise<void> => {
    if (config.logging.save_trajectory) await write(places.trajectory, writeTrajectory(recorder.whole()));
  };
  let usage: Usage | null = null;
  const result = await optimize(
    task,
    settings,
    {
      complete: async (messages, signal) => {
        const completion = await ask(opened.model, messages, config, modelLog, signal);
        usage = completion.usage;
        return answerOf(completion);
      },
      record: async (step) => {
        recorder.add(step, usage && { ...usage });
        usage = null;
        await save();
        const { model, evaluation } = step.seconds;
        const value = step.evaluation?.metric?.toPrecision(6) ?? "none";
        await log(
          step.error === null ? "INFO" : "WARNING",
          `iteration ${step.iteration}: ${task.metric.name} ${value} ${task.metric.unit}; ${step.verdict?.why ?? step.error ?? "measured"} (model ${model.toFixed(1)} s, evaluation ${evaluation.toFixed(1)} s)`,
        );
      },
      ...{ stopped: () => null, restore: async () => {}, clock: () => performance.now() / 1000 },
      step: async (work) => {
        await work();
        return true;
      },
    },
    new AbortController().signal,
  );
  recorder.end(result);
  await save();
  await write(places.prediction, result.best);
  await log(
    result.error === null ? "INFO" : "ERROR",
    `ended by ${result.ending}${result.error === null ? "" : `: ${result.error}`}`,
  );
  return resultOf(task, result, config.logging.save_trajectory ? places.trajectory : null);
}

const settingsOf = (config: PerfAgentConfig, task: Task): LoopSettings => ({
  maxIterations: config.max_iterations,
  earlyStopNoImprove: config.early_stop_no_improve,
  adoptOnlyIfImproved: config.adopt_only_if_improved,
  includeAllHistory: config.prompts.include_all_history,
  acceptance: {
    higherIsBetter: task.metric.higherIsBetter,
    confidence: config.acceptance.noise_test ? config.acceptance.confidence : null,
  },
  prompts: {
    additionalRequirements: config.prompts.additional_requirements,
    localMemory: config.prompts.local_memory,
    globalMemory: config.prompts.global_memory,
    systemTemplate: config.prompts.system_template || null,
    optimizationTemplate: config.prompts.optimization_template || null,
  },
  from: null,
});

/** What made a result, without secrets: enough to make it again. */
function provenanceOf({ config, opened }: Given): Record<string, unknown> {
  const { api_key: _, ...model } = config.model;
  const settings = { ...config, model };
  return {
    ...{ wick: packageJson.version, node: process.version, platform: `${process.platform} ${process.arch}` },
    ...{ model: opened.told, sampling: { temperature: model.temperature, max_output_tokens: model.max_output_tokens } },
    prompts_version: PROMPTS_VERSION,
    configuration: settings,
    configuration_sha256: createHash("sha256").update(JSON.stringify(settings)).digest("hex"),
  };
}

function resultOf(
  task: Task,
  { best, bestEvaluation, iterations, error }: LoopResult,
  trajectory: string | null,
): AgentResult {
  const worst = task.metric.higherIsBetter ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return {
    ...{ instance_id: task.metadata.instanceId, success: isCorrect(bestEvaluation), solution: best },
    ...{ metric: bestEvaluation?.metric ?? worst, artifacts: { ...bestEvaluation?.artifacts } },
    ...{ total_iterations: iterations, trajectory_file: trajectory, error },
  };
}

const write = (file: string, text: string): Promise<void> => writeFileWhole(file, Buffer.from(text), { replace: true });
