import path from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { BadConfig } from "@/lib/agents/perfagent/config/bad-config";
import { type ConfigFlags, chooseConfig } from "@/lib/agents/perfagent/config/choose-config";
import { LOG_LEVELS, type LogLevel } from "@/lib/agents/perfagent/config/config";
import type { ReadConfig } from "@/lib/agents/perfagent/config/read-config";
import { parseLooseJson } from "@/lib/agents/perfagent/files/loose-json";
import {
  type AgentRequest,
  type AgentResult,
  BadMessage,
  readRequest,
  writeResult,
} from "@/lib/agents/perfagent/files/protocol";
import { BadTemplate } from "@/lib/agents/perfagent/prompts/fill-template";
import { TARGETS } from "@/lib/agents/perfagent/statistics/benchmark";
import { BadInstance } from "@/lib/agents/perfagent/tasks/task";
import { TASK_RUNNERS, taskRunner } from "@/lib/agents/perfagent/tasks/task-runners";
import { countOf } from "@/lib/protocol/count-of";
import { sayProblem } from "@/lib/protocol/problem";
import { AnsweredNo, answer, BadUsage, remark } from "./answer";
import { readNamedFile } from "./named-file";
import { runHeadless, taskTypeOf } from "./perfagent-headless";
import { openConfiguredModel } from "./perfagent-model";
import { placesOf } from "./perfagent-places";
import { writeFileWhole } from "./write-file";

interface Options {
  config?: string;
  instance?: string;
  request?: string;
  output?: string;
  baseDir?: string;
  taskType?: string;
  maxIterations?: number;
  earlyStopNoImprove?: number;
  model?: string;
  logLevel?: LogLevel;
  trajectoryDir?: string;
  logDir?: string;
  language?: string;
  optTarget?: string;
  initialCodeDir?: string;
  llmUse?: boolean;
  llmModel?: string;
  llmApiBase?: string;
  llmApiKey?: string;
  llmTemp?: number;
  llmMaxOutput?: number;
  llmTimeout?: number;
  llmMaxRetries?: number;
  llmRetryDelay?: number;
  llmRetryBackoff?: number;
  llmRetryJitter?: number;
  llmLogIo?: boolean;
  llmLogSanitize?: boolean;
  allowReducedIsolation?: boolean;
  json?: boolean;
}

const FILE_VARIABLE = "PERFAGENT_CONFIG";
const TASKS = TASK_RUNNERS.filter(({ id }) => id !== "wick").map(({ id }) => id);

/** `wick perfagent run`: PerfAgent on one instance, without a study and without a database. */
export function addPerfagentRun(perfagent: Command): void {
  perfagent
    .command("run")
    .description("improve the solution of one instance; exit 1 unless it ran to its end and the best is correct")
    .option("--instance <file>", "the instance, as its benchmark has it in JSON")
    .option("--request <file>", "instead of --instance and --config: a request in JSON, as SE_Perf sends PerfAgent")
    .option(
      "--config <file>",
      `the configuration (docs/perfagent.md); otherwise that of ${FILE_VARIABLE}, or the defaults`,
    )
    .option("--output <file>", "where to write the result")
    .option("--base-dir <folder>", "the instance's files go into a folder of its name below this one")
    .option("--task-type <type>", `${TASKS.join(", ")}; effibench unless the configuration says otherwise`)
    .option("--max-iterations <n>", "answers of the model, at most", number)
    .option("--early-stop-no-improve <n>", "iterations without an improvement that end the run; 0: none do", number)
    .option("--model <name>", "the model, as its server calls it")
    .option("--log-level <level>", LOG_LEVELS.join(", "))
    .option("--trajectory-dir <folder>", "where trajectories go without --base-dir")
    .option("--log-dir <folder>", "where logs go without --base-dir")
    .option("--language <language>", "language of the solution")
    .option("--opt-target <target>", TARGETS.join(", "))
    .option("--initial-code-dir <folder>", "holds the code to begin from, under the instance's name")
    .option("--llm-use", "taken for the sake of old scripts; a model is always asked")
    .option("--llm-model <name>", "the same as --model")
    .option("--llm-api-base <url>", "address of an OpenAI-compatible server")
    .option(
      "--llm-api-key <key>",
      "better in PERFAGENT_API_KEY: other processes can read a command line; $NAME names a variable",
    )
    .option("--llm-temp <t>", "temperature", number)
    .option("--llm-max-output <n>", "tokens of an answer, at most", number)
    .option("--llm-timeout <s>", "seconds of one call", number)
    .option("--llm-max-retries <n>", "further tries of a call that failed for a reason that may pass", number)
    .option("--llm-retry-delay <s>", "seconds before the first of them", number)
    .option("--llm-retry-backoff <factor>", "by which that grows from try to try", number)
    .option("--llm-retry-jitter <s>", "seconds of chance added to it", number)
    .option("--llm-log-io", "write every request and answer of the model to a log")
    .option("--no-llm-log-io", "do not")
    .option("--llm-log-sanitize", "take keys, tokens and passwords out of that log")
    .option("--no-llm-log-sanitize", "do not")
    .option("--allow-reduced-isolation", "run programs also where the host cannot isolate them")
    .option("--json", "answer with the whole result in JSON")
    .action(async (options: Options) => {
      const result = await asUsage(run(options));
      if (options.output !== undefined)
        await writeFileWhole(options.output, Buffer.from(writeResult(result)), { replace: true });
      answer(options.json, JSON.parse(writeResult(result)), () => say(result));
      if (!result.success || result.error) throw new AnsweredNo(result.error ?? "no correct solution was found");
    });
}

async function run(options: Options): Promise<AgentResult> {
  const request = await requestOf(options);
  const file = request?.task_data_path ?? options.instance;
  if (file === undefined || (request !== null && options.instance !== undefined))
    throw new BadUsage("wick perfagent run needs --instance <file> or --request <file>, and not both.");
  const { config, remarks } = await configOf(options, request);
  for (const each of remarks) remark(each);
  const name = path.basename(file).replace(/\.json$/, "");
  const instance = await readInstance(file);
  const metadata = taskRunner(taskTypeOf(config)).loadMetadata(instance, name);
  const opened = openConfiguredModel(config.model, process.env);
  const places = await placesOf(name, options.baseDir, config.logging);
  const { allowReducedIsolation = false } = options;
  return await runHeadless({ instance, metadata, config, opened, places, allowReducedIsolation });
}

async function requestOf({ request, config }: Options): Promise<AgentRequest | null> {
  if (request === undefined) return null;
  if (config !== undefined)
    throw new BadUsage("--config and --request cannot be used together: a request has its own.");
  return readRequest(await readNamedFile(request));
}

/**
 * The request's own, else the file that is named here, else in the environment, else none; what is wrong is told with
 * its name.
 */
async function configOf(options: Options, request: AgentRequest | null): Promise<ReadConfig> {
  const flags = flagsOf(options);
  if (request !== null) return chooseConfig({ value: request.config }, { ...asFlags(request), ...flags });
  const file = options.config ?? (process.env[FILE_VARIABLE] || undefined);
  const text = file === undefined ? null : await readNamedFile(file);
  try {
    return chooseConfig(text === null ? null : { text }, flags);
  } catch (error) {
    if (!(error instanceof BadConfig) || file === undefined) throw error;
    // What has no line is the command line's.
    const said = error.problems.map((each) => `${each.line ? `${file}:${each.line}: ` : ""}${sayProblem(each, file)}`);
    throw new BadUsage(said.join("\n"));
  }
}

/** What of a request stands instead of its configuration; empty texts do not. */
function asFlags(request: AgentRequest): ConfigFlags {
  const { output_dir: folder, initial_solution: initialCode } = request;
  return {
    ...(folder && { trajectoryDir: folder, logDir: folder }),
    ...(initialCode && { initialCode }),
    prompts: {
      ...(request.additional_requirements && { additional_requirements: request.additional_requirements }),
      ...(request.local_memory && { local_memory: request.local_memory }),
      ...(request.global_memory && { global_memory: request.global_memory }),
    },
  };
}

function flagsOf(options: Options): ConfigFlags {
  return {
    ...given({
      ...{ maxIterations: options.maxIterations, earlyStopNoImprove: options.earlyStopNoImprove },
      ...{ logLevel: options.logLevel, trajectoryDir: options.trajectoryDir, logDir: options.logDir },
      initialCodeDir: options.initialCodeDir,
    }),
    model: given({
      ...{ name: options.llmModel ?? options.model, api_base: options.llmApiBase, api_key: options.llmApiKey },
      ...{ temperature: options.llmTemp, max_output_tokens: options.llmMaxOutput, request_timeout: options.llmTimeout },
      ...{ max_retries: options.llmMaxRetries, retry_delay: options.llmRetryDelay },
      ...{ retry_backoff_factor: options.llmRetryBackoff, retry_jitter: options.llmRetryJitter },
      ...{ log_inputs_outputs: options.llmLogIo, log_sanitize: options.llmLogSanitize },
    }),
    taskConfig: given({ task_type: options.taskType, language: options.language, target: options.optTarget }),
  };
}

/** What the command line says, without what it leaves out. */
function given<T extends object>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  const said = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as Partial<T>;
}

async function readInstance(file: string): Promise<unknown> {
  const text = await readNamedFile(file);
  try {
    return parseLooseJson(text);
  } catch {
    throw new BadUsage(`${file} is not JSON.`);
  }
}

/** What is wrong with a file or a template is a wrong command line. */
async function asUsage(work: Promise<AgentResult>): Promise<AgentResult> {
  return work.catch((error: unknown) => {
    const isTheirs =
      error instanceof BadConfig ||
      error instanceof BadInstance ||
      error instanceof BadTemplate ||
      error instanceof BadMessage;
    throw isTheirs ? new BadUsage(error.message) : error;
  });
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("a number is expected.");
  return value;
}

const say = ({ instance_id, success, metric, total_iterations, error, trajectory_file }: AgentResult): string =>
  [
    `${instance_id}: ${success ? `correct, metric ${metric}` : "no correct solution"} after ${countOf(total_iterations, "iteration")}`,
    ...(error ? [`It ended early: ${error}`] : []),
    ...(trajectory_file ? [trajectory_file] : []),
  ].join("\n");
