import { randomUUID } from "node:crypto";
import { link, rename, rm, stat, writeFile } from "node:fs/promises";
import { BadUsage } from "./answer";
import { named, systemReason } from "./named-file";

/**
 * Writes a file that is there whole or not at all.
 *
 * @throws BadUsage when there is one of that name and it is not to be replaced, or none can be written there
 */
export async function writeFileWhole(
  file: string,
  bytes: Uint8Array,
  { replace }: { replace: boolean },
): Promise<void> {
  const target = named(file);
  const beside = `${target}.${randomUUID()}.part`;
  try {
    // A device or a pipe is written to; only a file can give way to another.
    if ((await kindOf(target)) === "other") return await writeFile(target, bytes);
    await writeFile(beside, bytes, { flag: "wx" });
    if (replace) await rename(beside, target);
    else await link(beside, target);
  } catch (error) {
    throw refusal(file, error);
  } finally {
    await rm(beside, { force: true });
  }
}

/** Refuses early, before there is something to write. @throws BadUsage */
export async function refuseExisting(file: string, { replace }: { replace: boolean }): Promise<void> {
  const kind = await kindOf(named(file)).catch((error: unknown) => {
    throw refusal(file, error);
  });
  if (kind === "folder") throw new BadUsage(`${file} cannot be written: it is a folder.`);
  if (kind === "file" && !replace) throw exists(file);
}

async function kindOf(file: string): Promise<"none" | "file" | "folder" | "other"> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (found === null) return "none";
  if (found.isDirectory()) return "folder";
  return found.isFile() ? "file" : "other";
}

function refusal(file: string, error: unknown): Error {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EEXIST") return exists(file);
  // A full disk is no wrong command line.
  if (code === "ENOSPC") return new Error(`${file} was not written: the disk is full.`);
  return new BadUsage(`${file} cannot be written: ${systemReason(error)}.`);
}

const exists = (file: string): BadUsage =>
  new BadUsage(`${file} exists: nothing was written. Name another file, or replace it with --force.`);
