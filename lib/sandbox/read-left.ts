import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Program } from "@/lib/protocol/program";
import { readTextFile } from "./read-text-file";
import { tidyTree } from "./tidy-tree";

const MOST_BYTES = 64 * 1024 * 1024;

/** What a program left in its home folder. Meant for when it is over: what it does while a path is looked at is not held off. */
export const readLeft = (home: string): Pick<Program, "left" | "leftFiles"> => ({
  left: async (file) => {
    try {
      return await readTextFile(home, file, MOST_BYTES);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  },
  leftFiles: async () => {
    // What it made unreadable is made readable; a home that it took away is empty.
    await tidyTree(home).catch(() => {});
    const entries = await readdir(home, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)))
      .sort();
  },
});
