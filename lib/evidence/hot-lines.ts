import { ORIGINS, type Origin, type Profile } from "@/lib/profile/profile";
import { linesByFunction } from "./lines-by-function";
import { countedOf, rowPercent } from "./quantities";

/** At most so many lines of a function are named, each with at least this share of the function's own amount. */
const MOST_LINES = 2;
const SMALLEST_PART = 0.2;
/** Their labels do not end with a place: those of no function carry none, that of a regular expression ends with its text. */
const WITHOUT_PLACE: readonly Origin[] = ["gc", "idle", "program", "regexp"];

/** What the lines of a function are held against: its own amount by frame, and an amount below which all is noise. */
type Measured = {
  readonly profile: Profile;
  readonly selfOf: ReadonlyMap<number, number>;
  readonly smallest: number;
};

/**
 * What a row says of a function's lines behind its place, `; :45 61% :47 22%`: those with the most of its own amount, most
 * first, in percent of that. Nothing where the profile knows no lines, or where what a line holds is little or noise; code
 * that was compiled into the function may lie in another file and is left out.
 */
export function hotLinesText({ profile, selfOf, smallest }: Measured, frame: number): string {
  if (!hasPlace(profile, frame)) return "";
  const rows = linesByFunction(profile).get(frame) ?? [];
  const known = rows.reduce((sum, { self }) => sum + self, 0);
  const own = Math.max(selfOf.get(frame) ?? 0, known);
  const least = Math.max(SMALLEST_PART * own, smallest);
  const told = rows
    .filter(({ self, inlined }) => self > 0 && self >= least && !inlined)
    .slice(0, MOST_LINES)
    .map(({ line, self }) => ` :${line} ${rowPercent(self / own)}`);
  return told.length === 0 ? "" : `;${told.join("")}`;
}

/** A function's name with its lines inside the parentheses of its place: `parse (lib/a.js:12; :45 61%)`. */
export const withHotLines = (label: string, lines: string): string =>
  lines === "" ? label : `${label.slice(0, -1)}${lines})`;

/** What the first line says of the lines in the rows, briefly and in full: what their percentages are of, or that there are none. */
export function explainHotLines(profile: Profile): { readonly short: string; readonly full: string } {
  if (linesByFunction(profile).size === 0)
    return { short: "; no lines known", full: "; the profile says nothing of lines" };
  const counted = countedOf(profile.meta);
  return {
    short: `; :line % of own ${counted}`,
    full: `; rows are name (file:line; :hottest line % of the function's own ${counted})`,
  };
}

const hasPlace = ({ frames, strings }: Profile, frame: number): boolean =>
  strings[frames.file[frame]!] !== "" && !WITHOUT_PLACE.includes(ORIGINS[frames.origin[frame]!]!);
