import { readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Larger than the bundles of large programs with their maps, and small enough to be read at once. */
const READABLE_BYTES = 64 * 2 ** 20;

/** The path of a script that a profile names by its path or `file://` URL; null for what is no place on a disk. */
export function pathOfScript(url: string): string | null {
  if (path.isAbsolute(url)) return url;
  try {
    return url.startsWith("file://") ? fileURLToPath(url.replace(/[?#].*$/s, "")) : null;
  } catch {
    return null; // another host's file, or a path that was badly escaped
  }
}

/** The text of a file that may not be there; null unless it can be read and is a regular one of at most READABLE_BYTES. */
export function textIfAny(file: string): string | null {
  return orNull(() => {
    const { size } = regular(file);
    return size <= READABLE_BYTES ? readFileSync(file, "utf8") : null;
  });
}

/** Whether a regular file is there, and no link leads out of the folder on the way to it. */
export const liesIn = (folder: string, file: string): boolean =>
  orNull(() => {
    regular(file);
    return realpathSync(file).startsWith(realpathSync(folder) + path.sep);
  }) ?? false;

/** Pipes and devices are never opened: reading one could last for ever. */
function regular(file: string): Stats {
  const found = statSync(file);
  if (!found.isFile()) throw Object.assign(new Error(`${file} is no regular file`), { code: "ENOENT" });
  return found;
}

function orNull<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && "code" in error) return null; // not there, not allowed, a link to itself
    throw error;
  }
}
