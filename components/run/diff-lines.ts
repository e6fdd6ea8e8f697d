/** One line of a unified diff with its place in the old and in the new file. */
export interface DiffLine {
  kind: "file" | "hunk" | "added" | "deleted" | "same";
  /** Without the leading sign. */
  text: string;
  old: number | null;
  new: number | null;
}

const HUNK = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@(.*)$/;
const FILE_HEAD =
  /^(diff --git |index |--- |\+\+\+ |new file|deleted file|similarity|rename |old mode|new mode|Binary files)/;

/**
 * Reads a unified diff line by line, also one that was cut off. Of a file's head only its path is kept; what is no diff at
 * all is shown as it is.
 */
export function diffLines(text: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let at = { old: 0, new: 0 };
  let inHunk = false;
  for (const line of (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n")) {
    const hunk = HUNK.exec(line);
    if (hunk) {
      at = { old: Number(hunk[1]), new: Number(hunk[2]) };
      inHunk = true;
      lines.push({ kind: "hunk", text: line, old: null, new: null });
    } else if (line.startsWith("diff --git ") || (!inHunk && FILE_HEAD.test(line))) {
      inHunk = false;
      const path = pathOf(line, lines.at(-1));
      if (path) lines.push({ kind: "file", text: path, old: null, new: null });
    } else lines.push(bodyLine(line, at));
  }
  return lines.length === 1 && lines[0]?.text === "" ? [] : lines;
}

/** Git's own head names the file; a plain diff names it in the line of the new file. */
function pathOf(line: string, last: DiffLine | undefined): string | null {
  const git = /^diff --git a\/(.*) b\/(.*)$/.exec(line);
  if (git) return git[2] ?? null;
  const plain = /^\+\+\+ (?:b\/)?([^\t]*)/.exec(line)?.[1];
  return plain && plain !== "/dev/null" && !(last?.kind === "file" && last.text === plain) ? plain : null;
}

function bodyLine(line: string, at: { old: number; new: number }): DiffLine {
  if (line.startsWith("+")) return { kind: "added", text: line.slice(1), old: null, new: at.new++ };
  if (line.startsWith("-")) return { kind: "deleted", text: line.slice(1), old: at.old++, new: null };
  if (line.startsWith("\\")) return { kind: "hunk", text: line, old: null, new: null };
  return { kind: "same", text: line.slice(1), old: at.old++, new: at.new++ };
}
