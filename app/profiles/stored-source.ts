import { readSources } from "@/lib/agents/tools/read-sources";
import type { StoredProfile } from "./cached-profile";
import { sourcesOf } from "./source-text";

/** The sources of a stored profile that a text about it may show; null for every file that cannot be had (source-text.ts). */
export async function storedSource({ entry, profile }: StoredProfile): Promise<(file: string) => string | null> {
  const read = await sourcesOf(entry);
  return readSources(profile, async (file) => {
    const { text, why } = await read(file);
    if (text === null) throw new RangeError(why);
    return text;
  });
}
