import { framePatterns, isMatch } from "@/lib/profile/frame-pattern";
import type { Frame } from "@/lib/profile/profile";

/** What was typed into a search box. */
export interface ReadSearch {
  /** Whether a function is searched for; null where nothing is, as where the search cannot be read. */
  isFound: ((frame: Frame) => boolean) | null;
  /** Why the search cannot be read: a sentence, "" when it can. */
  problem: string;
}

/** Reads a search. One that is half typed is not searched for yet: it must not look as if nothing matched. */
export function readSearch(search: string): ReadSearch {
  if (search === "") return { isFound: null, problem: "" };
  try {
    const patterns = framePatterns(search);
    return { isFound: (frame) => isMatch(patterns, frame), problem: "" };
  } catch (error) {
    if (error instanceof RangeError) return { isFound: null, problem: error.message };
    throw error;
  }
}
