import { expect, test } from "vitest";
import { sampleTasks } from "./sample";
import type { Task } from "./task";

const task = (repository: string, number: number): Task => ({
  id: `${repository}-${number}`,
  benchmark: "npm-history",
  repository,
  bottleneck: "caching",
  statement: "slow",
  licence: "MIT",
  releaseYear: 2020,
  quick: false,
  hash: "0",
});
const tasks = [
  ...[1, 2, 3, 4, 5, 6, 7].map((number) => task("lodash", number)),
  ...[1, 2].map((number) => task("ajv", number)),
  task("qs", 1),
];
const byRepository = (ids: readonly string[]) =>
  Object.fromEntries(["ajv", "lodash", "qs"].map((name) => [name, ids.filter((id) => id.startsWith(name)).length]));

test("so many tasks come from each repository, all of a smaller one", () => {
  expect(byRepository(sampleTasks(tasks, 3, 1))).toEqual({ ajv: 2, lodash: 3, qs: 1 });
  expect(sampleTasks(tasks, null, 1)).toHaveLength(10);
});

test("the same seed draws the same tasks whatever order they are given in, another seed others", () => {
  expect(sampleTasks([...tasks].reverse(), 3, 1)).toEqual(sampleTasks(tasks, 3, 1));
  const draws = new Set(Array.from({ length: 20 }, (_, seed) => sampleTasks(tasks, 3, seed).join()));
  expect(draws.size).toBeGreaterThan(5);
});

test("a repository's draw does not depend on which others are in the benchmark", () => {
  const lodash = (ids: readonly string[]) => ids.filter((id) => id.startsWith("lodash"));
  const alone = tasks.filter((each) => each.repository === "lodash");
  expect(sampleTasks(alone, 3, 4)).toEqual(lodash(sampleTasks(tasks, 3, 4)));
});

test("a task is drawn at most once, and every task of a repository as often as another", () => {
  const drawn = new Map<string, number>();
  for (let seed = 0; seed < 700; seed++) {
    const ids = sampleTasks(tasks, 3, seed);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) drawn.set(id, (drawn.get(id) ?? 0) + 1);
  }
  // 700 draws of 3 in 7: expected 300 each, standard deviation 13.
  for (const each of tasks.filter(({ repository }) => repository === "lodash"))
    expect(Math.abs((drawn.get(each.id) ?? 0) - 300)).toBeLessThan(65);
});
