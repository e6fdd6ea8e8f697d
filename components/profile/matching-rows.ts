import type { Frame } from "@/lib/profile/profile";
import { readSearch } from "./read-search";

/** The functions that a search asks for: all when nobody searches, or when the search cannot be read. */
export function matchingRows<Row extends Frame>(rows: readonly Row[], search: string): readonly Row[] {
  const { isFound } = readSearch(search);
  return isFound ? rows.filter(isFound) : rows;
}
