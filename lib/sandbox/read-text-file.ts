import { lstat, readFile } from "node:fs/promises";
import { pathInTree } from "./path-in-tree";

/**
 * The text of a file below a folder that a sandboxed program writes to.
 * @throws RangeError, in words for the agent, when the path leaves the folder, or is no text file of at most so many bytes
 */
export async function readTextFile(root: string, named: string, mostBytes: number): Promise<string> {
  const file = await pathInTree(root, named);
  const found = await lstat(file).catch(() => null);
  if (!found?.isFile()) throw new RangeError(`${named} is not a file of the tree`);
  if (found.size > mostBytes) throw new RangeError(`${named} has ${found.size} bytes, too many to read at once`);
  const text = await readFile(file, "utf8");
  if (text.includes("\0")) throw new RangeError(`${named} is not a text file`);
  return text;
}
