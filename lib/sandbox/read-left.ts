import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Program } from "@/lib/protocol/program";
import { readTextFile } from "./read-text-file";

const MOST_BYTES = 256 * 1024 * 1024;

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
    const entries = await readdir(home, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)))
      .sort();
  },
});
