import { joined, type Line, linesOf } from "../grammar/lines";

/** A file of a repository: its path and its text. */
export interface ListedFile {
  path: string;
  text: string;
}

const HEAD = /^===== (\S.*) =====$/;

/** The line that stands before a file in a listing. */
export const headOf = (path: string): string => `===== ${path} =====`;

/**
 * Files as one text, each under a line with its path, so that a solution of many files is a text as any other. A file
 * that does not end in a line break gets one, which `filesOf` takes away again.
 */
export const listingOf = (files: readonly ListedFile[]): string =>
  files.map(({ path, text }) => `${headOf(path)}\n${text}${text === "" || text.endsWith("\n") ? "" : "\n"}`).join("");

/**
 * The files of a listing.
 *
 * @param before the files that it was made of: each must still be there once
 * @throws RangeError saying which line is missing, twice or in the way
 */
export function filesOf(listing: string, before: readonly ListedFile[]): ListedFile[] {
  const lines = linesOf(listing);
  const files: { path: string; lines: Line[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const [, path] = HEAD.exec(line.text) ?? [];
    if (path !== undefined) files.push({ path, lines: [] });
    else if (files.length === 0)
      throw new RangeError(`the listing begins with line ${index + 1} instead of that of a file`);
    else files.at(-1)?.lines.push(line);
  }
  for (const { path } of before) {
    const times = files.filter((file) => file.path === path).length;
    if (times !== 1)
      throw new RangeError(
        `the line ${headOf(path)} is there ${times === 0 ? "no longer" : `${times} times`}; it must stay`,
      );
  }
  const twice = files.find(({ path }, index) => files.findIndex((file) => file.path === path) !== index);
  if (twice) throw new RangeError(`the line ${headOf(twice.path)} is there more than once`);
  const openEnded = new Set(before.filter(({ text }) => text !== "" && !text.endsWith("\n")).map(({ path }) => path));
  return files.map(({ path, lines: own }) => {
    const text = joined(own);
    return { path, text: openEnded.has(path) ? text.replace(/\r?\n$/, "") : text };
  });
}
