import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { AnswerKey } from "@/lib/agents/answer-key";
import { makeAnswerKey } from "@/lib/agents/calibration/make-answer-key";
import { splitTouched } from "@/lib/benchmarks/touched-paths";
import type { Profile } from "@/lib/profile/profile";
import { Fault } from "@/lib/protocol/fault";
import type { PreparedTask } from "./measure/prepare-task";

/**
 * The known answers of a task, for calibration agents: equal in all runs of a study, so that only the evidence differs.
 *
 * @throws Fault (place `agent-code`) when the task's files make no answer key
 */
export async function answerKeyOf(task: PreparedTask, baseProfile: Profile, seed: number): Promise<AnswerKey> {
  const base = path.join(task.boxes.base, "work");
  const expert = path.join(task.boxes.expert, "work");
  const { allowed } = splitTouched(await filesOf(base), task.plan.editable);
  const sources = Object.fromEntries(
    await Promise.all(allowed.map(async (file) => [file, await readText(base, file)] as const)),
  );
  const replaced = task.plan.expert.replace?.files ?? [];
  const expertFiles = Object.fromEntries(
    await Promise.all(replaced.map(async (file) => [file, await readIfThere(expert, file)] as const)),
  );
  try {
    return makeAnswerKey({ sources, expertFiles, baseProfile, seed: `${seed}/${task.taskId}` });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Fault("agent-code", `${task.taskId} has no answer key: ${cause.message}`, { retriable: false, cause });
  }
}

async function filesOf(tree: string): Promise<string[]> {
  const entries = await readdir(tree, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(tree, path.join(entry.parentPath, entry.name)))
    .sort();
}

const readText = (tree: string, file: string): Promise<string> => readFile(path.join(tree, file), "utf8");

/** A file the expert deleted is not there. */
async function readIfThere(tree: string, file: string): Promise<string | null> {
  try {
    return await readText(tree, file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
