import { constants } from "node:fs";
import { chmod, copyFile, cp, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { JudgeFile, PinnedPackage, TreeSource } from "@/lib/benchmarks/benchmark";
import { Fault } from "@/lib/protocol/fault";
import { fetchPackage } from "./fetch-package";

/** Copy on write where the file system can: a tree is copied for every run and variant. */
const CLONE = { recursive: true, mode: constants.COPYFILE_FICLONE, verbatimSymlinks: true } as const;

/**
 * Lays out a box: `work` (the tree of `source`), `node_modules` (the dependencies) and `judge` (the given files).
 * @throws Fault (place `snapshot`) when a package cannot be had or the disk is full; the half-built box is removed
 */
export async function buildBox(
  box: string,
  parts: { source: TreeSource; dependencies: readonly PinnedPackage[]; judge: readonly JudgeFile[] },
  cache: string,
): Promise<void> {
  try {
    await layTree(path.join(box, "work"), parts.source, cache);
    for (const dependency of parts.dependencies)
      await cp(await fetchPackage(dependency, cache), path.join(box, "node_modules", dependency.name), CLONE);
    await mkdir(path.join(box, "node_modules"), { recursive: true });
    await mkdir(path.join(box, "judge"), { recursive: true });
    for (const file of parts.judge) await copyFile(file.source, path.join(box, "judge", file.name));
    await chmod(box, 0o755);
  } catch (cause) {
    await rm(box, { recursive: true, force: true });
    throw asFault(cause, box);
  }
}

/** A second box with the same contents, for a command whose writes must not be seen elsewhere. */
export async function copyBox(from: string, to: string): Promise<void> {
  try {
    await cp(from, to, CLONE);
  } catch (cause) {
    await rm(to, { recursive: true, force: true });
    throw asFault(cause, to);
  }
}

async function layTree(work: string, source: TreeSource, cache: string): Promise<void> {
  await cp(await fetchPackage(source.package, cache), work, CLONE);
  if (!source.replace) return;
  const from = await fetchPackage(source.replace.from, cache);
  for (const file of source.replace.files) {
    const target = path.join(work, file);
    await rm(target, { force: true });
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(from, file), target).catch((error: NodeJS.ErrnoException) => {
      // A file the newer version no longer has is deleted by the patch.
      if (error.code !== "ENOENT") throw error;
    });
  }
}

function asFault(cause: unknown, box: string): Fault {
  if (cause instanceof Fault) return cause;
  const full = typeof cause === "object" && cause !== null && "code" in cause && cause.code === "ENOSPC";
  const what = full ? "the disk is full" : cause instanceof Error ? cause.message : String(cause);
  return new Fault("snapshot", `the work tree ${path.basename(box)} could not be laid out: ${what}`, { cause });
}
