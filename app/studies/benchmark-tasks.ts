import { BENCHMARKS } from "@/lib/benchmarks/benchmarks";
import type { Task } from "@/lib/protocol/task";

/** A benchmark's tasks; none for one this version of Wick does not have, which freezing then names. */
export async function tasksOf(benchmarkId: string): Promise<Task[]> {
  return (await BENCHMARKS.find((benchmark) => benchmark.id === benchmarkId)?.load()) ?? [];
}
