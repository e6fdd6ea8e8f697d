import type { Language } from "@/lib/profile/profilers/profiler";
import type { GuardResult } from "@/lib/protocol/outcome";
import type { Task } from "@/lib/protocol/task";

/** A published package at one version, content pinned (Subresource Integrity string). */
export interface PinnedPackage {
  name: string;
  version: string;
  integrity: string;
}

/** Where a tree comes from. `replace` lays files of `from` over the package's own: that is how an expert patch is stated. */
export interface TreeSource {
  package: PinnedPackage;
  replace: { from: PinnedPackage; files: readonly string[] } | null;
}

/** A file the judge needs beside the tree, by its name in the `judge` folder of a box and its place on the host. */
export interface JudgeFile {
  name: string;
  source: string;
}

/**
 * All a machine needs to set up, run and judge one task: the plan describes, the worker does (DESIGN §5).
 *
 * A box has three folders side by side: `work` (the tree), `node_modules` (the dependencies, read-only) and `judge` (harness
 * and cases, read-only). `visible` files may lie in an agent's box; `hidden` ones only in the judge's.
 */
export interface TaskPlan {
  base: TreeSource;
  expert: TreeSource;
  dependencies: readonly PinnedPackage[];
  /** Globs of files a patch may touch; everything else is restored from the snapshot and counts as tampering. */
  editable: readonly string[];
  visible: readonly JudgeFile[];
  hidden: readonly JudgeFile[];
  /** Command run from the box's root, and the order it reads on stdin; its answer comes on file descriptor `channel`. */
  harness: { argv: readonly string[]; channel: number };
  entry: { require: string } | { import: string };
  visibleGuards: GuardFile;
  hiddenGuards: GuardFile;
  /** The seed an agent's own workload runs use, and the one it never sees. */
  seeds: { known: number; unseen: number };
}

export interface GuardFile {
  file: string;
  /** Serialised expected value by case name. */
  expected: Readonly<Record<string, string>>;
}

/** A source of tasks and the rule that judges them; runs nothing itself. */
export interface Benchmark {
  id: string;
  title: string;
  /** Of all its tasks: profilers are chosen by it. */
  language: Language;
  load(): Promise<Task[]>;
  /** @throws RangeError naming the task when there is none of this id. */
  plan(taskId: string): Promise<TaskPlan>;
  /** Compares what the guard cases returned with what they must return. */
  judgeGuards(guards: GuardFile, hidden: boolean, returned: Readonly<Record<string, string>> | null): GuardResult[];
}
