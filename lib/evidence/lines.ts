import type { FlatRow } from "@/lib/profile/flat";
import { frameAt, type Origin, type Profile } from "@/lib/profile/profile";
import { REPRESENTATION_TITLES } from "@/lib/protocol/condition";
import {
  annotatedLines,
  type CodeAt,
  codeReader,
  filesWithLines,
  PLACES_PER_FUNCTION,
  type ScoredItem,
} from "./annotate";
import { fillProfile, type Item } from "./fill";
import { linesByFunction } from "./lines-by-function";
import { countedOf, rowPercent } from "./quantities";
import type { Representation } from "./representation";
import { type Subject, subjectOf } from "./subject";

const MOST_FUNCTIONS = 60;
const MOST_FILES = 20;
/** Whose code a reader could look into. */
const OWN: readonly Origin[] = ["user", "dependency"];
/** A part (0..1) of the whole whose lines are not known is told from here on. */
const TOLD_FROM = 0.005;

/** The functions with the most of their own, and their source with what each line holds. */
export const lines: Representation = {
  id: "lines",
  title: REPRESENTATION_TITLES.lines,
  render: (input) => {
    // Its rows are lines already, whatever the granularity.
    const subject = subjectOf({ ...input, granularity: "function" });
    return fillProfile(subject, lineItems(subject, codeReader(input.source)), input);
  },
};

/** The files whose text `lines` wants to see, by the names that the profile gives them. */
export const filesToShow = (profile: Profile): string[] =>
  filesWithLines(profile, subjectOf({ profile }).functions, MOST_FILES);

/** Functions in the order of their self amount; a line comes as early as its own amount says. */
function lineItems(subject: Subject, code: CodeAt): Item[] {
  const { functions, smallestShare } = subject;
  const ranked = functions
    .filter((row) => row.selfShare >= smallestShare)
    .slice(0, MOST_FUNCTIONS)
    .flatMap((row, at): ScoredItem[] => {
      const place = PLACES_PER_FUNCTION * (at + 1);
      return [
        { score: row.self, item: functionItem(row, place, subject, at === 0 ? titleOf(subject, code) : null) },
        ...annotatedLines(row, subject, code, place + 1),
      ];
    });
  return ranked.sort((a, b) => b.score - a.score).map(({ item }) => item);
}

function functionItem(row: FlatRow, place: number, { profile: { meta }, label }: Subject, title: string | null): Item {
  const text = `self ${rowPercent(row.selfShare)} ${label(row.frame)}`;
  if (title === null) return { lines: [{ place, text }], shows: [row.frame] };
  const short = `by self ${countedOf(meta)}:`;
  return {
    lines: [
      { place: 0, text: short },
      { place, text },
    ],
    shows: [row.frame],
    legend: { place: 0, text: title },
  };
}

/** What the rows show, and what of it is missing: the text of lines, or the lines themselves. */
function titleOf({ profile, functions, busy }: Subject, code: CodeAt): string {
  const counted = countedOf(profile.meta);
  const known = linesByFunction(profile);
  if (known.size === 0) return `by self ${counted} (the profile says nothing of lines):`;
  const shown = functions.slice(0, MOST_FUNCTIONS).map((row) => ({ ...row, ...frameAt(profile, row.frame) }));
  const withLines = shown.filter(({ frame }) => known.has(frame));
  const hasSource = withLines.some(({ file, line }) => code(file, line) !== null);
  const lineless = shown.filter(({ frame, file, origin }) => !known.has(frame) && file !== "" && OWN.includes(origin));
  const share = lineless.reduce((sum, { self }) => sum + self, 0) / busy;
  // The runtime's source is at hand nowhere.
  const isMissing = !hasSource && (lineless.length === 0 || withLines.some(({ origin }) => OWN.includes(origin)));
  const said = [
    ...(isMissing ? ["source not at hand, line numbers only"] : []),
    ...(share >= TOLD_FROM ? [`the profile knows no lines of functions with ${rowPercent(share)}`] : []),
  ];
  return `by self ${counted}, and the lines it is in (${["line, own share | code", ...said].join("; ")}):`;
}
