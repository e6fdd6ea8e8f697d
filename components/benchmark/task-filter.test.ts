import { expect, it } from "vitest";
import type { Task } from "@/lib/protocol/task";
import { countsBy, filterTasks } from "./task-filter";

const task = (id: string, changes: Partial<Task> = {}): Task => ({
  ...{ id, benchmark: "npm-history", repository: id.split("-")[0] ?? id, bottleneck: "caching", statement: "" },
  ...{ licence: "MIT", releaseYear: 2020, quick: false, hash: "" },
  ...changes,
});
const TASKS = [
  task("luxon-35", { quick: true }),
  task("qs-encode", { bottleneck: "string building" }),
  task("qs-decode"),
];
const ids = (filter: Partial<Parameters<typeof filterTasks>[1]>) =>
  filterTasks(TASKS, { text: "", bottleneck: "", isQuick: false, ...filter }).map(({ id }) => id);

it("narrows by text, class and quickness, all at once", () => {
  expect(ids({})).toHaveLength(3);
  expect(ids({ text: "QS" })).toEqual(["qs-encode", "qs-decode"]);
  expect(ids({ text: "qs", bottleneck: "string building" })).toEqual(["qs-encode"]);
  expect(ids({ isQuick: true })).toEqual(["luxon-35"]);
});

it("counts tasks by a fact, most first", () => {
  expect(countsBy(TASKS, (each) => each.repository)).toEqual([
    ["qs", 2],
    ["luxon", 1],
  ]);
});
