import { expect, test } from "vitest";
import { applyBlocks } from "../grammar/apply-blocks";
import type { Evaluation, Round, Task } from "../tasks/task";
import type { Effects, LoopSettings, Message, ModelAnswer, Step } from "./loop";
import { optimize } from "./optimize";

/** A program that is one line with a number, which is its metric; "broken" passes half of the checks. */
const task = (initial: string, evaluate: (solution: string) => Evaluation = measure): Task => ({
  metadata: { instanceId: "line", problemDescription: "a small number" },
  metric: { name: "number", unit: "s", higherIsBetter: false, best: 0 },
  language: null,
  initialSolution: initial,
  evaluate: async (solution) => evaluate(solution),
  systemPrompt: () => "system",
  optimizationPrompt: ({ solution, remarks, evaluation, bestMetric }: Round) =>
    JSON.stringify({ solution, remarks, metric: evaluation?.metric ?? null, bestMetric }),
  extractSolution: applyBlocks,
});

function measure(solution: string): Evaluation {
  const metric = Number.parseFloat(solution);
  if (solution.startsWith("fault")) throw new Error("the sandbox is gone");
  return Number.isNaN(metric)
    ? { metric: null, passRate: 0.5, samples: [], feedback: ["half fail"], artifacts: {} }
    : { metric, passRate: 1, samples: [], feedback: ["all pass"], artifacts: {} };
}

const settings: LoopSettings = {
  ...{ maxIterations: 3, earlyStopNoImprove: 0, adoptOnlyIfImproved: false, includeAllHistory: false },
  acceptance: { higherIsBetter: false, confidence: null },
  from: null,
  prompts: {
    additionalRequirements: null,
    localMemory: null,
    globalMemory: null,
    systemTemplate: null,
    optimizationTemplate: null,
  },
};

const change = (from: string, to: string): string => `<<<<<<< SEARCH\n${from}\n=======\n${to}\n>>>>>>> REPLACE\n`;

/** Runs the loop on answers in their order; an Error among them is thrown. */
async function run(
  initial: string,
  answers: (string | Error | ModelAnswer)[],
  given: Partial<LoopSettings> = {},
  room = 99,
) {
  const steps: Step[] = [];
  const asked: Message[][] = [];
  const restored: string[] = [];
  let taken = 0;
  const effects: Effects = {
    complete: async (messages) => {
      asked.push([...messages]);
      const answer = answers[asked.length - 1];
      if (answer instanceof Error) throw answer;
      if (answer === undefined) throw new Error("no answer is left");
      return typeof answer === "string" ? { text: answer, problem: null } : answer;
    },
    record: (step) => void steps.push(step),
    stopped: () => null,
    step: async (work) => {
      if (taken++ >= room) return false;
      await work();
      return true;
    },
    restore: async (best) => void restored.push(best),
    clock: () => 0,
  };
  const result = await optimize(task(initial), { ...settings, ...given }, effects, new AbortController().signal);
  return { result, steps, restored, prompts: asked.map((messages) => JSON.parse(messages.at(-1)?.text ?? "")), asked };
}

test("the initial solution is measured first, then every round improves the latest and the best is the result", async () => {
  const { result, steps, prompts } = await run("5\n", [change("5", "3"), change("3", "4"), change("4", "2")]);
  expect(result).toMatchObject({ ending: "max-iterations", best: "2\n", iterations: 3, error: null });
  expect(result.initialEvaluation?.metric).toBe(5);
  expect(steps.map(({ iteration, action, evaluation }) => [iteration, action, evaluation?.metric])).toEqual([
    [0, "initial_evaluation", 5],
    [1, "generate_optimization", 3],
    [2, "generate_optimization", 4],
    [3, "generate_optimization", 2],
  ]);
  expect(prompts.map(({ solution, metric, bestMetric }) => [solution, metric, bestMetric])).toEqual([
    ["5\n", 5, 5],
    ["3\n", 3, 3],
    ["4\n", 4, 3],
  ]);
  expect(prompts[2].remarks).toEqual([
    "Your last program (number 4.00000 s) was not kept as the best, because its metric is not better than the best so far.",
  ]);
});

test("adopted only if improved, the next round begins from the best, with what was found of the rejected", async () => {
  const { prompts, restored, result } = await run("5\n", [change("5", "9"), change("5", "broken"), change("5", "4")], {
    adoptOnlyIfImproved: true,
  });
  expect(prompts.map(({ solution, metric }) => [solution, metric])).toEqual([
    ["5\n", 5],
    ["5\n", 5],
    ["5\n", 5],
  ]);
  expect(prompts[2].remarks).toEqual([
    "Your last program was not kept as the best, because it is not correct.",
    "What was found of it:",
    "half fail",
  ]);
  expect(restored).toEqual(["5\n", "5\n"]);
  expect(result.best).toBe("4\n");
});

test("an answer that cannot be used is told to the model, costs an iteration, and is not evaluated", async () => {
  const { steps, prompts, result } = await run("5\n", [
    "I cannot",
    change("7", "1"),
    { text: "cut", problem: "It was cut off." },
  ]);
  expect(result).toMatchObject({ best: "5\n", iterations: 3 });
  expect(steps.slice(1).map(({ evaluation, changed }) => ({ evaluation, changed }))).toEqual(
    Array(3).fill({ evaluation: null, changed: false }),
  );
  expect(steps[3]?.error).toBe("It was cut off.");
  expect(prompts[1].remarks[0]).toContain("has no SEARCH/REPLACE block");
  expect(prompts[2].remarks[0]).toContain("Block 1 (line 1) was not applied");
});

test("rounds without an improvement end the loop, whatever made them so; an improvement starts the count again", async () => {
  const early = { earlyStopNoImprove: 2, maxIterations: 10 };
  const stuck = await run("5\n", ["nothing", change("5", "6"), change("6", "1")], early);
  expect(stuck.result).toMatchObject({ ending: "no-improvement", iterations: 2, best: "5\n" });
  const again = await run("5\n", ["nothing", change("5", "4"), "nothing", change("4", "9")], early);
  expect(again.result).toMatchObject({ ending: "no-improvement", iterations: 4, best: "4\n" });
});

test("the best so far is kept when a later call of the model fails", async () => {
  const { result, steps } = await run("5\n", [change("5", "3"), new Error("503 overloaded")]);
  expect(result).toMatchObject({ ending: "model-failed", error: "503 overloaded", best: "3\n", iterations: 1 });
  expect(result.bestEvaluation?.metric).toBe(3);
  expect(steps.at(-1)).toMatchObject({ iteration: 2, error: "503 overloaded", solution: "3\n" });
});

test("the best so far is kept when an evaluation fails, and the failure is passed on", async () => {
  const { result, restored } = await run("5\n", [change("5", "3"), change("3", "fault")]);
  expect(result).toMatchObject({ ending: "evaluation-failed", error: "the sandbox is gone", best: "3\n" });
  expect(result.cause).toBeInstanceOf(Error);
  expect(restored).toEqual(["3\n"]);
});

test("no iterations is the initial evaluation alone; one does not make a worse solution the best", async () => {
  const none = await run("5\n", [], { maxIterations: 0 });
  expect(none.result).toMatchObject({ ending: "max-iterations", iterations: 0, best: "5\n" });
  expect(none.steps).toHaveLength(1);
  const one = await run("5\n", [change("5", "broken")], { maxIterations: 1 });
  expect(one.result).toMatchObject({ best: "5\n", iterations: 1 });
});

test("of solutions that are not correct the one that passes more is the best, and the first correct one beats it", async () => {
  const passing = (solution: string): Evaluation =>
    solution.startsWith("0.") ? { ...measure("x"), passRate: Number.parseFloat(solution) } : measure(solution);
  const scripted = task("0.1\n", passing);
  const answers = [change("0.1", "0.6"), change("0.6", "0.2"), change("0.2", "7")];
  let asked = 0;
  const result = await optimize(
    scripted,
    settings,
    {
      complete: async () => ({ text: answers[asked++] ?? "", problem: null }),
      ...{ record: () => {}, stopped: () => null, restore: async () => {}, clock: () => 0 },
      step: async (work) => {
        await work();
        return true;
      },
    },
    new AbortController().signal,
  );
  expect(result).toMatchObject({ best: "7\n", iterations: 3 });
});

test("a metric that cannot be surpassed ends the loop", async () => {
  const { result } = await run("5\n", [change("5", "0"), change("0", "1")]);
  expect(result).toMatchObject({ ending: "cannot-improve", best: "0\n", iterations: 1 });
});

test("without room for another step the loop ends with the best so far", async () => {
  const { result } = await run("5\n", [change("5", "3"), change("3", "2")], {}, 2);
  expect(result).toMatchObject({ ending: "stopped", best: "3\n", iterations: 1 });
  expect(result.error).toBe("there is no room for another step");
});

test("history is in the prompt only where it is asked for", async () => {
  const plain = await run("5\n", [change("5", "3"), change("3", "2")], { maxIterations: 2 });
  expect(plain.asked[1]?.map(({ role }) => role)).toEqual(["system", "user"]);
  const whole = await run("5\n", [change("5", "3"), change("3", "2")], { maxIterations: 2, includeAllHistory: true });
  expect(whole.asked[1]?.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
});
