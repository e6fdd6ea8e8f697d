import { frameAt, ORIGINS } from "@/lib/profile/profile";
import { REPRESENTATION_TITLES } from "@/lib/protocol/condition";
import { callersOf } from "./callers-of";
import { fillProfile, type Item } from "./fill";
import { plain } from "./label";
import { amount, countedOf, rowPercent } from "./quantities";
import type { Representation } from "./representation";
import { type Subject, subjectOf } from "./subject";

const HOT_FUNCTIONS = 12;
const HOT_FILES = 6;
/** Less than this of the whole is not told of an origin. */
const SMALLEST_PART = 0.005;
const PLACE = { split: 0, hot: 100, files: 200 };

/** The headline: totals, whose code the time was in, the hot functions with their main caller, the hottest files. */
export const baseline: Representation = {
  id: "baseline",
  title: REPRESENTATION_TITLES.baseline,
  render: (input) => {
    const subject = subjectOf(input);
    return fillProfile(subject, baselineItems(subject), input);
  },
};

/** The baseline's lines, most important first. */
export function baselineItems(subject: Subject): Item[] {
  const hot = hotItems(subject);
  const files = fileItems(subject);
  return [
    hot.slice(0, 4),
    [splitItem(subject)],
    hot.slice(4, 5),
    files.slice(0, 3),
    hot.slice(5),
    files.slice(3),
  ].flat();
}

function splitItem({ split, busy, profile }: Subject): Item {
  const parts = ORIGINS.filter((origin) => origin !== "idle" && split[origin] >= SMALLEST_PART * busy)
    .sort((a, b) => split[b] - split[a])
    .map((origin) => `${origin} ${rowPercent(split[origin] / busy)}`);
  const text = `self ${countedOf(profile.meta)} by code: ${parts.join(", ")}`;
  return { lines: [{ place: PLACE.split, text }], shows: [] };
}

function hotItems(subject: Subject): Item[] {
  const { functions, label, rowLabel, smallestShare } = subject;
  return functions
    .slice(0, HOT_FUNCTIONS)
    .filter((row) => row.selfShare >= smallestShare)
    .map((row, i) => {
      const caller = mainCaller(subject, row.frame);
      const calledBy = caller < 0 ? "" : ` < ${label(caller, row.frame)}`;
      const text = `self ${rowPercent(row.selfShare)} ${rowLabel(row.frame)}${calledBy}`;
      const title = { place: PLACE.hot, text: "hot < main caller:" };
      const shows = caller < 0 ? [row.frame] : [row.frame, caller];
      return { lines: [...(i === 0 ? [title] : []), { place: PLACE.hot + 1 + i, text }], shows };
    });
}

/** The caller with the most of the function, -1 for none; of a regular expression, that of the function it is named by. */
function mainCaller({ profile }: Subject, frame: number): number {
  const callers = callersOf(profile);
  const caller = callers[frame]![0]?.frame ?? -1;
  return caller >= 0 && frameAt(profile, frame).origin === "regexp" ? (callers[caller]![0]?.frame ?? -1) : caller;
}

function fileItems({ profile, functions, busy, smallestShare, files }: Subject): Item[] {
  const amounts = new Map<string, number>();
  for (const row of functions) {
    const { file } = frameAt(profile, row.frame);
    if (file !== "") amounts.set(file, (amounts.get(file) ?? 0) + row.self);
  }
  return [...amounts]
    .filter(([, self]) => self >= smallestShare * busy)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, HOT_FILES)
    .map(([file, self], i) => ({
      lines: [
        ...(i === 0 ? [{ place: PLACE.files, text: "hot files:" }] : []),
        {
          place: PLACE.files + 1 + i,
          text: `self ${rowPercent(self / busy)} ${amount(self, profile.meta.unit)} ${plain(files.nameOf(file))}`,
        },
      ],
      shows: [],
    }));
}
