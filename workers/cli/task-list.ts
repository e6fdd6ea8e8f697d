import type { Command } from "commander";
import { BENCHMARKS } from "@/lib/benchmarks/benchmarks";
import { answer, table } from "./answer";

/** `wick task list`: every task of every benchmark. */
export function addTaskList(task: Command): void {
  task
    .command("list")
    .description("list the tasks of every benchmark")
    .option("--json", "answer in JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const tasks = (await Promise.all(BENCHMARKS.map((benchmark) => benchmark.load()))).flat();
      answer(json, tasks, () =>
        table(
          ["task", "repository", "bottleneck", "year", "quick", "benchmark"],
          tasks.map((each) => [
            ...[each.id, each.repository, each.bottleneck, each.releaseYear],
            ...[each.quick ? "quick" : "", each.benchmark],
          ]),
        ),
      );
    });
}
