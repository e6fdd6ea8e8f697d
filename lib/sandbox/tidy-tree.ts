import { chmod, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

/**
 * Makes a work tree recordable whatever a command left in it: git folders inside are removed (git would skip what lies
 * beside them), as are sockets, pipes and devices, and what the owner cannot read is made readable. Links are not followed.
 */
export async function tidyTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    const plain = entry.isFile() || entry.isDirectory() || entry.isSymbolicLink();
    if (!plain || entry.name.toLowerCase() === ".git") {
      await rm(at, { recursive: true, force: true });
      continue;
    }
    if (entry.isSymbolicLink()) continue;
    const needed = entry.isDirectory() ? 0o700 : 0o600;
    const { mode } = await stat(at);
    if ((mode & needed) !== needed) await chmod(at, mode | needed);
    if (entry.isDirectory()) await tidyTree(at);
  }
}
