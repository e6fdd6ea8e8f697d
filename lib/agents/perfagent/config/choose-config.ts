import type { PerfAgentConfig } from "./config";
import { type ReadConfig, readConfig, readConfigText } from "./read-config";

/** What a command line or a request says instead of the file; nothing of what it leaves out. */
export interface ConfigFlags {
  maxIterations?: number;
  earlyStopNoImprove?: number;
  logLevel?: PerfAgentConfig["logging"]["log_level"];
  trajectoryDir?: string;
  logDir?: string;
  initialCodeDir?: string;
  initialCode?: string;
  model?: Partial<PerfAgentConfig["model"]>;
  prompts?: Partial<PerfAgentConfig["prompts"]>;
  taskConfig?: Record<string, unknown>;
}

/**
 * The configuration that holds: that of a file or of a request, or the defaults; then the flags that were given.
 *
 * @throws BadConfig
 */
export function chooseConfig(file: { text: string } | { value: unknown } | null, flags: ConfigFlags): ReadConfig {
  const { config, remarks } =
    file !== null && "text" in file ? readConfigText(file.text) : readConfig(file?.value ?? {});
  const { logLevel, trajectoryDir, logDir, initialCodeDir, maxIterations, earlyStopNoImprove } = flags;
  const changed = {
    ...config,
    ...(maxIterations !== undefined && { max_iterations: maxIterations }),
    ...(earlyStopNoImprove !== undefined && { early_stop_no_improve: earlyStopNoImprove }),
    model: { ...config.model, ...flags.model },
    logging: {
      ...config.logging,
      ...(logLevel !== undefined && { log_level: logLevel }),
      ...(trajectoryDir !== undefined && { trajectory_dir: trajectoryDir }),
      ...(logDir !== undefined && { log_dir: logDir }),
    },
    prompts: { ...config.prompts, ...flags.prompts },
    overrides: {
      ...config.overrides,
      ...(initialCodeDir !== undefined && { initial_code_dir: initialCodeDir }),
      ...(flags.initialCode !== undefined && { initial_code_text: flags.initialCode }),
    },
    task_config: { ...config.task_config, ...flags.taskConfig },
  };
  return { config: readConfig(changed).config, remarks };
}
