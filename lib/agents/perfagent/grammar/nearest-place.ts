const LONGEST_QUOTE = 120;

/** Where lines that are not in a program almost stand, and what differs there first; in sentences. */
export function sayNearestPlace(program: readonly string[], search: readonly string[]): string {
  const found = nearestWindow(program, search);
  if (found === null) return "No line of it stands in the program.";
  const { from, to, program: has, search: says, programLine, searchLine } = found;
  const where = from === to ? `line ${from}` : `lines ${from} to ${to}`;
  if (has === undefined)
    return `The nearest place is ${where}, where the program ends and the block goes on with ${quoted(says)}.`;
  return `The nearest place is ${where}: line ${programLine} of the program is ${quoted(has)}, line ${searchLine} of the block ${quoted(says)} (${difference(has, says)}).`;
}

/** The window with the most lines in common, whatever their indentation; the first of equals. */
function nearestWindow(program: readonly string[], search: readonly string[]) {
  const [lines, sought] = [program.map((text) => text.trim()), search.map((text) => text.trim())];
  let best = { from: 0, common: 0 };
  for (let from = 0; from < lines.length; from++) {
    const common = sought.filter((text, index) => text !== "" && lines[from + index] === text).length;
    if (common > best.common) best = { from, common };
  }
  if (best.common === 0) return null;
  const first = search.findIndex((text, index) => program[best.from + index] !== text);
  return {
    from: best.from + 1,
    to: Math.min(program.length, best.from + search.length),
    program: program[best.from + first],
    search: search[first] ?? "",
    programLine: best.from + first + 1,
    searchLine: first + 1,
  };
}

function difference(has: string, says: string): string {
  if (has.trimEnd() === says.trimEnd()) return "the space at the end differs";
  if (has.trim() === says.trim()) return "the indentation differs";
  if (has.replace(/\s+/g, "") === says.replace(/\s+/g, "")) return "the space within the line differs";
  if (has.toLowerCase() === says.toLowerCase()) return "capital and small letters differ";
  const at = Array.from(says).findIndex((character, index) => has[index] !== character);
  return `they differ from character ${(at === -1 ? says.length : at) + 1} on`;
}

const quoted = (text: string): string =>
  JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
