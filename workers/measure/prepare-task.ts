import { createHash } from "node:crypto";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Benchmark, TaskPlan } from "@/lib/benchmarks/benchmark";
import { Fault } from "@/lib/protocol/fault";
import { buildBox } from "@/lib/sandbox/build-box";

/** A task ready on this host: its plan, and the judge's boxes of base and expert, shared by all runs and never written to. */
export interface PreparedTask {
  benchmark: Benchmark;
  taskId: string;
  plan: TaskPlan;
  boxes: { base: string; expert: string };
  cache: string;
}

/**
 * Fetches what a task needs and lays out the judge's boxes once per host and task version.
 * @throws Fault (place `snapshot`) when a package cannot be had; nothing half-built stays
 */
export async function prepareTask(benchmark: Benchmark, taskId: string, cache: string): Promise<PreparedTask> {
  const plan = await benchmark.plan(taskId);
  const task = (await benchmark.load()).find((each) => each.id === taskId);
  if (!task) throw new Fault("snapshot", `${benchmark.id} has no task ${taskId}`, { retriable: false });
  const folder = path.join(
    cache,
    "boxes",
    createHash("sha256").update(`${benchmark.id}/${task.hash}`).digest("hex").slice(0, 20),
  );
  const boxes = { base: path.join(folder, "base"), expert: path.join(folder, "expert") };
  if (!(await stat(folder).catch(() => null))) await layBoxes(plan, folder, cache);
  return { benchmark, taskId, plan, boxes, cache };
}

async function layBoxes(plan: TaskPlan, folder: string, cache: string): Promise<void> {
  const building = `${folder}.${process.pid}.${Date.now()}`;
  await mkdir(path.dirname(folder), { recursive: true });
  try {
    const parts = { dependencies: plan.dependencies, judge: [...plan.visible, ...plan.hidden] };
    await buildBox(path.join(building, "base"), { source: plan.base, ...parts }, cache);
    await buildBox(path.join(building, "expert"), { source: plan.expert, ...parts }, cache);
    await rename(building, folder);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    // Another worker of this host was faster.
    if (!(await stat(folder).catch(() => null))) throw error;
  }
}
