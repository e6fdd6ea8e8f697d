import { lstat, realpath } from "node:fs/promises";
import path from "node:path";

/** Where full isolation shows the tree: agents that print their working directory name files by it. */
const SEEN_AS = "/box/work/";

/**
 * The host's path of a file that an agent names. Every existing part is looked at: a link that leads out of the tree is
 * refused, since outside the sandbox it would be followed with Wick's own rights.
 *
 * @throws RangeError, in words for the agent, when the path leaves the tree
 */
export async function pathInTree(root: string, named: string): Promise<string> {
  const relative = named.startsWith(SEEN_AS) ? named.slice(SEEN_AS.length) : named;
  requirePlainPath(relative);
  const realRoot = await realpath(root);
  const full = path.join(realRoot, relative);
  const deepest = await deepestExisting(full);
  const real = await realpath(deepest).catch(() => null);
  if (real === null || (real !== realRoot && !real.startsWith(realRoot + path.sep)))
    throw new RangeError(`${named} leads out of the tree through a link; name the file itself`);
  return path.join(real, path.relative(deepest, full));
}

/** @throws RangeError when the path is not a plain relative one that stays below its folder */
export function requirePlainPath(named: string): void {
  if (named === "" || named.includes("\0")) throw new RangeError("a path must have at least one character, and no NUL");
  if (path.isAbsolute(named) || /^[A-Za-z]:[\\/]/.test(named))
    throw new RangeError(`${named} is absolute; name files relative to the tree`);
  const words = named.split(/[\\/]/);
  if (words.includes("..")) throw new RangeError(`${named} leaves the tree; name files relative to it, without ".."`);
  if (words.some((word) => word.toLowerCase() === ".git"))
    throw new RangeError(`${named} lies in a git folder, which is not part of the tree`);
}

async function deepestExisting(full: string): Promise<string> {
  for (let at = full; ; at = path.dirname(at)) {
    const found = await lstat(at).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
      throw error;
    });
    if (found !== null || at === path.dirname(at)) return at;
  }
}
