import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { chooseConfig } from "./choose-config";
import { readConfigText } from "./read-config";

const problems = (text: string): string[] => {
  try {
    readConfigText(text);
  } catch (error) {
    if (error instanceof Error && error.name === "BadConfig") return error.message.split("\n");
    throw error;
  }
  throw new Error("nothing is wrong with it");
};

test("the README's example is read, flat keys where they belong", () => {
  const { config, remarks } = readConfigText(`
max_iterations: 10
time_limit: 300
memory_limit: 1024
model_name: "deepseek-chat"
temperature: 0.1
max_tokens: 4000
num_runs: 5
trim_ratio: 0.1
max_workers: 4
task_config:
  task_type: "effibench"
save_trajectory: true
trajectory_dir: "./trajectories"
log_dir: "./logs"
log_level: "INFO"
`);
  expect(config).toMatchObject({
    max_iterations: 10,
    model: { name: "deepseek-chat", temperature: 0.1, max_output_tokens: 4000 },
    logging: { trajectory_dir: "./trajectories", log_dir: "./logs", log_level: "INFO" },
    task_config: { task_type: "effibench", time_limit: 300, memory_limit: 1024, num_runs: 5, trim_ratio: 0.1 },
  });
  expect(remarks).toEqual([
    expect.stringMatching(/^max_workers decides nothing: runs that are measured follow one another/),
  ]);
});

test("the old format's sections become the task's options", () => {
  const { config, remarks } = readConfigText(`
optimization: { target: memory, adopt_only_if_improved: true, code_generation_mode: direct }
runtime: { num_runs: 3, max_workers: 2 }
language_cfg: { language: python3, supported_languages: [python3] }
model: { use_llm: true }
`);
  expect(config.adopt_only_if_improved).toBe(true);
  expect(config.task_config).toEqual({
    target: "memory",
    code_generation_mode: "direct",
    num_runs: 3,
    language: "python3",
  });
  expect(remarks.map((remark) => remark.split(" ")[0])).toEqual([
    "max_workers",
    "language_cfg.supported_languages",
    "model.use_llm",
  ]);
});

test("an empty file is the defaults", () => {
  expect(readConfigText("").config).toMatchObject({
    max_iterations: 10,
    early_stop_no_improve: 0,
    adopt_only_if_improved: false,
  });
});

test.each([
  [
    "max_iteration: 3",
    "line 1: max_iteration is an unknown field; known are max_iterations, .*did you mean max_iterations",
  ],
  ["model:\n  nam: x", "line 2: model.nam is an unknown field; .*"],
  ["max_iterations: many", 'line 1: max_iterations is the text "many"; expected a whole number'],
  ["temperature: 9", "line 1: temperature is 9; expected a number of at most 2"],
  [
    "\nruntime:\n  num_runs: 3\ntask_config: { num_runs: 4 }",
    "line 3: runtime.num_runs is there a second time, as task_config.num_runs",
  ],
  [
    "logging: { log_level: info }",
    'line 1: logging.log_level is "info"; expected one of DEBUG, INFO, WARNING, ERROR .did you mean INFO',
  ],
  ["model: { api_base: localhost }", 'line 1: model.api_base is "localhost"; expected an http or https address'],
  ["model: x", 'line 1: model is the text "x"; expected a mapping'],
  ["- a", "the configuration is a list; expected a mapping with max_iterations"],
  ["a: [b", "line 1: the configuration is not YAML or JSON: a \\[ is opened and not closed"],
  ["acceptance: { confidence: 1 }", "line 1: acceptance.confidence is 1; expected a number below 1"],
])("%j is refused by the key's name", (text, sentence) => {
  expect(problems(text).join("\n")).toMatch(new RegExp(`^${sentence}`));
});

test("everything that is wrong is said at once", () => {
  expect(problems("max_iterations: -1\nlogging:\n  log_dri: x\n")).toHaveLength(2);
});

test("flags stand before the file, and what they leave out stays as the file has it", () => {
  const file = {
    text: "max_iterations: 3\nmodel: { name: a, temperature: 0.5 }\ntask_config: { target: integral }\nlog_level: DEBUG",
  };
  const { config } = chooseConfig(file, {
    maxIterations: 7,
    model: { name: "b" },
    taskConfig: { language: "python3" },
  });
  expect(config).toMatchObject({
    max_iterations: 7,
    model: { name: "b", temperature: 0.5 },
    logging: { log_level: "DEBUG" },
    task_config: { target: "integral", language: "python3" },
  });
  expect(chooseConfig(null, {}).config.max_iterations).toBe(10);
});

test("the documented configuration says every default as it is", () => {
  const [, yaml = ""] = /```yaml\n(.*?)```/s.exec(readFileSync("docs/perfagent.md", "utf8")) ?? [];
  const documented = readConfigText(yaml);
  expect(documented).toEqual({ ...readConfigText(""), remarks: [] });
  // Nothing is left out of it either.
  expect(yaml.match(/^ *\w+:/gm)).toHaveLength(JSON.stringify(readConfigText("").config).match(/"\w+":/g)?.length ?? 0);
});
