import type { PerfAgentConfig } from "./config";
import { type ReadConfig, readConfig, readConfigText } from "./read-config";

/** What a command line says instead of the file; nothing of what it leaves out. */
export interface ConfigFlags {
  maxIterations?: number;
  earlyStopNoImprove?: number;
  logLevel?: PerfAgentConfig["logging"]["log_level"];
  trajectoryDir?: string;
  logDir?: string;
  initialCodeDir?: string;
  model?: Partial<PerfAgentConfig["model"]>;
  taskConfig?: Record<string, unknown>;
}

/**
 * The configuration that holds: of the file that the command line names, else of the one that the environment names, else the
 * defaults; then the flags that were given.
 *
 * @throws BadConfig
 */
export function chooseConfig(file: { text: string } | null, flags: ConfigFlags): ReadConfig {
  const { config, remarks } = file === null ? readConfig({}) : readConfigText(file.text);
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
    overrides: { ...config.overrides, ...(initialCodeDir !== undefined && { initial_code_dir: initialCodeDir }) },
    task_config: { ...config.task_config, ...flags.taskConfig },
  };
  return { config: readConfig(changed).config, remarks };
}
