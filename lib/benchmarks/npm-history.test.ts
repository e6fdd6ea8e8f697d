import { expect, test } from "vitest";
import { benchmarkById } from "./benchmarks";
import { npmHistory } from "./npm-history";
import { readTasks } from "./npm-history/read-tasks";

test("the suite is as large and as mixed as documented", async () => {
  const tasks = await npmHistory.load();
  expect(tasks.length).toBeGreaterThanOrEqual(45);
  expect(new Set(tasks.map((task) => task.repository)).size).toBeGreaterThanOrEqual(20);
  expect(new Set(tasks.map((task) => task.bottleneck)).size).toBeGreaterThanOrEqual(8);
  const regex = tasks.filter((task) => task.bottleneck === "regex backtracking");
  expect(regex.length).toBeLessThanOrEqual(tasks.length / 3);
  expect(tasks.filter((task) => task.quick).length).toBeGreaterThanOrEqual(6);
});

test("every task has at least 12 guard cases, about a third of them hidden", async () => {
  for (const { file, expected } of (await readTasks()).values()) {
    const [visible, hidden] = [Object.keys(expected.visible).length, Object.keys(expected.hidden).length];
    expect(visible + hidden, file.id).toBeGreaterThanOrEqual(12);
    expect(hidden / (visible + hidden), file.id).toBeGreaterThan(0.24);
    expect(hidden / (visible + hidden), file.id).toBeLessThan(0.45);
  }
});

test("a statement gives away neither versions nor the kind of cause", async () => {
  for (const { statement, id } of await npmHistory.load())
    expect(statement, id).not.toMatch(/\d+\.\d+\.\d+|CVE|GHSA|regex|regular expression|quadratic|backtrack|O\(n/i);
});

test("hidden guard files are not among the visible ones", async () => {
  for (const { id } of await npmHistory.load()) {
    const plan = await npmHistory.plan(id);
    expect(plan.visible.map((file) => file.name)).not.toContain(plan.hiddenGuards.file);
    expect(Object.keys(plan.visibleGuards.expected).filter((name) => name in plan.hiddenGuards.expected)).toEqual([]);
  }
});

test("guard values are compared as serialised, and a missing one fails", () => {
  const guards = { file: "guards.mjs", expected: { a: '{"value":1}', b: '{"value":[2]}' } };
  expect(npmHistory.judgeGuards(guards, true, { a: '{"value":1}', b: '{"value":[3]}' })).toEqual([
    { name: "a", hidden: true, passed: true, detail: null },
    { name: "b", hidden: true, passed: false, detail: 'expected {"value":[2]}, got {"value":[3]}' },
  ]);
  expect(npmHistory.judgeGuards(guards, false, null).every((guard) => !guard.passed)).toBe(true);
});

test("unknown benchmarks and tasks are named", async () => {
  expect(() => benchmarkById("swe")).toThrow("no benchmark is called swe; there is npm-history");
  await expect(npmHistory.plan("nope")).rejects.toThrow("npm-history has no task nope");
});
