import { load } from "@/app/load";
import type { ProfileEntry } from "@/lib/store/profiles";
import { cachedProfile } from "./cached-profile";
import type { Sides } from "./compared";

export interface SideEntry {
  id: string;
  title: string;
  createdAt: string;
  runs: number;
}

/** What the profiles of a comparison are called; one that does not exist is the not-found page. */
export async function loadSides({ before, after }: Sides): Promise<Record<"before" | "after", SideEntry[]>> {
  const entries = async (ids: readonly string[]) =>
    (await load(Promise.all(ids.map(cachedProfile)))).map(({ entry, profile }) => ({
      id: entry.id,
      title: titleOf(entry),
      createdAt: entry.createdAt,
      runs: profile.meta.runs,
    }));
  return { before: await entries(before), after: await entries(after) };
}

/** What a profile is called where others stand beside it. */
export const titleOf = ({ taskId, label }: Pick<ProfileEntry, "taskId" | "label">): string =>
  taskId ? `${taskId}, ${label}` : label;
