import { lstat, realpath } from "node:fs/promises";
import path from "node:path";
import { type ParsedPatch, parsePatch } from "./parse-patch";
import { runGit } from "./run-git";

export type TouchedFiles = { ok: true; files: string[] } | Extract<ParsedPatch, { ok: false }>;

/** The files a patch adds, changes, deletes or renames, relative to the tree; or why it must not be applied at all. */
export function touchedFiles(patch: string): TouchedFiles {
  const parsed = parsePatch(patch);
  return parsed.ok ? { ok: true, files: [...new Set(parsed.files.flatMap(({ paths }) => paths))].sort() } : parsed;
}

/**
 * Applies a unified diff to a folder, all of it or nothing: exactly, without fuzz. With `only`, the parts that touch other
 * files are left out. What is refused is told in a sentence and has changed nothing.
 *
 * @throws Fault (place `sandbox`) when git cannot be run
 */
export async function applyPatch(
  folder: string,
  patch: string,
  only: readonly string[] | null = null,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  if (patch.trim() === "") return { ok: true };
  const parsed = parsePatch(patch);
  if (!parsed.ok) return { ok: false, reason: parsed.reason };
  const files = parsed.files.filter(({ paths }) => only === null || paths.every((file) => only.includes(file)));
  for (const file of files.flatMap(({ paths }) => paths))
    if (await passesLink(folder, file)) return { ok: false, reason: `${file} lies behind a symbolic link of the tree` };
  if (files.length === 0) return { ok: true };
  const root = await realpath(folder);
  const { exitCode, stderr } = await runGit(root, ["apply", "--whitespace=nowarn", "-p1", "-"], {
    // Without this git would look for a repository above, and leave out what lies outside it.
    environment: { GIT_CEILING_DIRECTORIES: path.dirname(root) },
    stdin: files.map(({ text }) => text).join(""),
  });
  return exitCode === 0 ? { ok: true } : { ok: false, reason: reasonOf(stderr) };
}

async function passesLink(folder: string, file: string): Promise<boolean> {
  const words = file.split("/");
  for (let depth = 1; depth <= words.length; depth++) {
    const found = await lstat(path.join(folder, ...words.slice(0, depth))).catch(() => null);
    if (found?.isSymbolicLink()) return true;
  }
  return false;
}

const reasonOf = (stderr: string): string =>
  stderr
    .trim()
    .split("\n")[0]
    ?.replace(/^error: /, "") || "git refused the patch without a reason";
