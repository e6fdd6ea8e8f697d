/** Edits beyond which a word is another word, however long it is. */
const MOST_EDITS = 3;

/**
 * The known word that a misspelt one was probably meant to be: at most a third of its letters differ, whatever their case,
 * and no other is as near.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [first, second] = known
    .filter((each) => Math.abs(each.length - word.length) <= MOST_EDITS)
    .map((each) => ({ each, edits: edits(word.toLowerCase(), each.toLowerCase()) }))
    .filter((near) => near.edits <= Math.min(MOST_EDITS, Math.floor(Math.max(word.length, near.each.length) / 3)))
    .sort((a, b) => a.edits - b.edits);
  return first && first.edits !== second?.edits ? first.each : undefined;
}

/** What was probably meant by an unknown name, to be put behind it: ` (did you mean noop?)`, or nothing. */
export function guess(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? "" : ` (did you mean ${near}?)`;
}

/** All that could have been written instead of an unknown name: `noop, expert (did you mean noop?)`. */
export const choices = (word: string, known: readonly string[]): string => `${known.join(", ")}${guess(word, known)}`;

/** Letters inserted, deleted, replaced, or exchanged with their neighbour (optimal string alignment). */
function edits(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const exchanged = swapped ? rows[i - 2]![j - 2]! + 1 : replaced;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, replaced, exchanged));
    }
    rows.push(row);
  }
  return rows[from.length]![to.length]!;
}
