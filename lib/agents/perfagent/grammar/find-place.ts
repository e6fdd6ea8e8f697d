/** Where in a program the lines of a SEARCH part stand. */
export interface Place {
  /** Index of the first line, and how many there are. */
  from: number;
  count: number;
  /** At how many places they stand; the first is meant. */
  places: number;
  /** What had to be overlooked to find them. */
  overlooked: "nothing" | "trailing space" | "blank lines around";
  /** Blank lines at the end of SEARCH that are not in the program. */
  droppedAtEnd: number;
}

/**
 * The first place at which the lines stand, compared character by character; where there is none, without the white
 * space at the ends of lines; and then without blank lines before and after them. Indentation always counts.
 */
export function findPlace(program: readonly string[], search: readonly string[]): Place | null {
  const exact = starts(program, search, (text) => text);
  if (exact.length > 0) return place(exact, search.length, "nothing", 0);
  const loose = starts(program, search, (text) => text.trimEnd());
  if (loose.length > 0) return place(loose, search.length, "trailing space", 0);
  const first = search.findIndex((text) => text.trim() !== "");
  const last = search.findLastIndex((text) => text.trim() !== "");
  const core = search.slice(first, last + 1);
  if (first === -1 || core.length === search.length) return null;
  const bare = starts(program, core, (text) => text.trimEnd());
  return bare.length === 0 ? null : place(bare, core.length, "blank lines around", search.length - 1 - last);
}

const place = (at: number[], count: number, overlooked: Place["overlooked"], droppedAtEnd: number): Place => ({
  from: at[0]!,
  count,
  places: at.length,
  overlooked,
  droppedAtEnd,
});

function starts(program: readonly string[], search: readonly string[], form: (text: string) => string): number[] {
  const [lines, sought] = [program.map(form), search.map(form)];
  return lines.flatMap((_, from) =>
    from + sought.length <= lines.length && sought.every((text, index) => lines[from + index] === text) ? [from] : [],
  );
}
