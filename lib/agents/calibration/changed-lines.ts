import { diffArrays } from "diff";

/** What an edit does to a file, in lines of the file before it (from 1). */
export interface ChangedLines {
  /** Lines that are replaced or deleted. */
  replaced: readonly number[];
  /** New lines come between this line and the next; 0 is the beginning. */
  insertedAfter: readonly number[];
}

export function changedLines(before: string, after: string): ChangedLines {
  const replaced: number[] = [];
  const insertedAfter: number[] = [];
  let line = 0;
  for (const part of diffArrays(before.split("\n"), after.split("\n"))) {
    if (part.added) insertedAfter.push(line);
    else {
      if (part.removed) for (let i = 1; i <= part.count; i++) replaced.push(line + i);
      line += part.count;
    }
  }
  return {
    replaced,
    insertedAfter: insertedAfter.filter((at) => !replaced.includes(at) && !replaced.includes(at + 1)),
  };
}
