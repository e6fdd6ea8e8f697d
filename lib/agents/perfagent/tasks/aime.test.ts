import { expect, test } from "vitest";
import { aime, extractAnswer, normalAnswer } from "./aime";

const signal = new AbortController().signal;
const none = { sandbox: null, context: null };
const problem = { id: "x", problem: "How much is 2 + 2?", answer: "004" };
const context = {
  additionalRequirements: null,
  localMemory: null,
  globalMemory: null,
  systemTemplate: null,
  optimizationTemplate: null,
};

test.each([
  ["so \\boxed{4} or rather \\boxed{5}", "5"],
  ["\\boxed{\\frac{1}{2}}", "\\frac{1}{2}"],
  ["\\boxed{7} and then \\boxed{8", "7"],
  ["I think\n**Answer:** 12.", "12"],
  ["Answer: 1\nFinal answer is 204", "204"],
])("of %j the answer is %j", (response, answer) => {
  expect(extractAnswer(response, "", false).solution).toBe(answer);
});

test("where only boxes count, a box is found and a bare answer is not", () => {
  expect(extractAnswer("\\boxed{4}", "", true)).toMatchObject({ solution: "4", changed: true });
  expect(extractAnswer("Answer: 4", "3", true)).toMatchObject({ solution: "3", changed: false });
  expect(extractAnswer("it is four", "3", false).remarks).toEqual([
    "No answer was found: write it once as \\boxed{N}.",
  ]);
});

test.each([
  ["004", "4"],
  ["$1{,}234$", "1{,}234"],
  ["1,234", "1234"],
  ["\\text{12}", "12"],
  ["x = 33", "33"],
  ["+5", "5"],
  ["\\frac12", "\\frac12"],
])("%j is written %j", (text, normal) => {
  expect(normalAnswer(text)).toBe(normal);
});

test("an answer is right when it is the same number, and strict tasks can be passed", async () => {
  for (const options of [{}, { strict_box_verify: true }]) {
    const task = await aime.load(problem, "x", options, none);
    const { solution } = task.extractSolution("… \\boxed{ 4 }", "");
    expect(await task.evaluate(solution, signal)).toMatchObject({ metric: 1, artifacts: { pred: "4", correct: true } });
    expect(await task.evaluate("5", signal)).toMatchObject({ metric: 0 });
    expect(await task.evaluate("", signal)).toMatchObject({ metric: 0 });
  }
});

test("the right answer is never told", async () => {
  const task = await aime.load({ ...problem, answer: 917 }, "x", {}, none);
  const evaluation = await task.evaluate("5", signal);
  const round = { solution: "5", evaluation, bestMetric: 0, remarks: [] };
  expect(task.systemPrompt(context) + task.optimizationPrompt(round, context)).not.toContain("917");
  expect(task.optimizationPrompt(round, context)).toContain("It is not right (read as 5).");
  expect(task.systemPrompt(context)).toContain("\\boxed{N}");
});

test("fields are found under any of their names, and a missing one is named", async () => {
  const other = await aime.load({ Problem: "p", ground_truth: 7 }, "x", {}, none);
  expect(await other.evaluate("7", signal)).toMatchObject({ metric: 1 });
  await expect(aime.load({ problem: "p" }, "x", {}, none)).rejects.toThrow("of the instance x, answer is missing");
  await expect(aime.load(problem, "x", { strict: true }, none)).rejects.toThrow(
    "task_config.strict is an unknown field",
  );
});
