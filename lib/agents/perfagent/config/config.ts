import { z } from "zod";

export const LOG_LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR"] as const;
const LogLevel = z.enum(LOG_LEVELS);
export type LogLevel = z.infer<typeof LogLevel>;

const seconds = z.number().min(0).max(3600);
const text = z.string().nullable().default(null);

const ModelSection = z.strictObject({
  name: z.string().trim().min(1).default("gpt-4"),
  /** Address of an OpenAI-compatible server. */
  api_base: z
    .url({ protocol: /^https?$/, error: "expected an http or https address" })
    .nullable()
    .default(null),
  /** Better left out: the key is taken from the environment. `$NAME` names the variable it is in. */
  api_key: z.string().nullable().default(null),
  temperature: z.number().min(0).max(2).default(0.1),
  /** With more than this, the oldest rounds of the history are left out of a prompt. */
  max_input_tokens: z.int().min(100).max(100_000_000).default(128_000),
  max_output_tokens: z.int().min(16).max(1_000_000).default(4000),
  /** Of one call. */
  request_timeout: z
    .number()
    .positive()
    .max(24 * 3600)
    .default(60),
  max_retries: z.int().min(0).max(100).default(10),
  retry_delay: seconds.default(2),
  retry_backoff_factor: z.number().min(1).max(100).default(2),
  retry_jitter: seconds.default(0.5),
  log_inputs_outputs: z.boolean().default(true),
  log_sanitize: z.boolean().default(true),
});

const LoggingSection = z.strictObject({
  save_trajectory: z.boolean().default(true),
  trajectory_dir: z.string().min(1).default("./trajectories"),
  log_dir: z.string().min(1).default("./logs"),
  log_level: LogLevel.default("INFO"),
});

const PromptsSection = z.strictObject({
  /** Empty: the task's own. */
  system_template: z.string().default(""),
  optimization_template: z.string().default(""),
  additional_requirements: text,
  include_all_history: z.boolean().default(false),
  local_memory: text,
  global_memory: text,
});

const AcceptanceSection = z.strictObject({
  /** A better metric must be beyond what repeated runs vary. */
  noise_test: z.boolean().default(false),
  /** That a one-sided test must reach. */
  confidence: z.number().gt(0.5).lt(1).default(0.95),
});

const OverridesSection = z.strictObject({
  /** A folder with `<instance>.<ending>` to begin from. */
  initial_code_dir: z.string().min(1).nullable().default(null),
  /** To begin from; before what the folder holds. */
  initial_code_text: z.string().min(1).nullable().default(null),
});

/** How PerfAgent works, in the names and shape of its configuration file (docs/perfagent.md). */
export const PerfAgentConfig = z.strictObject(
  {
    max_iterations: z.int().min(0).max(100_000).default(10),
    /** So many rounds without an improvement end the loop; 0: none does. */
    early_stop_no_improve: z.int().min(0).max(100_000).default(0),
    adopt_only_if_improved: z.boolean().default(false),
    /** Null: as the task has it, which is the only value it takes. */
    metric_higher_is_better: z.boolean().nullable().default(null),
    acceptance: AcceptanceSection.prefault({}),
    model: ModelSection.prefault({}),
    logging: LoggingSection.prefault({}),
    prompts: PromptsSection.prefault({}),
    overrides: OverridesSection.prefault({}),
    /** `task_type`, and what the task's own options are (lib/agents/perfagent/tasks). */
    task_config: z.record(z.string(), z.unknown()).default({}),
  },
  {
    error: ({ code }) =>
      code === "invalid_type" ? "expected a mapping with max_iterations, model, task_config and the like" : undefined,
  },
);
export type PerfAgentConfig = z.infer<typeof PerfAgentConfig>;
