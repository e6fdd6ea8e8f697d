import path from "node:path";
import type { GuardResult } from "@/lib/protocol/outcome";
import type { Task } from "@/lib/protocol/task";
import type { Benchmark, GuardFile, PinnedPackage, TaskPlan, TreeSource } from "./benchmark";
import { benchmarkFolder, readTasks, type StoredTask } from "./npm-history/read-tasks";
import type { TaskFile } from "./npm-history/task-file";

/** The agent's workload runs use the first, the judge both. Changing them changes every task's meaning, not its hash. */
const SEEDS = { known: 1, unseen: 2 };

let tasks: Promise<Map<string, StoredTask>> | undefined;
const stored = (): Promise<Map<string, StoredTask>> => {
  // A file that could not be read once must not break every later call of a long-lived process.
  tasks ??= readTasks().catch((error: unknown) => {
    tasks = undefined;
    throw error;
  });
  return tasks;
};

/** Performance fixes from the published history of npm packages: version A is the snapshot, files of version B the expert patch. */
export const npmHistory: Benchmark = {
  id: "npm-history",
  title: "npm history",
  language: "javascript",
  load: async () => [...(await stored()).values()].map(toTask),
  plan: async (taskId) => {
    const task = (await stored()).get(taskId);
    if (!task) throw new RangeError(`npm-history has no task ${taskId}`);
    return toPlan(task);
  },
  judgeGuards,
};

function toTask({ file, hash }: StoredTask): Task {
  return {
    id: file.id,
    benchmark: "npm-history",
    repository: file.package,
    bottleneck: file.class,
    statement: file.statement,
    licence: file.licence,
    releaseYear: file.releaseYear,
    quick: file.quick,
    hash,
  };
}

function toPlan({ file, folder, expected }: StoredTask): TaskPlan {
  const base = packageOf(file, "base");
  const at = (name: string) => ({ name, source: path.join(folder, name) });
  return {
    base: { package: base, replace: null },
    expert: {
      package: base,
      replace: { from: packageOf(file, "fixed"), files: file.expertFiles },
    } satisfies TreeSource,
    dependencies: Object.entries(file.dependencies).map(([name, pin]) => ({ name, ...pin })),
    editable: file.editable,
    visible: [
      { name: "harness.mjs", source: path.join(benchmarkFolder(), "harness.mjs") },
      at("workload.mjs"),
      at("guards.mjs"),
    ],
    hidden: [at("guards.hidden.mjs")],
    harness: { argv: ["node", "judge/harness.mjs"], channel: 3 },
    entry: file.entry,
    visibleGuards: { file: "guards.mjs", expected: expected.visible },
    hiddenGuards: { file: "guards.hidden.mjs", expected: expected.hidden },
    seeds: SEEDS,
  };
}

const packageOf = (file: TaskFile, which: "base" | "fixed"): PinnedPackage => ({ name: file.package, ...file[which] });

function judgeGuards(
  guards: GuardFile,
  hidden: boolean,
  returned: Readonly<Record<string, string>> | null,
): GuardResult[] {
  return Object.entries(guards.expected).map(([name, expected]) => {
    const value = returned?.[name];
    const passed = value === expected;
    return { name, hidden, passed, detail: passed ? null : explain(expected, value) };
  });
}

function explain(expected: string, value: string | undefined): string {
  if (value === undefined) return "the case did not finish";
  return `expected ${shorten(expected)}, got ${shorten(value)}`;
}

const shorten = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 159)}…`);
