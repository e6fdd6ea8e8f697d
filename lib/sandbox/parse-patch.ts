import { requirePlainPath } from "./path-in-tree";

/** One file's part of a unified diff. */
export interface PatchFile {
  /** Both sides, equal except for a rename; the file itself for one that is added or deleted. */
  paths: readonly string[];
  text: string;
}

export type ParsedPatch =
  | { ok: true; files: PatchFile[] }
  /** `escapes`: it reaches for something outside the tree, by its path or through a link. */
  | { ok: false; reason: string; escapes: boolean };

/**
 * Splits a git-style unified diff (prefixes a/ and b/) into its files, and refuses what must never be applied: paths that
 * leave the tree, links, submodules and binary contents. Hunks are skipped by their line counts, so nothing inside one is
 * taken for a header.
 */
export function parsePatch(patch: string): ParsedPatch {
  const files: PatchFile[] = [];
  for (const section of sections(patch)) {
    const { header } = section;
    const paths = pathsOf(header);
    const named = paths[0] ?? header[0] ?? "";
    if (paths.length === 0) return refuse(`"${header[0]}" names no file; expected paths with the prefixes a/ and b/`);
    if (header.some((line) => /^(new|old|new file|deleted file) mode 120000$|^index .* 120000$/.test(line)))
      return refuse(`${named} is a symbolic link, which a patch may not make or change`, true);
    if (header.some((line) => /^(new|old|new file|deleted file) mode 160000$|^index .* 160000$/.test(line)))
      return refuse(`${named} is a submodule, which a patch may not make or change`);
    if (header.some((line) => /^(GIT binary patch$|Binary files )/.test(line)))
      return refuse(`${named} has binary contents, which cannot be applied as a patch`);
    for (const path of paths) {
      const problem = problemOf(path);
      if (problem) return refuse(problem, true);
    }
    files.push({ paths, text: section.text });
  }
  return files.length > 0 ? { ok: true, files } : refuse("it holds no change in the format of a unified diff");
}

const refuse = (reason: string, escapes = false): ParsedPatch => ({ ok: false, reason, escapes });

function problemOf(path: string): string | null {
  try {
    requirePlainPath(path);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

interface Section {
  header: string[];
  text: string;
}

function sections(patch: string): Section[] {
  const found: Section[] = [];
  const lines = patch.split("\n");
  let current: { header: string[]; lines: string[]; named: boolean } | null = null;
  const close = () => {
    if (current) found.push({ header: current.header, text: `${current.lines.join("\n")}\n` });
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const plainHeader = line.startsWith("--- ") && lines[i + 1]?.startsWith("+++ ") === true;
    if (line.startsWith("diff --git ") || (plainHeader && (current === null || current.named))) {
      close();
      current = { header: [], lines: [], named: false };
    }
    if (current === null) continue;
    const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
    const end = hunk ? endOfHunk(lines, i, Number(hunk[1] ?? 1), Number(hunk[2] ?? 1)) : i + 1;
    if (!hunk) current.header.push(line);
    if (line.startsWith("+++ ")) current.named = true;
    current.lines.push(...lines.slice(i, end));
    i = end - 1;
  }
  close();
  return found.map(({ header, text }) => ({ header: header.filter((line) => line !== ""), text }));
}

/** Index after the last line of the hunk that starts at `at`. */
function endOfHunk(lines: readonly string[], at: number, old: number, fresh: number): number {
  let i = at + 1;
  for (; i < lines.length && (old > 0 || fresh > 0); i++) {
    const kind = lines[i]![0] ?? " ";
    if (kind === "\\") continue;
    if (kind !== "+") old--;
    if (kind !== "-") fresh--;
  }
  while (lines[i]?.startsWith("\\")) i++;
  return i;
}

function pathsOf(header: readonly string[]): string[] {
  const sides = header.flatMap((line) => {
    const named = /^(?:---|\+\+\+) (.*)$/.exec(line)?.[1];
    if (named !== undefined) return named === "/dev/null" ? [] : [side(named)];
    const moved = /^(?:rename|copy) (?:from|to) (.*)$/.exec(line)?.[1];
    return moved === undefined ? [] : [unquote(moved)];
  });
  const found = sides.length > 0 ? sides : sidesOfGitLine(header[0] ?? "");
  return found.includes(null) ? [] : [...new Set(found.filter((path) => path !== null))];
}

/** A side of ---/+++: unquoted, without a trailing tab and time stamp, without its prefix; null without one. */
function side(named: string): string | null {
  const path = unquote(named.startsWith('"') ? named : named.replace(/\t.*$/, ""));
  return /^[ab]\//.test(path) ? path.slice(2) : null;
}

/** `diff --git a/x b/x` is all that an empty or binary file has; both sides are equal there. */
function sidesOfGitLine(line: string): (string | null)[] {
  const rest = line.replace(/^diff --git /, "");
  const quoted = /^("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/.exec(rest);
  if (quoted) return [side(quoted[1]!), side(quoted[2]!)];
  const half = (rest.length - 1) / 2;
  const [first, second] = [rest.slice(0, half), rest.slice(half + 1)];
  return first.slice(2) === second.slice(2) ? [side(first), side(second)] : [null];
}

/** Git's C-style quotes: \t \n \" \\ and octal bytes of UTF-8. */
function unquote(named: string): string {
  if (!/^".*"$/.test(named)) return named;
  const escapes: Record<string, string> = { t: "\t", n: "\n", r: "\r", a: "\x07", b: "\b", f: "\f", v: "\v" };
  const bytes = named
    .slice(1, -1)
    .replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
      /^[0-7]{3}$/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
    );
  return named.includes("\\") && /\\[0-7]{3}/.test(named) ? Buffer.from(bytes, "latin1").toString("utf8") : bytes;
}
