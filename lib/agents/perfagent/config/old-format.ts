import { BadConfig, type ConfigProblem } from "./bad-config";

/** Keys that stand at the top in PerfAgent's README, and where they belong. */
const FLAT: Readonly<Record<string, readonly [section: string, key: string]>> = {
  model_name: ["model", "name"],
  temperature: ["model", "temperature"],
  max_tokens: ["model", "max_output_tokens"],
  time_limit: ["task_config", "time_limit"],
  memory_limit: ["task_config", "memory_limit"],
  num_runs: ["task_config", "num_runs"],
  trim_ratio: ["task_config", "trim_ratio"],
  max_workers: ["task_config", "max_workers"],
  save_trajectory: ["logging", "save_trajectory"],
  trajectory_dir: ["logging", "trajectory_dir"],
  log_dir: ["logging", "log_dir"],
  log_level: ["logging", "log_level"],
};

/** Sections of the old format, all of whose keys are the task's today but for those named here. */
const SECTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  optimization: { adopt_only_if_improved: "adopt_only_if_improved" },
  runtime: {},
  language_cfg: {},
};

/** Keys that once decided something, or never did; they are taken and told to decide nothing. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  "model.use_llm": "whether there is a model is decided by its address and key",
  "language_cfg.supported_languages": "a task knows its languages",
  "prompts.instance_templates_dir": "templates stand in the configuration",
  max_workers: "runs that are measured follow one another, since beside each other they would disturb what is measured",
};

export interface NewFormat {
  value: Record<string, unknown>;
  /** Where in the file each moved key was, by where it is now: `model.temperature` → `temperature`. */
  movedFrom: ReadonlyMap<string, string>;
  /** What was taken and decides nothing, in sentences. */
  remarks: readonly string[];
}

/**
 * A configuration in the shape of `PerfAgentConfig`: what the README and old files write elsewhere is moved there.
 *
 * @throws BadConfig when a key is given in two places
 */
export function toNewFormat(given: Readonly<Record<string, unknown>>): NewFormat {
  const value: Record<string, unknown> = structuredClone({ ...given });
  const movedFrom = new Map<string, string>();
  const remarks: string[] = [];
  const problems: ConfigProblem[] = [];

  const put = (path: readonly string[], from: string, content: unknown): void => {
    const [section, key] = path.length === 2 ? path : [null, path[0]];
    const place = section == null ? value : sectionOf(value, section);
    if (place === null || key === undefined) return;
    if (key in place) problems.push({ path: from, message: `is there a second time, as ${path.join(".")}` });
    place[key] = content;
    movedFrom.set(path.join("."), from);
  };
  const drop = (path: string): void => void remarks.push(`${path} decides nothing: ${WITHOUT_EFFECT[path]}.`);

  for (const [section, tops] of Object.entries(SECTIONS)) {
    const old = value[section];
    if (!isMapping(old)) continue;
    delete value[section];
    for (const [key, content] of Object.entries(old)) {
      const path = `${section}.${key}`;
      if (path in WITHOUT_EFFECT) drop(path);
      else if (key in WITHOUT_EFFECT) drop(key);
      else put(tops[key] === undefined ? ["task_config", key] : [tops[key]], path, content);
    }
  }
  for (const [key, path] of Object.entries(FLAT)) {
    if (!(key in value)) continue;
    const content = value[key];
    delete value[key];
    if (key in WITHOUT_EFFECT) drop(key);
    else put(path, key, content);
  }
  for (const path of Object.keys(WITHOUT_EFFECT)) {
    const [section = "", key = ""] = path.split(".");
    const place = value[key === "" ? "task_config" : section];
    const name = key === "" ? section : key;
    if (!isMapping(place) || !(name in place)) continue;
    delete place[name];
    drop(path);
  }
  if (problems.length > 0) throw new BadConfig(problems);
  return { value, movedFrom, remarks };
}

/** The section of that name, made where there is none; null where something else stands in its place. */
function sectionOf(value: Record<string, unknown>, name: string): Record<string, unknown> | null {
  value[name] ??= {};
  const section = value[name];
  return isMapping(section) ? section : null;
}

export const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
