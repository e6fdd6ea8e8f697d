import { readFile } from "node:fs/promises";
import path from "node:path";
import { createTwoFilesPatch } from "diff";
import { benchmarkById } from "@/lib/benchmarks/benchmarks";
import { cachedPackage } from "./cached-package";

/**
 * The perf-relevant part of the step from version A to version B, from the two packages in this host's cache. The web server
 * fetches nothing: workers do, when they prepare the task.
 *
 * @returns null when a package is not in the cache
 * @throws RangeError for an unknown benchmark or task
 */
export async function expertPatch(benchmarkId: string, taskId: string): Promise<string | null> {
  const { base, expert } = await benchmarkById(benchmarkId).plan(taskId);
  if (!expert.replace) return "";
  const [before, after] = await Promise.all([cachedPackage(base.package), cachedPackage(expert.replace.from)]);
  if (!before || !after) return null;
  const patches = await Promise.all(
    expert.replace.files.map(async (file) => {
      const [old, young] = await Promise.all([textOf(before, file), textOf(after, file)]);
      return old === young ? "" : `diff --git a/${file} b/${file}\n${patchOf(file, old, young)}`;
    }),
  );
  return patches.join("");
}

const patchOf = (file: string, old: string, young: string): string =>
  createTwoFilesPatch(`a/${file}`, `b/${file}`, old, young, "", "", {
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });

/** A file that only one version has is empty in the other. */
async function textOf(folder: string, file: string): Promise<string> {
  try {
    return await readFile(/*turbopackIgnore: true*/ path.join(folder, file), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
