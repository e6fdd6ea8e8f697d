import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sandboxFault } from "./sandbox-fault";

/** A folder for boxes that is gone when the work is done or fails. Others may pass through it, not list it. */
export async function withScratchFolder<T>(purpose: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await openScratchFolder(purpose);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same for a folder whose end another function decides. */
export async function openScratchFolder(purpose: string): Promise<string> {
  try {
    const folder = await mkdtemp(path.join(tmpdir(), `wick-${purpose}-`));
    await chmod(folder, 0o711);
    return folder;
  } catch (cause) {
    throw sandboxFault(`no folder for ${purpose} could be made`, cause);
  }
}
