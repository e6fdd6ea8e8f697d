import { readFile } from "node:fs/promises";
import { notFound } from "next/navigation";
import type { Benchmark } from "@/lib/benchmarks/benchmark";
import { BENCHMARKS } from "@/lib/benchmarks/benchmarks";

/** The benchmark of an address; an unknown one is the not-found page. */
export function benchmarkOf(id: string): Benchmark {
  return BENCHMARKS.find((benchmark) => benchmark.id === id) ?? notFound();
}

/** A task with its plan and the source of its workload; an unknown one is the not-found page. */
export async function loadTask(benchmarkId: string, taskId: string) {
  const benchmark = benchmarkOf(benchmarkId);
  const tasks = await benchmark.load();
  const at = tasks.findIndex((task) => task.id === taskId);
  const task = tasks[at] ?? notFound();
  const plan = await benchmark.plan(taskId);
  const workload = plan.visible.find((file) => file.name === "workload.mjs");
  return {
    ...{ benchmark, task, plan },
    workload: workload ? await readFile(workload.source, "utf8") : "",
    previous: tasks[at - 1]?.id ?? null,
    next: tasks[at + 1]?.id ?? null,
  };
}
