import { readFile, stat } from "node:fs/promises";
import { pathInTree } from "@/lib/sandbox/path-in-tree";

/** As much as a sandbox reads at once, so that what is computed before a run equals what the run shows. */
const READABLE_BYTES = 4 * 1024 * 1024;

/**
 * Reads text files below a folder, by relative paths that may come from a profile.
 *
 * @throws RangeError when the path leaves the folder or names no text file that can be read at once
 */
export const textBelow =
  (folder: string) =>
  async (named: string): Promise<string> => {
    const file = await pathInTree(folder, named);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile() || found.size > READABLE_BYTES) throw new RangeError(`${named} is no file that can be read`);
    const text = await readFile(file, "utf8");
    if (text.includes("\0")) throw new RangeError(`${named} is not a text file`);
    return text;
  };
