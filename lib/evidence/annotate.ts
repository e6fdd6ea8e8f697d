import type { FlatRow } from "@/lib/profile/flat";
import { frameAt, type Profile } from "@/lib/profile/profile";
import type { Item } from "./fill";
import { clip, plain } from "./label";
import { linesByFunction } from "./lines-by-function";
import { rowPercent } from "./quantities";
import type { Subject } from "./subject";

/** Places that the lines of one function take: numbers of lines are smaller in any file that people read. */
export const PLACES_PER_FUNCTION = 1e7;
const MOST_CODE = 120;
/** A line beside a hot one says this part of what the hot one says, the line that a function starts with this part of it. */
const BESIDE = 0.25;
const SIGNATURE = 0.2;

/** How much an item says, in the profile's unit. */
export type ScoredItem = { readonly score: number; readonly item: Item };

/** The text of a line of a file, null where the file is not at hand or has no such line. */
export type CodeAt = (file: string, line: number) => string | null;

/** Reads lines of sources, each file once. */
export function codeReader(source: ((file: string) => string | null) | undefined): CodeAt {
  const files = new Map<string, readonly string[] | null>();
  return (file, line) => {
    if (source === undefined || file === "") return null;
    if (!files.has(file)) files.set(file, source(file)?.split("\n") ?? null);
    return files.get(file)?.[line - 1] ?? null;
  };
}

/**
 * The lines of a function that have an amount of their own, and with its source the lines beside them and the one it starts
 * with. A line before the function's start belongs to code that was compiled into it and may lie in another file: its
 * number is given, never a text.
 */
export function annotatedLines(
  { frame, self }: Pick<FlatRow, "frame" | "self">,
  { profile, smallestShare }: Subject,
  code: CodeAt,
  firstPlace: number,
): (ScoredItem & { readonly line: number })[] {
  const { file, line: start } = frameAt(profile, frame);
  const hot = linesByFunction(profile).get(frame) ?? [];
  const shares = new Map(hot.map((row) => [row.line, row]));
  const scores = new Map<number, number>();
  for (const row of hot) if (row.selfShare >= smallestShare) scores.set(row.line, row.self);
  if (scores.size === 0) return [];
  for (const row of hot.filter((each) => !each.inlined && each.selfShare >= smallestShare))
    for (const beside of [row.line - 1, row.line + 1]) raise(beside, BESIDE * row.self);
  raise(start, SIGNATURE * self);
  return [...scores].map(([line, score]) => ({
    line,
    score: Math.min(score, self),
    item: { lines: [{ place: firstPlace + line, text: textOf(line) }], shows: [] },
  }));

  /** Lines without code to show are worth nothing unless they have an amount. */
  function raise(line: number, score: number): void {
    if (line < start || (code(file, line) ?? "").trim() === "") return;
    scores.set(line, Math.max(score, scores.get(line) ?? 0));
  }

  function textOf(line: number): string {
    const row = shares.get(line);
    const own = row === undefined ? "" : ` ${rowPercent(row.selfShare)}`;
    if (row?.inlined) return `  ${line}${own} inlined code`;
    const text = code(file, line);
    return text === null ? `  ${line}${own}` : `  ${line}${own} | ${codeText(text)}`;
  }
}

/** The files whose lines a text about a profile would show, hottest function first. */
export function filesWithLines(profile: Profile, functions: Subject["functions"], most: number): string[] {
  const files = new Set<string>();
  for (const { frame } of functions) {
    if (files.size >= most) break;
    const { file } = frameAt(profile, frame);
    if (file !== "" && linesByFunction(profile).has(frame)) files.add(file);
  }
  return [...files];
}

function codeText(text: string): string {
  const line = plain(text.replaceAll("\t", "  ").trimEnd());
  return line.length <= MOST_CODE ? line : `${clip(line, MOST_CODE - 1)}…`;
}
