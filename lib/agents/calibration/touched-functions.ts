import { changedLines } from "./changed-lines";
import { functionsOf, type SourceFunction } from "./functions-of";

/**
 * The functions of a file that an edit touches: those in whose own lines, not those of a function inside, something
 * changes. An edit of the top level alone (a table, a regular expression) touches the functions that name what it defines:
 * a profile shows its cost there.
 */
export function touchedFunctions(before: string, after: string): SourceFunction[] {
  const functions = functionsOf(before) ?? [];
  const { replaced, insertedAfter } = changedLines(before, after);
  const touched = functions.filter(
    (one) =>
      replaced.some((line) => owns(one, line, functions)) ||
      insertedAfter.some((line) => gapOwner(line, functions) === one),
  );
  return touched.length > 0 ? touched : usersOf(namesDefinedOn(before, replaced), before, functions);
}

/** The first and last line of an inner function belong to the outer one too. */
function owns(one: SourceFunction, line: number, functions: readonly SourceFunction[]): boolean {
  if (line < one.from || line > one.to) return false;
  return !functions.some((inner) => isWithin(inner, one) && inner.from < line && line < inner.to);
}

/** The innermost function that spans the gap after a line. */
const gapOwner = (line: number, functions: readonly SourceFunction[]): SourceFunction | undefined =>
  functions.filter(({ from, to }) => from <= line && line < to).sort((a, b) => a.end - a.start - (b.end - b.start))[0];

const isWithin = (inner: SourceFunction, outer: SourceFunction): boolean =>
  inner !== outer && inner.start >= outer.start && inner.end <= outer.end;

/** Names that stand before `=` or `:` on these lines: variables, properties of objects, keys of tables. */
function namesDefinedOn(source: string, lines: readonly number[]): string[] {
  const text = source.split("\n");
  return lines.flatMap((line) =>
    [...(text[line - 1] ?? "").matchAll(/(?:^|[\s.{,])([A-Za-z_$][\w$]*)\s*[:=](?![=>])/g)].map((found) => found[1]!),
  );
}

function usersOf(names: readonly string[], source: string, functions: readonly SourceFunction[]): SourceFunction[] {
  return functions.filter((one) => {
    const inner = functions.filter((other) => isWithin(other, one));
    const words = wordsOutside(source, one, inner);
    return names.some((name) => words.has(name));
  });
}

/** Words of a function's own code. */
function wordsOutside(source: string, one: SourceFunction, inner: readonly SourceFunction[]): Set<string> {
  let own = "";
  let at = one.start;
  for (const { start, end } of inner) {
    if (start < at) continue;
    own += source.slice(at, start);
    at = end;
  }
  return new Set((own + source.slice(at, one.end)).match(/[A-Za-z_$][\w$]*/g));
}
