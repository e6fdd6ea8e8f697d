import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalSandbox, openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { openEmptySandbox } from "../fixtures/open-sandbox";
import { effibench } from "./effibench";
import type { PromptContext, Task } from "./task";

const FIXTURES = path.join(import.meta.dirname, "../fixtures");
const PUBLISHED = path.resolve("../shared/data/perfagent/effibenchx_instance_aizu_1444.json");
const SLOW = { timeout: 120_000 };
const signal = new AbortController().signal;
const context: PromptContext = {
  ...{
    additionalRequirements: null,
    localMemory: null,
    globalMemory: null,
    systemTemplate: null,
    optimizationTemplate: null,
  },
};

let opened: { sandbox: LocalSandbox; close(): void };
beforeAll(async () => {
  opened = await openEmptySandbox(openLocalSandbox);
});
afterAll(() => opened.close());

const instance = (name: string): unknown => JSON.parse(readFileSync(path.join(FIXTURES, `${name}.json`), "utf8"));
const pairs = "wick_1_pairs-of-a-sum";
const load = (options: Record<string, unknown> = {}, value = instance(pairs), name = pairs): Promise<Task> =>
  effibench.load(value, name, { num_runs: 3, time_limit: 5, ...options }, { sandbox: opened.sandbox, context: null });

const RIGHT =
  "n, t = map(int, input().split())\nxs = list(map(int, input().split()))\nprint(sum(xs[i] + xs[j] == t for j in range(n) for i in range(j)))\n";

test("a correct program is measured over all cases, in seconds, megabytes and both", SLOW, async () => {
  const task = await load();
  const found = await task.evaluate(RIGHT, signal);
  expect(found).toMatchObject({ passRate: 1 });
  expect(found.samples).toHaveLength(3);
  // Five starts of an interpreter take longer than 10 ms each, and one holds more than 5 MB.
  expect(found.metric).toBeGreaterThan(0.05);
  expect(found.metric).toBeLessThan(10);
  const memory = await (await load({ target: "memory" })).evaluate(RIGHT, signal);
  expect(memory.metric).toBeGreaterThan(5);
  expect(memory.metric).toBeLessThan(200);
  const integral = await (await load({ target: "integral", num_runs: 1 })).evaluate(RIGHT, signal);
  expect(integral.metric).toBeGreaterThan(0.05);
  expect(found.feedback[0]).toBe("pass rate: 100 %");
  expect(found.feedback[1]).toMatch(/^runtime, which is to be made small: \d\.\d{6} s \(95 % interval .* runs\)$/);
  expect(JSON.stringify(found.artifacts)).not.toContain("add up to");
});

test("a program that uses memory and time is told so by the measures", SLOW, async () => {
  const task = await load({ target: "memory", num_runs: 1 });
  const lean = await task.evaluate(RIGHT, signal);
  const fat = await task.evaluate(`import time\nx = bytearray(100_000_000)\ntime.sleep(0.2)\n${RIGHT}`, signal);
  expect(fat.metric ?? 0).toBeGreaterThan((lean.metric ?? 0) + 90);
  const cases = fat.artifacts.cases as { runtime: number; integral: number }[];
  expect(cases[0]?.runtime).toBeGreaterThan(0.2);
  expect(cases[0]?.integral).toBeGreaterThan(0.2 * 95);
});

test("failures cost one run and are told by kind, with an example", SLOW, async () => {
  const task = await load({ time_limit: 1, memory_limit: 80 });
  const wrong = await task.evaluate("print(0)\n", signal);
  expect(wrong).toMatchObject({ metric: null, samples: [] });
  expect(wrong.artifacts.pass_rates).toHaveLength(1);
  expect(wrong.feedback.join("\n")).toMatch(
    /of 5 cases: wrong answer\.\nCase \d has the input .*\nExpected was .*; the program wrote "0\\n"\./,
  );
  const broken = await task.evaluate("raise ValueError('no')\n", signal);
  expect(broken.feedback.join("\n")).toMatch(
    /5 of 5 cases: run-time error\.\n.*\nIt ended with exit code 1: .*ValueError: no/,
  );
  const slow = await task.evaluate("while True: pass\n", signal);
  expect(slow.feedback).toContain("5 of 5 cases: time limit exceeded (1 s).");
  const big = await task.evaluate("x = bytearray(200_000_000)\nimport time\ntime.sleep(1)\n", signal);
  expect(big.feedback.join("\n")).toContain("5 of 5 cases: memory limit exceeded (80 MB).");
});

test(
  "a program can neither leave anything for its next run, nor read what is expected, nor answer in its runner's place",
  SLOW,
  async () => {
    const task = await load({ num_runs: 1 });
    const memo = `import os, pathlib\nhome = pathlib.Path(__file__).parent\nprint(sorted(os.listdir(home)))\n(home / "memo").write_text("x")\nopen("memo", "w").write("x")\n`;
    for (const _ of [1, 2]) {
      const found = await task.evaluate(memo, signal);
      const details = found.artifacts.failed_test_details as { output: string }[];
      expect(details[0]?.output).toBe("['run-cases.py', 'solution.py']\n");
    }
    const forger = `import os\nfor fd in range(20):\n    try:\n        open(f"/proc/{os.getppid()}/fd/{fd}", "w").write("[]")\n    except OSError as error: print(type(error).__name__)\n`;
    const forged = await task.evaluate(forger, signal);
    expect(forged).toMatchObject({ metric: null, passRate: 0 });
    const killer = await task.evaluate("import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\n", signal);
    expect(killer).toMatchObject({ metric: null, passRate: 0 });
  },
);

test("a functional problem runs within the problem's own runner", SLOW, async () => {
  const name = "wick_2_sum-of-squares";
  const task = await load({ num_runs: 1 }, instance(name), name);
  const found = await task.evaluate(
    "class Solution:\n    def squares(self, numbers: List[int]) -> int:\n        return sum(n * n for n in numbers)\n",
    signal,
  );
  expect(found.passRate).toBe(1);
  expect(task.systemPrompt(context)).toContain("# Starter code\n```python\nclass Solution:");
});

test("the placeholder is not run, and is what the first answer seeks", async () => {
  const task = await load();
  expect(await task.evaluate(task.initialSolution, signal)).toMatchObject({ metric: null, passRate: 0 });
  const answer = "<<<<<<< SEARCH\n# Start your code here\n=======\nprint(1)\n>>>>>>> REPLACE";
  expect(task.extractSolution(answer, task.initialSolution).solution).toBe("print(1)\n");
  const direct = await load({ code_generation_mode: "direct" });
  expect(direct.extractSolution("```python\nprint(2)\n```", "").solution).toBe("print(2)\n");
});

test("prompts hold the problem, the program and what it measured; templates of one's own their placeholders", async () => {
  const task = await load({ code_generation_mode: "direct" });
  const round = {
    solution: "print(1)\n",
    evaluation: { ...(await task.evaluate(task.initialSolution, signal)) },
    bestMetric: null,
    remarks: ["Shorter."],
  };
  const user = task.optimizationPrompt(round, context);
  expect(user).toContain("```python\nprint(1)\n```");
  expect(user).toContain("There is no program yet.");
  expect(user).toContain("- Shorter.");
  const system = task.systemPrompt({ ...context, additionalRequirements: "No recursion." });
  expect(system).toContain("add up to t");
  expect(system).toContain("# Additional requirements\nNo recursion.");
  expect(() => task.systemPrompt({ ...context, systemTemplate: "{task}" })).toThrow(
    "prompts.system_template asks for {task} on line 1; there are language,",
  );
});

test("wrong options and instances are named with what was expected", async () => {
  await expect(load({ targt: "memory" })).rejects.toThrow("task_config.targt is an unknown field; known are target,");
  await expect(load({ language: "cpp" })).rejects.toThrow(
    "task_config.language is cpp, a language of EffiBench-X that Wick cannot run yet; expected python3",
  );
  await expect(load({ num_runs: 0 })).rejects.toThrow(
    "task_config.num_runs is 0; expected a whole number of at least 1",
  );
  const broken = { ...(instance(pairs) as object), generated_tests: "[" };
  await expect(load({}, broken)).rejects.toThrow(
    /of the instance wick_1_pairs-of-a-sum, generated_tests is a text that is not JSON/,
  );
  const runnerless = { ...(instance("wick_2_sum-of-squares") as object), test_runners: null };
  await expect(load({}, runnerless, "x")).rejects.toThrow(
    "test_runners.python3 is missing; a functional problem needs one",
  );
});

test.skipIf(!existsSync(PUBLISHED))(
  "a published instance is read, and its own solution passes (skipped without the sample)",
  SLOW,
  async () => {
    const value = JSON.parse(readFileSync(PUBLISHED, "utf8"));
    const task = await load({ num_runs: 1 }, value, "aizu_1444_yokohama-phenomena");
    const found = await task.evaluate(value.solutions.python3.code, signal);
    expect(found.passRate).toBe(1);
    expect(found.artifacts.cases).toHaveLength(100);
  },
);
