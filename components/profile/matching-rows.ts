import { frameLabel } from "@/lib/profile/frame-label";
import { framePatterns, isMatch } from "@/lib/profile/frame-pattern";
import type { Frame } from "@/lib/profile/profile";

/** The functions that a search asks for: all when nobody searches, none when the search cannot be read. */
export function matchingRows<Row extends Frame>(rows: readonly Row[], search: string): readonly Row[] {
  if (search === "") return rows;
  try {
    const patterns = framePatterns(search);
    return rows.filter((row) => isMatch(patterns, frameLabel(row)));
  } catch {
    return [];
  }
}
