import { createHash } from "node:crypto";
import { readdir, readFile, readlink } from "node:fs/promises";
import path from "node:path";

/** SHA-256 (hex) over the paths and contents of all files below a folder, links by their target; the order on disk does not matter. */
export async function hashFolder(folder: string): Promise<string> {
  const hash = createHash("sha256");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ entry, name: path.relative(folder, path.join(entry.parentPath, entry.name)) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { entry, name } of files) {
    const at = path.join(folder, name);
    hash.update(`\0${name}\0`).update(entry.isSymbolicLink() ? `-> ${await readlink(at)}` : await readFile(at));
  }
  return hash.digest("hex");
}
