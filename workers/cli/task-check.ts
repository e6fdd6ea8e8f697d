import type { Command } from "commander";
import { BENCHMARKS } from "@/lib/benchmarks/benchmarks";
import { guess } from "@/lib/protocol/nearest";
import { withHostLock } from "@/lib/store/host-lock";
import { cacheFolder } from "../data-folder";
import { checkTask, type TaskCheck } from "../measure/check-task";
import { prepareTask } from "../measure/prepare-task";
import { measuringCore } from "../measuring-core";
import { AnsweredNo, answer, BadUsage, remark, table } from "./answer";

interface Options {
  all?: boolean;
  json?: boolean;
}

/** `wick task check ID… | --all`: fetches, runs guard cases on base and expert, and measures both in two passes. */
export function addTaskCheck(task: Command): void {
  task
    .command("check")
    .description("prove tasks: guard cases on base and expert, and the expert's speedup in two passes")
    .argument("[ids...]", "tasks by id")
    .option("--all", "every task of every benchmark")
    .option("--json", "answer in JSON")
    .action(async (ids: string[], { all, json }: Options) => {
      const tasks = await chosen(ids, all ?? false);
      const checks: TaskCheck[] = [];
      for (const { benchmark, facts } of tasks) {
        const check = await withHostLock("exclusive", new AbortController().signal, async ({ signal }) =>
          checkTask(await prepareTask(benchmark, facts.id, cacheFolder()), facts, await measuringCore(), signal),
        );
        checks.push(check);
        remark(
          [
            `${facts.id}: ${check.ok ? "pass" : "FAIL"}, ${checks.length} of ${tasks.length} checked`,
            ...check.problems.map((each) => `  ${each}`),
          ].join("\n"),
        );
      }
      answer(json, checks, () => table(HEADER, checks.map(rowOf)));
      if (checks.some((check) => !check.ok)) throw new AnsweredNo();
    });
}

async function chosen(ids: readonly string[], all: boolean) {
  if (all && ids.length > 0) throw new BadUsage("wick task check takes the ids of tasks or --all, not both.");
  if (!all && ids.length === 0) throw new BadUsage("wick task check needs the ids of tasks, or --all.");
  const known = (
    await Promise.all(
      BENCHMARKS.map(async (benchmark) => (await benchmark.load()).map((facts) => ({ benchmark, facts }))),
    )
  ).flat();
  const knownIds = known.map(({ facts }) => facts.id);
  const unknown = ids.filter((id) => !knownIds.includes(id));
  if (unknown.length > 0)
    throw new BadUsage(
      unknown.map((id) => `There is no task ${id}${guess(id, knownIds)}; wick task list shows all.`).join("\n"),
    );
  return known.filter(({ facts }) => all || ids.includes(facts.id));
}

const HEADER = [
  "task",
  "A → B",
  "class",
  "A ms",
  "expert ms",
  "speedup 1",
  "p 1",
  "speedup 2",
  "p 2",
  "guards",
  "result",
];

function rowOf({ id, base, fixed, bottleneck, passes, guards, ok }: TaskCheck): string[] {
  const [first] = passes;
  return [
    ...[id, `${base} → ${fixed}`, bottleneck],
    ...[first?.baseMilliseconds.toFixed(0) ?? "", first?.expertMilliseconds.toFixed(0) ?? ""],
    ...passes.flatMap(({ speedup, p }) => [`${speedup.toFixed(2)}×`, p.toExponential(0)]),
    ...[`${guards.cases - new Set(guards.failing).size} of ${guards.cases}`, ok ? "pass" : "fail"],
  ];
}
