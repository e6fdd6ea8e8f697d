import { execFile } from "node:child_process";
import { chmod, lstat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { ContainedCommand } from "./contained-command";
import { sandboxFault } from "./sandbox-fault";

const run = promisify(execFile);

/**
 * Checks that the folders a command may write to are real folders of its box, and gives them to the user it runs as
 * (`uid`, null for Wick's own user). Ownership is looked at on the folder alone: the first command pays, later ones do not.
 *
 * @throws RangeError when a writable folder leaves the box or is a link: a link would open the host to writing
 */
export async function prepareBox({ box, writable }: ContainedCommand, uid: number | null): Promise<void> {
  try {
    const { mode } = await lstat(box);
    if (uid !== null && (mode & 0o005) !== 0o005) await chmod(box, mode | 0o055);
    for (const folder of writable) {
      await requireFolders(box, folder);
      if (uid !== null && (await lstat(path.join(box, folder))).uid !== uid) await giveTo(uid, path.join(box, folder));
    }
  } catch (cause) {
    throw cause instanceof RangeError ? cause : sandboxFault("the box of a command could not be prepared", cause);
  }
}

/** Gives a folder and all in it to a user; links themselves, never what they point to. */
export async function giveTo(uid: number, folder: string): Promise<void> {
  await run("chown", ["-Rh", `${uid}:${uid}`, "--", folder]);
}

async function requireFolders(box: string, folder: string): Promise<void> {
  const words = folder.split("/");
  if (path.isAbsolute(folder) || words.some((word) => word === "" || word === "." || word === ".."))
    throw new RangeError(`writable folder "${folder}" must be a plain path below the box`);
  for (let depth = 1; depth <= words.length; depth++) {
    const at = path.join(box, ...words.slice(0, depth));
    if (!(await lstat(at)).isDirectory())
      throw new RangeError(`writable folder "${folder}" is not a folder of the box`);
  }
}
