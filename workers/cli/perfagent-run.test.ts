import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { readResult } from "@/lib/agents/perfagent/files/protocol";
import { readTrajectory } from "@/lib/agents/perfagent/files/trajectory";
import type { Reply } from "@/lib/models/testing/script";
import { type ScriptedServer, startScriptedServer } from "@/lib/models/testing/scripted-server";
import { AnsweredNo, BadUsage } from "./answer";
import { commands } from "./commands";

const FIXTURES = path.resolve("lib/agents/perfagent/fixtures");
const PAIRS = path.join(FIXTURES, "wick_1_pairs-of-a-sum.json");
const SLOW = { timeout: 120_000 };
const KEY = "sk-scripted-0123456789abcdef";

let folder: string;
let base: string;
let server: ScriptedServer | null = null;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-perfagent-run-"));
});
beforeEach(() => {
  base = fs.mkdtempSync(path.join(folder, "base-"));
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await server?.stop();
  server = null;
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const block = (search: string, replace: string): string =>
  `I count what I have seen.\n<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE\n`;

const SLOW_PROGRAM = `n, t = map(int, input().split())
xs = list(map(int, input().split()))
import time; time.sleep(0.2)
print(sum(xs[i] + xs[j] == t for j in range(n) for i in range(j)))`;
const FIRST = block("# Start your code here", SLOW_PROGRAM);
const FASTER = block("import time; time.sleep(0.2)\n", "");

const CONFIG = `max_iterations: 3
model: { name: scripted, retry_delay: 0, retry_jitter: 0, max_retries: 1 }
task_config: { task_type: effibench, num_runs: 2, time_limit: 5 }
`;

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

/** What the command wrote to stdout, and how it ended. */
async function run(replies: readonly Reply[], ...flags: string[]): Promise<{ out: string; error: unknown }> {
  server = await startScriptedServer(replies, { key: KEY });
  vi.stubEnv("PERFAGENT_API_KEY", KEY);
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
  const words = ["perfagent", "run", "--llm-api-base", `${server.url}/v1`, "--base-dir", base, ...flags];
  const error = await commands()
    .parseAsync(words, { from: "user" })
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  return { out: written.join(""), error };
}

const fileOf = (name: string, instance = "wick_1_pairs-of-a-sum"): string =>
  fs.readFileSync(path.join(base, instance, name), "utf8");

test("a program is written, made faster and kept, and every file says so", SLOW, async () => {
  const config = write("config.yaml", CONFIG);
  const output = path.join(folder, "result.json");
  const replies = [{ text: FIRST }, { text: FASTER }, { text: "There is nothing left to do." }];
  const { out, error } = await run(replies, "--config", config, "--instance", PAIRS, "--output", output, "--json");
  expect(error).toBeNull();
  const result = readResult(fs.readFileSync(output, "utf8"));
  expect(result).toMatchObject({
    instance_id: "wick_1_pairs-of-a-sum",
    success: true,
    total_iterations: 3,
    error: null,
  });
  expect(JSON.parse(out)).toEqual(JSON.parse(fs.readFileSync(output, "utf8")));
  expect(result.solution).not.toContain("time.sleep");
  expect(result.metric).toBeLessThan(1);
  expect(fileOf("wick_1_pairs-of-a-sum.pred")).toBe(result.solution);
  expect(fileOf("wick_1_pairs-of-a-sum.problem")).toContain("add up to t");

  const trajectory = readTrajectory(fileOf("wick_1_pairs-of-a-sum.traj"));
  expect(trajectory.metadata).toMatchObject({ success: true, total_iterations: 3, optimization_target: "runtime" });
  expect(trajectory.steps.map(({ performance_metrics }) => performance_metrics?.improved ?? null)).toEqual([
    null,
    true,
    true,
    null,
  ]);
  expect(trajectory.steps[3]?.error).toContain("has no SEARCH/REPLACE block");
  expect(trajectory.steps[1]?.usage).toMatchObject({ estimated: false });
  const [slow, fast] = trajectory.steps
    .slice(1, 3)
    .map(({ performance_metrics }) => Number(performance_metrics?.metric));
  expect((slow ?? 0) - (fast ?? 0)).toBeGreaterThan(0.8);

  expect(server?.asked).toHaveLength(3);
  expect(server?.asked[0]).toMatchObject({ model: "scripted", temperature: 0.1, maxOutputTokens: 4000 });
  const prompt = server?.asked[1]?.messages.at(-1)?.text ?? "";
  expect(prompt).toContain("time.sleep(0.2)");
  expect(prompt).toMatch(/runtime, which is to be made small: \d\.\d{6} s/);
  expect(server?.asked[2]?.messages.map(({ role }) => role)).toEqual(["system", "user"]);
});

test("keys are in no log, and the log can be left out", SLOW, async () => {
  const config = write("quiet.yaml", CONFIG);
  const leaky = `My key is ${KEY} and my other one is ghp_abcdefghijklmnopqrstuvwx; password is kept.`;
  await run([{ text: leaky }], "--config", config, "--instance", PAIRS, "--max-iterations", "1");
  const log = fileOf("llm_io.jsonl");
  expect(log).not.toContain(KEY);
  expect(log).not.toContain("ghp_abcdef");
  expect(log).not.toContain("127.0.0.1");
  expect(JSON.parse(log)).toMatchObject({
    context: "perfagent.optimize",
    model: "scripted",
    usage: { estimated: false },
  });
  expect(fileOf("perfagent.log")).toContain("iteration 1");
  await server?.stop();
  fs.rmSync(path.join(base, "wick_1_pairs-of-a-sum"), { recursive: true });
  await run(
    [{ text: "no" }],
    "--config",
    config,
    "--instance",
    PAIRS,
    "--max-iterations",
    "1",
    "--no-llm-log-io",
    "--log-level",
    "ERROR",
  );
  expect(fs.readdirSync(path.join(base, "wick_1_pairs-of-a-sum"))).not.toContain("llm_io.jsonl");
  expect(fileOf("perfagent.log")).toBe("");
});

test("the best so far is the result when the model is gone", SLOW, async () => {
  const config = write("gone.yaml", CONFIG);
  const output = path.join(folder, "gone.json");
  const down = { status: 401, message: "no more" };
  const { error } = await run(
    [{ text: FIRST }, down, down],
    "--config",
    config,
    "--instance",
    PAIRS,
    "--output",
    output,
  );
  expect(error).toBeInstanceOf(AnsweredNo);
  const result = readResult(fs.readFileSync(output, "utf8"));
  expect(result).toMatchObject({ success: true, solution: `${SLOW_PROGRAM}\n`, total_iterations: 1 });
  expect(result.error).toContain("no more");
  expect(readTrajectory(fileOf("wick_1_pairs-of-a-sum.traj")).metadata.final_best_code).toBe(`${SLOW_PROGRAM}\n`);
});

test("without a correct program the command fails, with strict JSON as its result", SLOW, async () => {
  const output = path.join(folder, "none.json");
  const { error } = await run(
    [{ text: block("# Start your code here", "print(0)") }],
    "--instance",
    PAIRS,
    "--max-iterations",
    "1",
    "--output",
    output,
  );
  expect(error).toBeInstanceOf(AnsweredNo);
  expect(JSON.parse(fs.readFileSync(output, "utf8"))).toMatchObject({ success: false, metric: "Infinity" });
});

test("other kinds of tasks, templates and a beginning of one's own", SLOW, async () => {
  const aime = write("four.json", JSON.stringify({ problem: "2 + 2?", answer: "4" }));
  const templates = "prompts: { system_template: 'Solve {problem_statement}', additional_requirements: x }\n";
  const config = write("aime.yaml", `${templates}task_config: { task_type: aime }\n`);
  const { error } = await run(
    [{ text: "\\boxed{5}" }, { text: "\\boxed{4}" }, { text: "never asked" }],
    "--config",
    config,
    "--instance",
    aime,
  );
  expect(error).toBeNull();
  expect(server?.asked).toHaveLength(2);
  expect(server?.asked[0]?.messages[0]?.text).toBe("Solve 2 + 2?");
  await server?.stop();
  const initial = path.join(folder, "initial");
  fs.mkdirSync(initial);
  fs.writeFileSync(path.join(initial, "wick_1_pairs-of-a-sum.py"), `${SLOW_PROGRAM}\n`);
  const begun = await run(
    [],
    "--config",
    write("begun.yaml", CONFIG),
    "--instance",
    PAIRS,
    "--max-iterations",
    "0",
    "--initial-code-dir",
    initial,
  );
  expect(begun.error).toBeNull();
  expect(server?.asked).toHaveLength(0);
});

test.each([
  [["--instance", "absent.json"], /^absent\.json cannot be read/],
  [[], /^wick perfagent run needs --instance <file> or --request <file>, and not both/],
  [["--instance", PAIRS, "--request", PAIRS], /^of the request, task_data_path is missing/],
  [["--instance", PAIRS, "--max-iterations", "many"], /a number is expected/],
  [["--instance", PAIRS, "--max-iterations", "-1"], /^max_iterations is -1; expected a whole number of at least 0/],
  [["--instance", PAIRS, "--log-level", "LOUD"], /^logging\.log_level is "LOUD"; expected one of DEBUG/],
  [
    ["--instance", PAIRS, "--opt-target", "speed"],
    /^task_config\.target is "speed"; expected one of runtime, memory, integral/,
  ],
  [
    ["--instance", PAIRS, "--task-type", "effibnch"],
    /^task_config\.task_type is "effibnch"; expected one of effibench, .*did you mean effibench/,
  ],
  [["--instance", PAIRS, "--task-type", "wick"], /statement is missing/],
  [["--instance", PAIRS, "--task-type", "aime"], /^of the instance wick_1_pairs-of-a-sum, problem is missing/],
])("%j is refused in a sentence", async (flags, sentence) => {
  vi.stubEnv("PERFAGENT_CONFIG", "");
  const { error } = await run([], ...flags);
  expect(error).toBeInstanceOf(BadUsage);
  expect((error as BadUsage).message).toMatch(sentence);
});

test("a request brings its instance, configuration, memories, beginning and folder", SLOW, async () => {
  const request = {
    ...{ task_data_path: PAIRS, output_dir: path.join(base, "out"), initial_solution: `${SLOW_PROGRAM}\n` },
    ...{
      config: { max_iterations: 1, model: { name: "x" }, num_runs: 1 },
      local_memory: "Hashing helped.",
      global_memory: "",
    },
  };
  const file = write("request.json", JSON.stringify(request));
  const { error } = await run([{ text: FASTER }], "--request", file, "--model", "scripted");
  expect(error).toBeNull();
  expect(server?.asked[0]?.model).toBe("scripted");
  expect(server?.asked[0]?.messages[0]?.text).toContain("# What was learned on this problem\nHashing helped.");
  expect(server?.asked[0]?.messages[1]?.text).toContain("time.sleep(0.2)");
  expect(fileOf("wick_1_pairs-of-a-sum.pred")).not.toContain("time.sleep");
});

test("a wrong configuration is named with file, line and key, also that of the environment", async () => {
  const file = write("wrong.yaml", "max_iterations: 2\nmodel:\n  nam: x\n");
  const { error } = await run([], "--instance", PAIRS, "--config", file);
  expect((error as BadUsage).message).toMatch(new RegExp(`^${file}:3: model\\.nam is an unknown field;`));
  await server?.stop();
  vi.stubEnv("PERFAGENT_CONFIG", file);
  expect(((await run([], "--instance", PAIRS)).error as BadUsage).message).toContain(`${file}:3: model.nam`);
});

test("a template that asks for what there is not is refused before anything runs", async () => {
  const file = write("template.yaml", "prompts: { system_template: 'In {langage}' }\n");
  const { error } = await run([], "--instance", PAIRS, "--config", file);
  expect((error as BadUsage).message).toMatch(
    /^prompts\.system_template asks for \{langage\} on line 1; .*did you mean language/,
  );
});

test("without a model that is said before anything runs", async () => {
  for (const name of ["PERFAGENT_API_KEY", "OPENROUTER_API_KEY", "OPENAI_API_KEY"]) vi.stubEnv(name, "");
  const refused = commands().parseAsync(["perfagent", "run", "--instance", PAIRS, "--base-dir", base], {
    from: "user",
  });
  await expect(refused).rejects.toThrow(
    "No model is configured: name its server with model.api_base or --llm-api-base",
  );
});
