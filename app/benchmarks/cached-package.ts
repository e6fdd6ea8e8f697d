import { readdir } from "node:fs/promises";
import path from "node:path";
import type { PinnedPackage } from "@/lib/benchmarks/benchmark";

/** The folder of a package that a worker of this host has unpacked, null where none has; its name goes on after the version with a part of its integrity. */
export async function cachedPackage({ name, version }: PinnedPackage): Promise<string | null> {
  const folder = path.resolve(/*turbopackIgnore: true*/ process.env.WICK_DATA || ".wick", "cache", "packages");
  const start = `${name}@${version}-`.replaceAll("/", "+");
  // A trailing process id and time belong to a package that is still being unpacked.
  const found = (await readdir(/*turbopackIgnore: true*/ folder).catch(() => [])).find(
    (entry) => entry.startsWith(start) && !entry.includes(".", start.length),
  );
  return found ? path.join(folder, found) : null;
}
