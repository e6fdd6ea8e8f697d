import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createTwoFilesPatch } from "diff";
import type { Benchmark } from "@/lib/benchmarks/benchmark";
import { npmHistory } from "@/lib/benchmarks/npm-history";
import type { MeasurementPolicy } from "@/lib/protocol/study";
import { type PreparedTask, prepareTask } from "./prepare-task";

const TASK = "toposort-maps";
const workload = path.join(import.meta.dirname, "fixtures/workload.mjs");

/** The real task toposort-maps (real package, guards and judge) with a workload of some 100 ms, so that tests stay short. */
const shortened: Benchmark = {
  ...npmHistory,
  load: async () =>
    (await npmHistory.load()).map((task) => (task.id === TASK ? { ...task, hash: `${task.hash}/short` } : task)),
  plan: async (taskId) => {
    const plan = await npmHistory.plan(taskId);
    return {
      ...plan,
      visible: plan.visible.map((file) => (file.name === "workload.mjs" ? { ...file, source: workload } : file)),
    };
  },
};

export const prepareShortTask = (): Promise<PreparedTask> =>
  prepareTask(shortened, TASK, path.join(os.tmpdir(), "wick-test-cache"));

export const SHORT_POLICY: MeasurementPolicy = { warmups: 0, minRounds: 4, maxRounds: 4, targetHalfWidth: 0.001 };

/** A patch of the package's index.js as an agent would leave it. */
export async function patchOf(task: PreparedTask, change: (source: string) => string): Promise<string> {
  return diffOf("index.js", await sourceOf(task, "base"), change(await sourceOf(task, "base")));
}

export const expertPatch = async (task: PreparedTask): Promise<string> =>
  diffOf("index.js", await sourceOf(task, "base"), await sourceOf(task, "expert"));

export const sourceOf = (task: PreparedTask, variant: "base" | "expert"): Promise<string> =>
  readFile(path.join(task.boxes[variant], "work/index.js"), "utf8");

export const diffOf = (file: string, before: string, after: string): string =>
  createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: 3 });
