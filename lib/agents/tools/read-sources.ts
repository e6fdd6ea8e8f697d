import { filesToShow } from "@/lib/evidence/lines";
import type { Profile } from "@/lib/profile/profile";

/**
 * The sources that a text about a profile may show, read beforehand because rendering is synchronous.
 *
 * @param read a file of the profiled tree; a RangeError says that there is no such text, and its lines go by number
 */
export async function readSources(
  profile: Profile,
  read: (file: string) => Promise<string>,
): Promise<(file: string) => string | null> {
  const files = filesToShow(profile);
  const texts = await Promise.all(files.map((file) => textOrNull(read, file)));
  const known = new Map(files.map((file, at) => [file, texts[at] ?? null]));
  return (file) => known.get(file) ?? null;
}

/** The text of one file, null where there is none. */
export async function textOrNull(read: (file: string) => Promise<string>, file: string): Promise<string | null> {
  try {
    return await read(file);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
